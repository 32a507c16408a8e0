#include "usecases/typed_rows.h"

#include "importers/table.h"
#include "usecases/file_on_disk.h"
#include "util/cell_guard.h"
#include "util/errors.h"

#include <algorithm>

namespace relais::usecases {

std::vector<TypedRow>
typed_rows(const std::string& name, const std::string& bytes, std::size_t most) {
    const FileOnDisk file(name, bytes);
    std::vector<TypedRow> rows;
    for (const auto& table : importers::read_tables(file.path())) {
        for (std::size_t i = 1; i < table.rows.size(); ++i) {
            const auto& headings = table.rows.front().cells;
            const auto& cells = table.rows[i].cells;
            TypedRow row{table.sheet, table.rows[i].number, {}};
            for (std::size_t c = 0; c < std::min(headings.size(), cells.size()); ++c) {
                row.cells.emplace_back(headings[c], util::unguarded_cell(cells[c]));
            }
            rows.push_back(std::move(row));
        }
    }
    if (rows.size() > most) {
        throw util::InvalidInput("file", {"form.too_many_rows", {{"most", std::to_string(most)}}});
    }
    return rows;
}

} // namespace relais::usecases
