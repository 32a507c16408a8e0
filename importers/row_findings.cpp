#include "importers/row_findings.h"

#include <utility>

namespace relais::importers {
namespace {

constexpr std::size_t k_most_shown = 200;

} // namespace

std::string shortened(std::string_view text) {
    if (text.size() <= k_most_shown) {
        return std::string(text);
    }
    auto end = k_most_shown;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return std::string(text.substr(0, end)) + "…";
}

RowFindings::RowFindings(const std::string& sheet,
                         const DataRow& row,
                         const SheetLayout& layout,
                         std::vector<directory::Finding>& out)
    : m_sheet(sheet),
      m_row(row),
      m_layout(layout),
      m_out(out) {}

void RowFindings::add_to_column(const std::string& column,
                                const std::string& value,
                                const Remark& remark) {
    auto what = remark.what;
    for (auto& [name, text] : what.values) {
        text = shortened(text);
    }
    m_failed = m_failed || remark.level == directory::FindingLevel::error;
    m_out.push_back({remark.level,
                     m_sheet,
                     m_row.number,
                     column,
                     shortened(value),
                     std::move(what),
                     shortened(remark.suggestion)});
}

void RowFindings::add(Field field, const Remarks& remarks) {
    for (const auto& remark : remarks) {
        add_to_column(m_layout.heading(field), m_row[field], remark);
    }
}

} // namespace relais::importers
