#pragma once
#include "importers/place_finder.h"
#include "importers/sheet_layout.h"
#include "importers/table.h"

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

namespace relais::importers {

/// One line of data, its cells put under the fields of the layout; "" where the author says nothing
/// ("n/a", "-").
struct DataRow {
    int number = 0;
    std::array<std::string, k_field_count> cells;
    std::vector<std::string> raw; ///< as written, by column
    std::optional<directory::LonLat> point;
    Remarks remarks;      ///< what was filled in from elsewhere
    std::string too_long; ///< heading of a cell beyond what a spreadsheet holds, else ""

    [[nodiscard]] const std::string& operator[](Field field) const {
        return cells[index_of(field)];
    }
    std::string& operator[](Field field) { return cells[index_of(field)]; }
};

/// Goes through the rows of a sheet below its headings: leaves out sections, totals and repeated
/// headings, fills merged cells downwards, gives the region of a section ("RÉGION DE
/// L’EXTRÊME-NORD") to the rows below it that name none, and the organisation above to a row that
/// has a service but no organisation.
class SheetRows {
public:
    SheetRows(const Table& table,
              const SheetLayout& layout,
              const Profile& profile,
              const PlaceFinder& places);

    /// The data lines, in order.
    std::vector<DataRow> read();
    /// After read(): lines of one text that name no unit, taken for titles: row and text.
    [[nodiscard]] const std::vector<std::pair<int, std::string>>& titles() const {
        return m_titles;
    }

private:
    bool is_heading_again(const TableRow& row) const;
    bool is_tag_line(const TableRow& row) const;
    bool is_total(const TableRow& row) const;
    bool take_section(const TableRow& row);
    void fill_merged(std::vector<std::string>& cells, int number) const;
    DataRow data_row(const TableRow& row, const std::vector<std::string>& filled);
    void take_from_above(DataRow& row) const;
    void take_fixed(DataRow& row) const;
    const std::string& without_blank(const std::string& cell);

    const Table& m_table;
    const SheetLayout& m_layout;
    const Profile& m_profile;
    const PlaceFinder& m_places;
    std::vector<std::pair<MergedCells, std::string>>
        m_merged; ///< vertical merges and what they say
    std::string m_section_region;
    std::string m_section_department;
    std::vector<DataRow> m_rows;
    std::vector<std::pair<int, std::string>> m_titles;
    std::unordered_map<std::string, bool> m_is_blank;
};

} // namespace relais::importers
