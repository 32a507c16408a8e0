#pragma once
#include "directory/finding.h"
#include "importers/remark.h"
#include "importers/sheet_rows.h"

#include <string>
#include <vector>

namespace relais::importers {

/// Puts remarks on the cells of one row into findings with their sheet, row, column and value.
class RowFindings {
public:
    RowFindings(const std::string& sheet,
                const DataRow& row,
                const SheetLayout& layout,
                std::vector<directory::Finding>& out);

    void add(Field field, const Remarks& remarks);
    void add(Field field, Remark remark) { add(field, Remarks{std::move(remark)}); }
    void add_to_column(const std::string& column, const std::string& value, const Remark& remark);
    /// True once an error was added: the row is held back.
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    const std::string& m_sheet;
    const DataRow& m_row;
    const SheetLayout& m_layout;
    std::vector<directory::Finding>& m_out;
    bool m_failed = false;
};

/// Text cut to what a finding shows, never within a character.
std::string shortened(std::string_view text);

} // namespace relais::importers
