#include "importers/population_reference.h"

#include "importers/reference_table.h"

#include <cmath>
#include <set>

namespace relais::importers {
namespace {

constexpr double k_most_people = 1e9;
constexpr double k_last_year = 2200;

std::int64_t people_of(const ReferenceTable::Row& row) {
    const double people = row.required_number("population");
    if (!(people >= 0) || people > k_most_people || people != std::floor(people)) {
        row.refuse("population");
    }
    return std::llround(people);
}

int year_of(const ReferenceTable::Row& row) {
    const double year = row.number("year").value_or(0);
    if (!(year >= 0) || year > k_last_year) {
        row.refuse("year");
    }
    return static_cast<int>(year);
}

} // namespace

std::vector<directory::UnitPopulation> read_unit_population(const std::filesystem::path& folder,
                                                            const directory::Gazetteer& gazetteer) {
    const auto file = folder / "population.csv";
    std::vector<directory::UnitPopulation> units;
    if (!std::filesystem::exists(file)) {
        return units;
    }
    const ReferenceTable table(file, {"code", "population", "year", "source"});
    std::set<std::string> codes;
    for (const auto& row : table.rows()) {
        const auto& code = row.required("code");
        if (gazetteer.area(code) == nullptr || !codes.insert(code).second) {
            row.refuse("code");
        }
        units.push_back({code, people_of(row), year_of(row), row.required("source")});
    }
    return units;
}

} // namespace relais::importers
