#include "importers/roads/profile_reader.h"

#include "directory/road_codes.h"
#include "importers/file_bytes.h"
#include "importers/reference_table.h"
#include "util/errors.h"

namespace relais::importers {
namespace {

using namespace relais::directory;

[[noreturn]] void refuse(const std::string& file, int row, util::Message fault) {
    fault.values.insert(fault.values.end(), {{"file", file}, {"row", std::to_string(row)}});
    throw util::InvalidInput(file, std::move(fault));
}

/// "no" where nobody of the mode passes. A written 0 is refused, so that a slip does not close a
/// class of roads.
double value_in(const ReferenceTable::Row& row, const std::string& file) {
    if (row.text("value") == "no") {
        return 0;
    }
    const double value = row.required_number("value");
    const auto* setting = travel_setting(row.text("setting"));
    if (value == 0 && setting != nullptr && setting->may_be_no) {
        refuse(file, row.number(), {"roads.profile_zero", {{"setting", row.text("setting")}}});
    }
    return value;
}

NumberBasis basis_in(const ReferenceTable::Row& row) {
    const auto& word = row.required("basis");
    if (word != "source" && word != "assumption") {
        row.refuse("basis");
    }
    return word == "source" ? NumberBasis::source : NumberBasis::assumption;
}

std::vector<TravelNumber> numbers_in(const std::filesystem::path& path, TravelMode mode) {
    const ReferenceTable table(path, {"setting", "class", "surface", "value", "basis", "source"});
    const auto file = shown_name(path);
    std::vector<TravelNumber> numbers;
    for (const auto& row : table.rows()) {
        TravelNumber number{mode,
                            row.text("setting"),
                            row.text("class"),
                            row.text("surface"),
                            value_in(row, file),
                            basis_in(row),
                            row.text("source")};
        const auto* setting = travel_setting(number.setting);
        const bool all_surfaces =
            setting != nullptr && setting->by_surface && number.surface.empty();
        for (const auto surface : CodeList<RoadSurface>::codes) {
            if (all_surfaces) {
                number.surface = surface;
            }
            if (auto fault = fault_of(number)) {
                refuse(file, row.number(), std::move(*fault));
            }
            numbers.push_back(number);
            if (!all_surfaces) {
                break;
            }
        }
    }
    if (auto fault = profile_of(mode, numbers).fault) {
        refuse(file, 0, std::move(*fault));
    }
    return numbers;
}

} // namespace

std::vector<TravelNumber> read_travel_profiles(const std::filesystem::path& folder) {
    std::vector<TravelNumber> all;
    for (std::size_t mode = 0; mode < code_count<TravelMode>(); ++mode) {
        const auto word = CodeList<TravelMode>::codes[mode];
        const auto numbers =
            numbers_in(folder / (std::string(word) + ".csv"), static_cast<TravelMode>(mode));
        all.insert(all.end(), numbers.begin(), numbers.end());
    }
    return all;
}

} // namespace relais::importers
