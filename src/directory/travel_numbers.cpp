#include "directory/travel_numbers.h"

#include "directory/road_codes.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <set>

namespace relais::directory {
namespace {

constexpr double k_slowest_kmh = 0.5;
constexpr double k_fastest_kmh =
    130; // nothing on Cameroon's roads is faster; 900 is a slip of the keyboard

constexpr std::array<TravelSetting, 9> k_settings{{
    {"speed", "km/h", true, true, true, k_slowest_kmh, k_fastest_kmh},
    {"rainy_factor", "", false, true, true, 0.05, 1},
    {"extra_factor", "", false, false, false, 0, 5},
    {"ferry_wait", "s", false, false, false, 0, 36'000},
    {"stated_speed", "", false, false, false, 0, 1},
    {"access_speed", "km/h", false, false, false, k_slowest_kmh, 40},
    {"access_detour", "", false, false, false, 1, 5},
    {"max_snap", "m", false, false, false, 100, 100'000},
    {"off_network_speed", "km/h", false, false, false, k_slowest_kmh, 60},
}};

std::string shown(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%g", value);
    return text.data();
}

util::Message fault(const char* what, const TravelNumber& number) {
    return {std::string("roads.profile_") + what,
            {{"setting", number.setting},
             {"class", number.of_class},
             {"surface", number.surface},
             {"value", shown(number.value)}}};
}

void put(TravelProfile& profile, const TravelNumber& number) {
    const auto road_class = from_code<RoadClass>(number.of_class);
    const auto surface = from_code<RoadSurface>(number.surface);
    if (number.setting == "speed") {
        profile
            .speed_kmh[static_cast<std::size_t>(*road_class)][static_cast<std::size_t>(*surface)] =
            number.value;
    } else if (number.setting == "rainy_factor") {
        profile.rainy_factor[static_cast<std::size_t>(*surface)] = number.value;
    } else if (number.setting == "extra_factor") {
        profile.extra_factor = number.value;
    } else if (number.setting == "ferry_wait") {
        profile.ferry_extra_s = static_cast<std::uint32_t>(std::lround(number.value));
    } else if (number.setting == "stated_speed") {
        profile.obeys_stated_speed = number.value != 0;
    } else if (number.setting == "access_speed") {
        profile.access_kmh = number.value;
    } else if (number.setting == "access_detour") {
        profile.access_detour = number.value;
    } else if (number.setting == "max_snap") {
        profile.max_snap_m = number.value;
    } else if (number.setting == "off_network_speed") {
        profile.off_network_kmh = number.value;
    }
}

/// Every number a profile must have, without values.
std::vector<TravelNumber> wanted() {
    std::vector<TravelNumber> all;
    const auto surfaces = [&](const TravelSetting& setting, std::string_view of_class) {
        for (const auto surface : CodeList<RoadSurface>::codes) {
            all.push_back({{},
                           std::string(setting.name),
                           std::string(of_class),
                           std::string(surface),
                           0,
                           {},
                           ""});
        }
    };
    for (const auto& setting : k_settings) {
        if (setting.by_class) {
            for (const auto of_class : CodeList<RoadClass>::codes) {
                surfaces(setting, of_class);
            }
        } else if (setting.by_surface) {
            surfaces(setting, "");
        } else {
            all.push_back({{}, std::string(setting.name), "", "", 0, {}, ""});
        }
    }
    return all;
}

std::string key_of(const TravelNumber& number) {
    return number.setting + '/' + number.of_class + '/' + number.surface;
}

} // namespace

std::span<const TravelSetting> travel_settings() {
    return k_settings;
}

const TravelSetting* travel_setting(std::string_view name) {
    for (const auto& setting : k_settings) {
        if (setting.name == name) {
            return &setting;
        }
    }
    return nullptr;
}

std::optional<util::Message> fault_of(const TravelNumber& number) {
    const auto* setting = travel_setting(number.setting);
    if (setting == nullptr) {
        return fault("unknown_setting", number);
    }
    if (setting->by_class != from_code<RoadClass>(number.of_class).has_value()) {
        return fault("bad_class", number);
    }
    if (setting->by_surface != from_code<RoadSurface>(number.surface).has_value()) {
        return fault("bad_surface", number);
    }
    const bool is_no = setting->may_be_no && number.value == 0;
    if (!is_no && !(number.value >= setting->least && number.value <= setting->most)) {
        auto message = fault(setting->may_be_no ? "out_of_range_or_no" : "out_of_range", number);
        message.values.insert(message.values.end(),
                              {{"min", shown(setting->least)},
                               {"max", shown(setting->most)},
                               {"unit", std::string(setting->unit)}});
        return message;
    }
    return number.source.empty() ? std::optional(fault("no_source", number)) : std::nullopt;
}

ProfileOrFault profile_of(TravelMode mode, std::span<const TravelNumber> numbers) {
    ProfileOrFault out;
    out.profile.mode = mode;
    out.profile.name = code_of(mode);
    std::set<std::string> seen;
    for (const auto& number : numbers) {
        if (!seen.insert(key_of(number)).second) {
            out.fault = fault("twice", number);
            return out;
        }
        put(out.profile, number);
    }
    for (const auto& number : wanted()) {
        if (!seen.contains(key_of(number))) {
            out.fault = fault("missing", number);
            return out;
        }
    }
    return out;
}

} // namespace relais::directory
