#include "importers/sheet_rows.h"

#include "importers/csv.h"
#include "importers/word_list.h"
#include "util/cell_guard.h"
#include "util/text_fold.h"

#include <algorithm>

namespace relais::importers {
namespace {

constexpr std::size_t k_longest_cell = 32767; // what a spreadsheet can hold
constexpr std::size_t k_longest_section = 120;

/// Who the row is about; where it is.
constexpr std::array k_who = {Field::organisation_id,
                              Field::organisation,
                              Field::acronym,
                              Field::kind,
                              Field::membership,
                              Field::website};
constexpr std::array k_where = {Field::site_id,
                                Field::site,
                                Field::region,
                                Field::department,
                                Field::arrondissement,
                                Field::locality,
                                Field::neighbourhood,
                                Field::address,
                                Field::landmark,
                                Field::coordinates,
                                Field::latitude,
                                Field::longitude,
                                Field::precision,
                                Field::visibility,
                                Field::phone,
                                Field::whatsapp,
                                Field::email,
                                Field::opening_hours};

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// The only text of a row (a merged section may repeat it), or "".
std::string only_text(const TableRow& row) {
    std::string only;
    for (const auto& cell : row.cells) {
        if (!cell.empty() && !only.empty() && cell != only) {
            return {};
        }
        only = cell.empty() ? only : cell;
    }
    return only;
}

bool shouts(const std::string& text) {
    return std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

} // namespace

SheetRows::SheetRows(const Table& table,
                     const SheetLayout& layout,
                     const Profile& profile,
                     const PlaceFinder& places)
    : m_table(table),
      m_layout(layout),
      m_profile(profile),
      m_places(places) {
    for (const auto& merged : table.merged) {
        const auto top =
            std::ranges::lower_bound(table.rows, merged.first_row, {}, &TableRow::number);
        const auto column = static_cast<std::size_t>(merged.first_column);
        const bool vertical =
            merged.last_row > merged.first_row && merged.first_row > layout.heading_row;
        if (vertical && top != table.rows.end() && top->number == merged.first_row &&
            column < top->cells.size()) {
            m_merged.emplace_back(merged, top->cells[column]);
        }
    }
    std::ranges::sort(m_merged, {}, [](const auto& merged) { return merged.first.first_row; });
}

bool SheetRows::is_heading_again(const TableRow& row) const {
    std::size_t same = 0;
    std::size_t filled = 0;
    for (std::size_t i = 0; i < row.cells.size() && i < m_layout.headings.size(); ++i) {
        filled += row.cells[i].empty() ? 0 : 1;
        same += !row.cells[i].empty() && row.cells[i] == m_layout.headings[i] ? 1 : 0;
    }
    return same >= 3 && same * 2 > filled;
}

/// The line of tags that humanitarian data exchange puts below the headings: "#org+name".
bool SheetRows::is_tag_line(const TableRow& row) const {
    const auto is_tag = [](const std::string& cell) { return cell.size() > 1 && cell.front() == '#'; };
    const auto filled = std::ranges::count_if(row.cells, [](const auto& cell) { return !cell.empty(); });
    return filled >= 3 && std::ranges::count_if(row.cells, is_tag) == filled;
}

bool SheetRows::is_total(const TableRow& row) const {
    const auto first =
        std::ranges::find_if(row.cells, [](const auto& cell) { return !cell.empty(); });
    return first != row.cells.end() && first->size() <= k_longest_section &&
           Words::builtin().is_total(*first);
}

/// A row with one text is a section when it names a unit, stands under no column of names, or is
/// written large.
bool SheetRows::take_section(const TableRow& row) {
    const auto text = only_text(row);
    if (text.empty() || text.size() > k_longest_section || m_table.has_field_names) {
        return false;
    }
    const auto words = util::folded_words(text);
    const auto* region = m_places.area(text, 1);
    const auto* within = m_places.area(m_section_region, 1);
    const auto* department = m_places.area(text, 2, within != nullptr ? within->code : "");
    if (region != nullptr) {
        m_section_region = region->name_fr;
        m_section_department.clear();
        return true;
    }
    if (department != nullptr) {
        m_section_department = department->name_fr;
        return true;
    }
    const auto first =
        std::ranges::find_if(row.cells, [](const auto& cell) { return !cell.empty(); });
    const auto column = static_cast<std::size_t>(first - row.cells.begin());
    const auto field =
        column < m_layout.columns.size() ? m_layout.columns[column] : std::optional<Field>();
    const bool names = field == Field::organisation || field == Field::need;
    const bool repeated = std::ranges::count(row.cells, text) > 1;
    const bool merged = std::ranges::any_of(m_table.merged, [&row](const MergedCells& cells) {
        return cells.first_row <= row.number && row.number <= cells.last_row &&
               cells.last_column - cells.first_column >= 2;
    });
    const bool title = merged || repeated || !names || (shouts(text) && words.size() > 1);
    if (title) {
        m_titles.emplace_back(row.number, text);
    }
    return title;
}

void SheetRows::fill_merged(std::vector<std::string>& cells, int number) const {
    for (const auto& [range, text] : m_merged) {
        if (range.first_row >= number) {
            break;
        }
        const auto column = static_cast<std::size_t>(range.first_column);
        if (number <= range.last_row && column < cells.size() && cells[column].empty()) {
            cells[column] = text;
        }
    }
}

const std::string& SheetRows::without_blank(const std::string& cell) {
    static const std::string k_nothing;
    if (cell.size() > 24) {
        return cell;
    }
    const auto [known, is_new] = m_is_blank.try_emplace(cell, false);
    if (is_new) {
        known->second = Words::builtin().is_blank(cell);
    }
    return known->second ? k_nothing : cell;
}

/// `filled` are the cells with those merged above them.
DataRow SheetRows::data_row(const TableRow& row, const std::vector<std::string>& filled) {
    DataRow data;
    data.number = row.number;
    data.raw = row.cells;
    data.raw.resize(std::max(data.raw.size(), m_layout.headings.size()));
    data.point = row.point;
    auto cells = filled;
    cells.resize(data.raw.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].size() > k_longest_cell && characters(cells[i]) > k_longest_cell) {
            data.too_long =
                i < m_layout.headings.size() ? m_layout.headings[i] : std::to_string(i + 1);
            data.raw[i].clear();
            continue;
        }
        if (i >= m_layout.columns.size() || !m_layout.columns[i]) {
            continue;
        }
        const auto own = util::unguarded_cell(cells[i]); // as our exports write it
        auto text = repair_mojibake(without_blank(own));
        if (text != own && !text.empty()) {
            warn(data.remarks,
                 "finding.encoding_repaired",
                 {{"word", cells[i].substr(0, 100)}, {"taken", text.substr(0, 100)}});
        }
        auto& cell = data[*m_layout.columns[i]];
        cell += cell.empty() || text.empty() ? text : "\n" + text;
    }
    return data;
}

void SheetRows::take_from_above(DataRow& row) const {
    if (row[Field::region].empty() && row[Field::department].empty()) {
        row[Field::region] = m_section_region;
        row[Field::department] = m_section_department;
    }
    const bool orphan = row[Field::organisation].empty() && !row[Field::need].empty();
    if (!orphan || m_rows.empty() || m_rows.back()[Field::organisation].empty()) {
        return;
    }
    const auto& above = m_rows.back();
    for (const auto field : k_who) {
        row[field] = row[field].empty() ? above[field] : row[field];
    }
    const bool no_place = std::ranges::all_of(k_where, [&row, this](Field field) {
        return row[field].empty() || (field == Field::region && row[field] == m_section_region) ||
               (field == Field::department && row[field] == m_section_department);
    });
    for (const auto field : k_where) {
        row[field] = no_place ? above[field] : row[field];
    }
    note(row.remarks,
         "finding.organisation_from_above",
         {{"taken", above[Field::organisation]}, {"row", std::to_string(above.number)}});
}

void SheetRows::take_fixed(DataRow& row) const {
    for (std::size_t i = 0; i < k_field_count; ++i) {
        if (row.cells[i].empty()) {
            row.cells[i] = m_profile.fixed(static_cast<Field>(i));
        }
    }
}

std::vector<DataRow> SheetRows::read() {
    for (std::size_t i = m_layout.first_data; i < m_table.rows.size(); ++i) {
        TableRow filled;
        if (!m_merged.empty()) {
            filled = m_table.rows[i];
            fill_merged(filled.cells, filled.number);
        }
        const auto& row = m_merged.empty() ? m_table.rows[i] : filled;
        if (is_heading_again(row) || is_tag_line(row) || is_total(row) || take_section(row)) {
            continue;
        }
        auto data = data_row(m_table.rows[i], row.cells);
        take_from_above(data); // before fixed values: a service from the profile makes no orphan
        take_fixed(data);
        m_rows.push_back(std::move(data));
    }
    return std::move(m_rows);
}

} // namespace relais::importers
