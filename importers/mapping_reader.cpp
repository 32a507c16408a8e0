#include "importers/mapping_reader.h"

#include "importers/file_bytes.h"
#include "importers/profile.h"
#include "importers/row_keys.h"
#include "importers/row_reader.h"
#include "importers/sheet_layout.h"
#include "importers/sheet_rows.h"
#include "importers/table.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>
#include <utility>

namespace relais::importers {
namespace {

using directory::Finding;
using directory::FindingLevel;
using directory::MappingFile;
using directory::Provenance;

[[noreturn]] void
refuse(const std::filesystem::path& file, const char* key, MessageValues values = {}) {
    const auto name = shown_name(file);
    values.insert(values.begin(), {"file", name});
    throw util::InvalidInput(name, {key, std::move(values)});
}

/// A sheet with a line of headings, and the profile that knows them.
struct Readable {
    const Table* table = nullptr;
    const Profile* profile = nullptr;
    SheetLayout layout;

    [[nodiscard]] bool has(Field field) const {
        return layout.has(field) || !profile->fixed(field).empty();
    }
};

class MappingReader {
public:
    MappingReader(const std::filesystem::path& file,
                  const directory::Reference& reference,
                  const MappingOptions& options)
        : m_file(file),
          m_reference(reference),
          m_options(options),
          m_places(reference.gazetteer) {
        if (!options.profile.empty()) {
            m_chosen = Profile::load(options.profile);
        }
    }

    MappingFile read(const util::Progress& progress) {
        const auto tables = chosen_tables();
        const auto sheets = readable(tables);
        for (const auto& sheet : sheets) {
            m_total +=
                static_cast<std::int64_t>(sheet.table->rows.size() - sheet.layout.first_data);
        }
        for (const auto& sheet : sheets) {
            if (!read_sheet(sheet, progress)) {
                return {};
            }
        }
        report_alike();
        return std::move(m_out);
    }

private:
    std::vector<Table> chosen_tables() {
        auto tables = read_tables(m_file);
        if (m_options.sheet.empty()) {
            return tables;
        }
        std::string names;
        for (const auto& table : tables) {
            names += (names.empty() ? "" : ", ") + table.sheet;
        }
        const auto wanted = util::squeeze(m_options.sheet);
        std::erase_if(tables,
                      [&](const Table& table) { return util::squeeze(table.sheet) != wanted; });
        if (tables.empty()) {
            refuse(m_file, "import.no_sheet", {{"sheet", m_options.sheet}, {"sheets", names}});
        }
        return tables;
    }

    std::optional<Readable> layout_of(const Table& table) const {
        auto found = best_layout(table, m_chosen ? &*m_chosen : nullptr);
        return found ? std::optional(Readable{&table, found->profile, std::move(found->layout)}) : std::nullopt;
    }

    std::vector<Readable> readable(const std::vector<Table>& tables) {
        std::vector<Readable> sheets;
        std::vector<std::pair<const Table*, std::string>> lacking;
        bool empty = true;
        for (const auto& table : tables) {
            empty = empty && table.rows.size() <= (table.has_field_names ? 1 : 0);
            auto sheet = layout_of(table);
            if (!sheet) {
                say(table.sheet, FindingLevel::note, "finding.sheet_without_headings");
                continue;
            }
            const auto missing = !sheet->has(Field::organisation) ? Field::organisation
                                 : !sheet->has(Field::need)       ? Field::need
                                                                  : Field::count;
            if (missing == Field::count) {
                sheets.push_back(std::move(*sheet));
            } else {
                lacking.emplace_back(&table, sheet->profile->usual_heading(missing));
                say(table.sheet,
                    FindingLevel::warning,
                    "finding.sheet_lacks_column",
                    {{"column", lacking.back().second}});
            }
        }
        if (empty) {
            refuse(m_file, "import.empty");
        }
        if (sheets.empty() && !lacking.empty()) {
            refuse(m_file,
                   "import.missing_column",
                   {{"sheet", lacking.front().first->sheet}, {"column", lacking.front().second}});
        }
        if (sheets.empty()) {
            refuse(m_file, "import.no_headings");
        }
        return sheets;
    }

    void say(const std::string& sheet,
             FindingLevel level,
             const char* key,
             MessageValues values = {},
             int row = 0,
             const std::string& column = "",
             const std::string& value = "") {
        m_out.findings.push_back(
            {level, sheet, row, column, shortened(value), {key, std::move(values)}, ""});
    }

    void report_layout(const Readable& sheet) {
        const auto& layout = sheet.layout;
        for (std::size_t i = 0; i < layout.remarks.size(); ++i) {
            say(sheet.table->sheet,
                layout.remarks[i].level,
                layout.remarks[i].what.key.c_str(),
                layout.remarks[i].what.values,
                layout.heading_row,
                layout.remark_headings[i]);
        }
    }

    /// False when asked to stop.
    bool read_sheet(const Readable& sheet, const util::Progress& progress) {
        report_layout(sheet);
        SheetRows rows(*sheet.table, sheet.layout, *sheet.profile, m_places);
        RowReader reader(m_reference, m_places, *sheet.profile, m_options.today);
        for (const auto& row : rows.read()) {
            read_row(sheet, row, reader);
            ++m_done;
            if (!util::report(progress, m_done, std::max(m_total, m_done))) {
                return false;
            }
        }
        for (const auto& [row, text] : rows.titles()) {
            say(sheet.table->sheet, FindingLevel::note, "finding.title_row", {}, row, "", text);
        }
        return true;
    }

    void read_row(const Readable& sheet, const DataRow& row, RowReader& reader) {
        ++m_out.lines_read;
        const Provenance provenance{sheet.table->sheet, row.number};
        RowFindings findings(sheet.table->sheet, row, sheet.layout, m_out.findings);
        auto read = reader.read(row, findings);
        if (!read) {
            m_out.rejected.push_back({provenance, sheet.layout.headings, row.raw});
            m_out.rejected.back().cells.resize(sheet.layout.headings.size());
            return;
        }
        read->provenance = provenance;
        if (m_keys.fill(row, *read, findings)) {
            m_out.rows.push_back(std::move(*read));
        }
    }

    void report_alike() {
        for (const auto& pair : m_keys.organisations_alike()) {
            say(pair.second.sheet,
                FindingLevel::warning,
                "finding.organisations_alike",
                {{"name", pair.second_name},
                 {"other", pair.first_name},
                 {"row", std::to_string(pair.first.row)},
                 {"key_a", pair.first_key},
                 {"key_b", pair.second_key}},
                pair.second.row,
                "",
                pair.second_name);
        }
    }

    const std::filesystem::path& m_file;
    const directory::Reference& m_reference;
    const MappingOptions& m_options;
    PlaceFinder m_places;
    std::optional<Profile> m_chosen;
    RowKeys m_keys;
    MappingFile m_out;
    std::int64_t m_done = 0;
    std::int64_t m_total = 0;
};

} // namespace

MappingFile read_mapping(const std::filesystem::path& file,
                         const directory::Reference& reference,
                         const MappingOptions& options,
                         const util::Progress& progress) {
    return MappingReader(file, reference, options).read(progress);
}

} // namespace relais::importers
