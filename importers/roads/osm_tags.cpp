#include "importers/roads/osm_tags.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace relais::importers {
namespace {

using namespace relais::directory;

constexpr std::uint8_t k_cars = k_car_forward | k_car_backward;
constexpr std::uint8_t k_motorcycles = k_motorcycle_forward | k_motorcycle_backward;
constexpr std::uint8_t k_feet = k_foot_forward | k_foot_backward;
constexpr std::uint8_t k_backward = k_car_backward | k_motorcycle_backward;
constexpr std::uint8_t k_forward = k_car_forward | k_motorcycle_forward;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

/// Keys from general to particular: the last that is given decides.
std::uint8_t apply(std::uint8_t access,
                   std::uint8_t of_mode,
                   const TagLookup& tags,
                   std::initializer_list<std::string_view> keys) {
    for (const auto key : keys) {
        const auto value = tags(key);
        if (value.empty()) {
            continue;
        }
        if (is_one_of(value,
                      {"no", "private", "agricultural", "forestry", "emergency", "use_sidepath"})) {
            access = static_cast<std::uint8_t>(access & ~of_mode);
        } else if (is_one_of(value,
                             {"yes",
                              "designated",
                              "permissive",
                              "destination",
                              "official",
                              "customers",
                              "delivery",
                              "public"})) {
            access = static_cast<std::uint8_t>(access | of_mode);
        }
    }
    return access;
}

std::uint8_t allowed(std::uint8_t usual, const TagLookup& tags) {
    auto access = apply(usual, k_cars, tags, {"access", "vehicle", "motor_vehicle", "motorcar"});
    access =
        apply(access, k_motorcycles, tags, {"access", "vehicle", "motor_vehicle", "motorcycle"});
    return apply(access, k_feet, tags, {"access", "foot"});
}

std::uint8_t one_way(std::uint8_t access, RoadClass road_class, const TagLookup& tags) {
    const auto oneway = tags("oneway");
    const bool implied = road_class == RoadClass::motorway ||
                         is_one_of(tags("junction"), {"roundabout", "circular"});
    if (is_one_of(oneway, {"-1", "reverse"})) {
        return static_cast<std::uint8_t>(access & ~k_forward);
    }
    if (is_one_of(oneway, {"yes", "1", "true"}) || (implied && oneway != "no")) {
        return static_cast<std::uint8_t>(access & ~k_backward);
    }
    return is_one_of(oneway, {"reversible", "alternating"})
               ? static_cast<std::uint8_t>(access & k_feet)
               : access;
}

RoadSurface surface_of(RoadClass road_class, const TagLookup& tags) {
    if (is_one_of(tags("smoothness"), {"very_bad", "horrible", "very_horrible", "impassable"})) {
        return RoadSurface::track;
    }
    const auto surface = road_surface_of(tags("surface"));
    const auto grade = tags("tracktype");
    if (is_one_of(grade, {"grade4", "grade5"})) {
        return RoadSurface::track;
    }
    if (surface != RoadSurface::unknown) {
        return surface;
    }
    if (grade == "grade1") {
        return RoadSurface::paved;
    }
    if (is_one_of(grade, {"grade2", "grade3"})) {
        return RoadSurface::unpaved;
    }
    return road_class == RoadClass::track ? RoadSurface::track : RoadSurface::unknown;
}

std::optional<RoadClass> class_of(const TagLookup& tags) {
    if (tags("area") == "yes") {
        return std::nullopt;
    }
    if (is_one_of(tags("route"), {"ferry", "shuttle_boat"})) {
        return RoadClass::ferry;
    }
    return road_class_of(tags("highway"));
}

} // namespace

std::optional<OsmRoad> read_road_tags(const TagLookup& tags) {
    const auto road_class = class_of(tags);
    if (!road_class) {
        return std::nullopt;
    }
    OsmRoad road;
    auto& attributes = road.attributes;
    attributes.road_class = *road_class;
    attributes.access = one_way(allowed(usual_access(*road_class), tags), *road_class, tags);
    if (attributes.access == 0) {
        return std::nullopt;
    }
    attributes.surface = surface_of(*road_class, tags);
    const auto speed = read_speed(tags("maxspeed"));
    attributes.speed_kmh = static_cast<std::uint8_t>(speed.value_or(0));
    if (attributes.road_class == RoadClass::ferry) {
        attributes.crossing_s = read_duration(tags("duration")).value_or(0);
    }
    road.bad_speed = speed == 0 ? tags("maxspeed") : "";
    road.name = tags("ref").empty() ? tags("name") : tags("ref");
    return road;
}

std::optional<RoadBarrier> read_barrier_tags(const TagLookup& tags) {
    /// What stands on a road, whom it stops, and the wait of the others in seconds: assumptions, as
    /// OSM says no times.
    struct Kind {
        std::string_view word;
        std::uint8_t closed_to;
        std::uint16_t wait_s;
    };
    constexpr auto k_kinds = std::to_array<Kind>({{"bollard", k_cars, 0},
                                                  {"block", k_cars, 0},
                                                  {"chain", k_cars, 0},
                                                  {"jersey_barrier", k_cars, 0},
                                                  {"log", k_cars, 0},
                                                  {"cycle_barrier", k_cars | k_motorcycles, 0},
                                                  {"stile", k_cars | k_motorcycles, 0},
                                                  {"turnstile", k_cars | k_motorcycles, 0},
                                                  {"kissing_gate", k_cars | k_motorcycles, 0},
                                                  {"gate", 0, 20},
                                                  {"lift_gate", 0, 20},
                                                  {"swing_gate", 0, 20},
                                                  {"toll_booth", 0, 60},
                                                  {"checkpoint", 0, 120},
                                                  {"police_checkpoint", 0, 120},
                                                  {"border_control", 0, 900}});
    const auto found = std::ranges::find(k_kinds, tags("barrier"), &Kind::word);
    if (found == k_kinds.end()) {
        return std::nullopt;
    }
    constexpr std::uint8_t k_all = k_cars | k_motorcycles | k_feet;
    const auto open_to = allowed(static_cast<std::uint8_t>(k_all & ~found->closed_to), tags);
    return RoadBarrier{static_cast<std::uint8_t>(k_all & ~open_to), found->wait_s};
}

} // namespace relais::importers
