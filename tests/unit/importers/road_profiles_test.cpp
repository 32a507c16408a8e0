#include "directory/road_codes.h"
#include "importers/roads/profile_reader.h"
#include "support/scratch_folder.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

using namespace relais;
using namespace relais::directory;

namespace {

const std::filesystem::path k_profiles = RELAIS_SOURCE_DIR "/geodata/profiles";

/// The shipped profiles with one line of car.csv replaced.
util::Message refusal(const std::string& begins, const std::string& line) {
    test::ScratchFolder folder;
    std::filesystem::copy(k_profiles, folder.path(), std::filesystem::copy_options::recursive);
    std::ifstream in(k_profiles / "car.csv");
    std::ostringstream out;
    bool replaced = false;
    for (std::string text; std::getline(in, text);) {
        const bool is_it = !replaced && text.starts_with(begins);
        replaced = replaced || is_it;
        out << (is_it ? line : text) << '\n';
    }
    REQUIRE(replaced);
    folder.write("car.csv", out.str());
    try {
        importers::read_travel_profiles(folder.path());
    } catch (const util::InvalidInput& error) {
        return error.message();
    }
    return {};
}

} // namespace

TEST_CASE(
    "the shipped profiles are whole, and every number names its source or says why it is assumed") {
    const auto numbers = importers::read_travel_profiles(k_profiles);
    for (const auto mode : {TravelMode::car, TravelMode::motorcycle, TravelMode::foot}) {
        std::vector<TravelNumber> of_mode;
        for (const auto& number : numbers) {
            if (number.mode == mode) {
                CHECK_FALSE(number.source.empty());
                of_mode.push_back(number);
            }
        }
        const auto made = profile_of(mode, of_mode);
        CHECK_FALSE(made.fault);
        CHECK(made.profile.name == code_of(mode));
    }
}

TEST_CASE("in the shipped profiles nobody is faster in the rains, on a worse surface, or on foot "
          "than by car") {
    const auto numbers = importers::read_travel_profiles(k_profiles);
    const auto profile = [&](TravelMode mode) {
        std::vector<TravelNumber> of_mode;
        std::ranges::copy_if(
            numbers, std::back_inserter(of_mode), [&](const auto& n) { return n.mode == mode; });
        return profile_of(mode, of_mode).profile;
    };
    for (int c = 0; c < static_cast<int>(RoadClass::track); ++c) {
        for (const auto mode : {TravelMode::car, TravelMode::motorcycle, TravelMode::foot}) {
            RoadStretch stretch;
            stretch.road_class = static_cast<RoadClass>(c);
            double better = 1000;
            for (const auto surface :
                 {RoadSurface::paved, RoadSurface::unpaved, RoadSurface::track}) {
                stretch.surface = surface;
                const double dry = profile(mode).speed_on(stretch, Season::dry);
                INFO(c << " " << static_cast<int>(mode));
                CHECK(dry <= better);
                CHECK(profile(mode).speed_on(stretch, Season::rainy) <= dry);
                better = dry;
            }
        }
    }
}

TEST_CASE("a speed of 0 or 900 is refused with row, value and remedy") {
    CHECK(refusal("speed,trunk,paved", "speed,trunk,paved,0,km/h,source,x").key ==
          "roads.profile_zero");
    const auto fast = refusal("speed,trunk,paved", "speed,trunk,paved,900,km/h,source,x");
    CHECK(fast.key == "roads.profile_out_of_range_or_no");
    CHECK(fast.value("value") == "900");
    CHECK(fast.value("file") == "car.csv");
    CHECK(fast.value("row") == "7");
    CHECK(refusal("speed,trunk,paved", "speed,trunk,paved,no,,source,closed").key.empty());
}

TEST_CASE("a number without a source, of an unknown kind, missing or given twice is refused") {
    CHECK(refusal("max_snap", "max_snap,,,30000,m,assumption,").key == "roads.profile_no_source");
    CHECK(refusal("max_snap", "max_snapp,,,30000,m,assumption,x").key ==
          "roads.profile_unknown_setting");
    CHECK(refusal("max_snap", "access_speed,,,4,km/h,assumption,x").key == "roads.profile_twice");
    CHECK(refusal("max_snap", "").key == "roads.profile_missing");
    CHECK(refusal("speed,trunk,paved", "speed,highway,paved,50,km/h,source,x").key ==
          "roads.profile_bad_class");
    CHECK(refusal("speed,trunk,paved", "speed,trunk,tar,50,km/h,source,x").key ==
          "roads.profile_bad_surface");
    CHECK(refusal("speed,trunk,paved", "speed,trunk,paved,fast,km/h,source,x").key ==
          "import.reference_bad_cell");
}
