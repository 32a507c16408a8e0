#include "importers/reference_table.h"

#include "importers/file_bytes.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <charconv>

namespace relais::importers {
namespace {

constexpr std::uintmax_t k_largest_table = 64'000'000;

} // namespace

ReferenceTable::ReferenceTable(const std::filesystem::path& file,
                               std::initializer_list<std::string_view> headings)
    : m_name(shown_name(file)) {
    const auto bytes = read_file(file, k_largest_table);
    if (!util::is_utf8(bytes)) {
        throw util::InvalidInput(m_name, {"import.reference_not_utf8", {{"file", m_name}}});
    }
    m_text = parse_csv(to_utf8(bytes), ',');
    if (!m_text.records.empty()) {
        const auto& cells = m_text.records.front().cells;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            m_columns.emplace(cells[i], i);
        }
    }
    for (const auto heading : headings) {
        if (!m_columns.contains(std::string(heading))) {
            throw util::InvalidInput(std::string(heading),
                                     {"import.reference_no_column",
                                      {{"file", m_name}, {"column", std::string(heading)}}});
        }
    }
    for (const auto& record : m_text.records) {
        if (!record.cells.empty() && record.cells.size() != m_text.records.front().cells.size()) {
            throw util::InvalidInput(
                m_name,
                {"import.reference_bad_row",
                 {{"file", m_name},
                  {"row", std::to_string(record.number)},
                  {"found", std::to_string(record.cells.size())},
                  {"expected", std::to_string(m_text.records.front().cells.size())}}});
        }
    }
}

std::vector<ReferenceTable::Row> ReferenceTable::rows() const {
    std::vector<Row> rows;
    for (std::size_t i = 1; i < m_text.records.size(); ++i) {
        if (!m_text.records[i].cells.empty()) {
            rows.emplace_back(*this, m_text.records[i]);
        }
    }
    return rows;
}

const std::string& ReferenceTable::Row::text(const std::string& column) const {
    return m_record->cells[m_table->m_columns.at(column)];
}

const std::string& ReferenceTable::Row::required(const std::string& column) const {
    if (text(column).empty()) {
        refuse(column);
    }
    return text(column);
}

std::vector<std::string> ReferenceTable::Row::list(const std::string& column) const {
    return util::split_list(text(column), "|");
}

std::optional<double> ReferenceTable::Row::number(const std::string& column) const {
    const auto& cell = text(column);
    if (cell.empty()) {
        return std::nullopt;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size()) {
        refuse(column);
    }
    return value;
}

double ReferenceTable::Row::required_number(const std::string& column) const {
    const auto value = number(column);
    if (!value) {
        refuse(column);
    }
    return *value;
}

void ReferenceTable::Row::refuse(const std::string& column) const {
    throw util::InvalidInput(column,
                             {"import.reference_bad_cell",
                              {{"file", m_table->m_name},
                               {"row", std::to_string(m_record->number)},
                               {"column", column},
                               {"value", text(column)}}});
}

} // namespace relais::importers
