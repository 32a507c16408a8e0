#pragma once
#include "directory/demand.h"
#include "importers/table.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace relais::importers {

/// What a column of a table of people may say.
enum class CountField : std::uint8_t {
    code,
    region,
    department,
    arrondissement,
    name,
    locality,
    neighbourhood,
    year
};
inline constexpr std::size_t k_count_fields = 8;

/// Where the headings of a table of people stand and what its columns hold.
struct CountLayout {
    std::size_t first_data = 0; ///< place in Table::rows of the first row of data
    std::array<std::vector<std::size_t>, k_count_fields> columns; ///< by field, coarsest code first
    std::size_t people = 0;                                       ///< column of the figures
    std::string people_heading;                                   ///< as written
    std::string place_heading; ///< as written, of the finest column of places
    std::vector<std::string> headings;

    [[nodiscard]] const std::vector<std::size_t>& of(CountField field) const {
        return columns[static_cast<std::size_t>(field)];
    }
};

/// The first line within thirty that names a place and a figure in French or English, as censuses,
/// OCHA's tables and displacement tracking write them; nothing if there is none. `wanted`: heading
/// of the figures, "" for the usual one.
std::optional<CountLayout>
find_count_layout(const Table& table, directory::DemandKind kind, const std::string& wanted);

} // namespace relais::importers
