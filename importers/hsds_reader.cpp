#include "importers/hsds_reader.h"

#include "importers/csv.h"
#include "importers/file_bytes.h"
#include "importers/profile.h"
#include "util/errors.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace relais::importers {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t k_most_bytes = 200'000'000;

/// One table: rows with their cells by column name.
class HsdsRows {
public:
    HsdsRows() = default;
    explicit HsdsRows(const std::string& bytes) {
        const auto csv = parse_csv(to_utf8(bytes), ',');
        for (const auto& record : csv.records) {
            if (m_columns.empty()) {
                for (std::size_t i = 0; i < record.cells.size(); ++i) {
                    m_columns[record.cells[i]] = i;
                }
            } else if (!record.cells.empty()) {
                m_rows.push_back(record.cells);
            }
        }
    }
    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    [[nodiscard]] const std::string& cell(std::size_t row, const char* column) const {
        static const std::string k_nothing;
        const auto found = m_columns.find(column);
        return found != m_columns.end() && found->second < m_rows[row].size() ? m_rows[row][found->second] : k_nothing;
    }
    /// Rows whose cell of a column is `value`.
    [[nodiscard]] std::vector<std::size_t> with(const char* column, const std::string& value) const {
        auto& index = m_index[column];
        if (index.empty()) {
            for (std::size_t i = 0; i < m_rows.size(); ++i) {
                index[cell(i, column)].push_back(i);
            }
        }
        const auto found = index.find(value);
        return found != index.end() && !value.empty() ? found->second : std::vector<std::size_t>();
    }

private:
    std::map<std::string, std::size_t> m_columns;
    std::vector<std::vector<std::string>> m_rows;
    mutable std::map<std::string, std::unordered_map<std::string, std::vector<std::size_t>>> m_index;
};

/// "service" is in services.csv as the specification has it, or in service.csv as some programs write.
HsdsRows read_table(const fs::path& folder, std::initializer_list<const char*> names, bool is_required) {
    for (const auto* name : names) {
        const auto file = folder / (std::string(name) + ".csv");
        if (fs::exists(file)) {
            return HsdsRows(read_file(file, k_most_bytes));
        }
    }
    if (is_required) {
        throw util::InvalidInput(shown_name(folder),
                                 {"import.hsds_no_table", {{"folder", shown_name(folder)}, {"table", *names.begin()}}});
    }
    return {};
}

class PackageReader {
public:
    explicit PackageReader(const fs::path& folder)
        : m_organizations(read_table(folder, {"organizations", "organization"}, true)),
          m_services(read_table(folder, {"services", "service"}, true)),
          m_locations(read_table(folder, {"locations", "location"}, false)),
          m_at(read_table(folder, {"service_at_location", "services_at_location"}, false)),
          m_addresses(read_table(folder, {"addresses", "address"}, false)),
          m_phones(read_table(folder, {"phones", "phone"}, false)),
          m_languages(read_table(folder, {"languages", "language"}, false)),
          m_attributes(read_table(folder, {"attributes", "attribute"}, false)),
          m_terms(read_table(folder, {"taxonomy_terms", "taxonomy_term"}, false)) {}

    HsdsWorkbook read() {
        HsdsWorkbook book;
        for (std::size_t i = 0; i < k_field_count; ++i) {
            book.headings.push_back(Profile::english().usual_heading(static_cast<Field>(i)));
        }
        for (std::size_t service = 0; service < m_services.size(); ++service) {
            const auto places = m_at.with("service_id", m_services.cell(service, "id"));
            for (const auto at : places) {
                book.rows.push_back(line(service, m_at.cell(at, "location_id")));
            }
            if (places.empty()) {
                book.rows.push_back(line(service, ""));
            }
        }
        return book;
    }

private:
    void set(Field field, const std::string& text) {
        if (!text.empty()) {
            m_line[index_of(field)] = text;
        }
    }

    std::vector<std::string> line(std::size_t service, const std::string& location) {
        m_line.assign(k_field_count, "");
        const auto own = own_fields(m_services.cell(service, "id"));
        if (own.empty()) { // another program's directory
            add_standard(service, location);
        }
        for (const auto& [field, text] : own) {
            set(field, text);
        }
        return std::move(m_line);
    }

    void add_standard(std::size_t service, const std::string& location) {
        set(Field::service_id, m_services.cell(service, "id"));
        set(Field::service_name, m_services.cell(service, "name"));
        set(Field::description_en, m_services.cell(service, "description"));
        set(Field::minimum_age, m_services.cell(service, "minimum_age"));
        set(Field::maximum_age, m_services.cell(service, "maximum_age"));
        set(Field::fee_details, m_services.cell(service, "fees_description"));
        set(Field::verified_at, m_services.cell(service, "assured_date"));
        set(Field::need, need_of(service));
        add_organization(m_services.cell(service, "organization_id"));
        add_location(location);
        std::string languages;
        for (const auto row : m_languages.with("service_id", m_services.cell(service, "id"))) {
            languages += (languages.empty() ? "" : "; ") + m_languages.cell(row, "name");
        }
        set(Field::languages, languages);
    }

    void add_organization(const std::string& id) {
        for (const auto row : m_organizations.with("id", id)) {
            set(Field::organisation_id, id);
            set(Field::organisation, m_organizations.cell(row, "name"));
            set(Field::acronym, m_organizations.cell(row, "alternate_name"));
            set(Field::website, m_organizations.cell(row, "website"));
        }
    }

    void add_location(const std::string& id) {
        for (const auto row : m_locations.with("id", id)) {
            set(Field::site_id, id);
            set(Field::site, m_locations.cell(row, "name"));
            set(Field::latitude, m_locations.cell(row, "latitude"));
            set(Field::longitude, m_locations.cell(row, "longitude"));
        }
        for (const auto row : m_addresses.with("location_id", id)) {
            set(Field::address, m_addresses.cell(row, "address_1"));
            set(Field::locality, m_addresses.cell(row, "city"));
            set(Field::region, m_addresses.cell(row, "state_province"));
        }
        std::string phones;
        for (const auto row : m_phones.with("location_id", id)) {
            phones += (phones.empty() ? "" : "; ") + m_phones.cell(row, "number");
        }
        set(Field::phone, phones);
    }

    std::string need_of(std::size_t service) {
        for (const auto row : m_attributes.with("link_id", m_services.cell(service, "id"))) {
            for (const auto term : m_terms.with("id", m_attributes.cell(row, "taxonomy_term_id"))) {
                return m_terms.cell(term, "name");
            }
        }
        return m_services.cell(service, "name");
    }

    /// "relais:publics" → what our own export wrote of that field.
    std::vector<std::pair<Field, std::string>> own_fields(const std::string& id) {
        constexpr std::string_view k_prefix = "relais:";
        std::vector<std::pair<Field, std::string>> fields;
        for (const auto row : m_attributes.with("link_id", id)) {
            const auto& label = m_attributes.cell(row, "label");
            const auto field = label.starts_with(k_prefix) ? field_from_name(label.substr(k_prefix.size()))
                                                           : std::optional<Field>();
            if (field) {
                fields.emplace_back(*field, m_attributes.cell(row, "value"));
            }
        }
        return fields;
    }

    HsdsRows m_organizations;
    HsdsRows m_services;
    HsdsRows m_locations;
    HsdsRows m_at;
    HsdsRows m_addresses;
    HsdsRows m_phones;
    HsdsRows m_languages;
    HsdsRows m_attributes;
    HsdsRows m_terms;
    std::vector<std::string> m_line;
};

} // namespace

HsdsWorkbook read_hsds(const fs::path& folder) {
    return PackageReader(folder).read();
}

} // namespace relais::importers
