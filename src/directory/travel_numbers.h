#pragma once
#include "directory/travel_profile.h"
#include "util/message.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// A travel profile as a manager reads and changes it: one number a row, each with the place it
/// comes from.
namespace relais::directory {

enum class NumberBasis { source, assumption };

struct TravelNumber {
    TravelMode mode = TravelMode::car;
    std::string setting;  ///< one of travel_settings()
    std::string of_class; ///< code of RoadClass, "" where the setting has none
    std::string surface;  ///< code of RoadSurface, "" where the setting has none
    double value =
        0; ///< for speed 0 means that nobody of this mode travels there (the file says "no")
    NumberBasis basis = NumberBasis::assumption;
    std::string source; ///< publication, or why it is assumed; never empty
    bool operator==(const TravelNumber&) const = default;
};

/// A setting of a profile: what it is measured in and which values make sense.
struct TravelSetting {
    std::string_view name;
    std::string_view unit;
    bool by_class = false;
    bool by_surface = false;
    bool may_be_no = false; ///< "no" is a value: not passable
    double least = 0;
    double most = 0;
};

/// speed, rainy_factor, extra_factor, ferry_wait, stated_speed, access_speed, access_detour,
/// max_snap, off_network_speed.
std::span<const TravelSetting> travel_settings();
const TravelSetting* travel_setting(std::string_view name);

/// What is wrong with a number as a sentence (unknown setting or code, out of range, no source);
/// nothing if it is right.
std::optional<util::Message> fault_of(const TravelNumber& number);

/// The profile that numbers say. All must be of one mode and right (`fault_of`). Answers instead,
/// as a sentence, which number is missing or stands twice: every class × surface needs a speed,
/// every surface a factor.
struct ProfileOrFault {
    TravelProfile profile;
    std::optional<util::Message> fault;
};
ProfileOrFault profile_of(TravelMode mode, std::span<const TravelNumber> numbers);

} // namespace relais::directory
