#pragma once
#include "directory/road_network.h"

#include <array>
#include <cstdint>
#include <string>

/// How fast somebody travels on what road. Filled from a profile's data file, where every number
/// has its source or is marked as an assumption; here they are plain values.
namespace relais::directory {

enum class TravelMode : std::uint8_t { car, motorcycle, foot };
inline constexpr int k_travel_mode_count = 3;

/// When the person leaves: unpaved roads are slower, or closed, in the rains.
enum class Season : std::uint8_t { dry, rainy };
inline constexpr int k_season_count = 2;

struct TravelProfile {
    TravelMode mode = TravelMode::car;
    std::string name; ///< as the data file says: "car", "motorcycle", "foot"

    /// Kilometres an hour in the dry season, by class and surface. 0: nobody of this mode travels
    /// there.
    std::array<std::array<double, k_road_surface_count>, k_road_class_count> speed_kmh{};

    /// A stretch's own stated speed (RoadStretch::speed_kmh) bounds the profile's speed from above
    /// (an expressway's sign, or a published time); walking does not listen to it. A ferry that
    /// states a time keeps to it, whoever is on board.
    bool obeys_stated_speed = true;

    /// Speed in the rainy season is the dry one times this, by surface; 0: closed in the rains.
    /// Ferries keep theirs.
    std::array<double, k_road_surface_count> rainy_factor{1.0, 1.0, 1.0, 1.0};

    /// Whether waiting stated for a stretch (RoadStretch::extra_s) is waited for; a profile may add
    /// its own for each ferry.
    double extra_factor = 1.0;
    std::uint32_t ferry_extra_s = 0;

    /// From a place to the network and from the network to a site: straight-line metres ×
    /// `access_detour`, at `access_kmh` (walking pace, or the motorcycle's where it may leave the
    /// road).
    double access_kmh = 4.0;
    double access_detour = 1.0;
    /// A place farther than this from any road of this mode is off the network: answers say how
    /// far.
    double max_snap_m = 30'000.0;

    /// Where no road is known at all (RoadSource::estimated): straight line × the network's detour
    /// factor at this speed.
    double off_network_kmh = 20.0;

    bool operator==(const TravelProfile&) const = default;

    [[nodiscard]] std::uint8_t forward_bit() const {
        return static_cast<std::uint8_t>(1U << (2 * static_cast<unsigned>(mode)));
    }
    [[nodiscard]] std::uint8_t backward_bit() const {
        return static_cast<std::uint8_t>(2U << (2 * static_cast<unsigned>(mode)));
    }
    /// Kilometres an hour on a stretch; 0: not passable.
    [[nodiscard]] double speed_on(const RoadStretch& stretch, Season season) const {
        double speed =
            speed_kmh[static_cast<int>(stretch.road_class)][static_cast<int>(stretch.surface)];
        if (stretch.road_class == RoadClass::ferry && stretch.speed_kmh != 0 && speed > 0)
            return stretch.speed_kmh;
        if (obeys_stated_speed && stretch.speed_kmh != 0 && speed > stretch.speed_kmh)
            speed = stretch.speed_kmh;
        if (season == Season::rainy && stretch.road_class != RoadClass::ferry)
            speed *= rainy_factor[static_cast<int>(stretch.surface)];
        return speed;
    }
};

} // namespace relais::directory
