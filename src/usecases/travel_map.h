#pragma once
#include "directory/demand.h"
#include "geometry/roads/nearest_targets.h"
#include "usecases/question.h"
#include "usecases/roads.h"

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace relais::usecases {

class Snapshot;

/// How somebody travels, in the words of the API.
struct TravelWords {
    std::string mode;                     ///< car, motorcycle, foot
    std::string season;                   ///< dry, rainy; "": dry
    std::optional<double> within_minutes; ///< 1 … 1440: nothing farther
};

struct AskedTravel {
    directory::TravelMode mode = directory::TravelMode::motorcycle;
    directory::Season season = directory::Season::dry;
    directory::TravelTime within = directory::k_unreachable;
};

/// Throws util::InvalidInput ("travel/mode" …) with the nearest code where there is one.
AskedTravel read_travel(const TravelWords& words);
std::string_view code_of(directory::TravelMode mode);
std::string_view code_of(directory::Season season);

/// Answers by time over one edition, for one mode, season and set of closed areas. Safe from many
/// threads.
class TravelMap {
public:
    TravelMap(const Snapshot& snapshot,
              std::shared_ptr<const Roads> roads,
              AskedTravel how,
              util::Day day);

    [[nodiscard]] const Roads& roads() const { return *m_roads; }
    [[nodiscard]] AskedTravel how() const { return m_how; }
    [[nodiscard]] const std::vector<const directory::BlockedArea*>& blocked() const {
        return m_blocked;
    }
    [[nodiscard]] const geometry::roads::Travel& travel() const { return m_travel; }
    /// Services with a point. Words of their traits: needs; publics (bit 63: none given).
    [[nodiscard]] const geometry::roads::NearestTargets& services() const { return *m_services; }
    [[nodiscard]] std::uint32_t offering(std::uint32_t target) const { return m_offerings[target]; }
    /// The target of an offering; nothing for outreach.
    [[nodiscard]] std::optional<std::uint32_t> target(std::uint32_t offering) const;
    /// Point i of a demand layer; made at the first call.
    [[nodiscard]] const std::vector<geometry::roads::Anchored>&
    demand(const directory::Demand& demand) const;

    static constexpr std::uint64_t k_no_publics = std::uint64_t{1} << 63U;

private:
    std::shared_ptr<const Roads> m_roads;
    AskedTravel m_how;
    std::vector<const directory::BlockedArea*> m_blocked;
    geometry::roads::Travel m_travel;
    std::vector<std::uint32_t> m_offerings; ///< by target
    std::vector<std::uint32_t> m_targets;   ///< by offering
    std::unique_ptr<geometry::roads::NearestTargets> m_services;
    mutable std::mutex m_mutex; ///< of m_demand
    mutable std::map<const directory::Demand*,
                     std::unique_ptr<const std::vector<geometry::roads::Anchored>>>
        m_demand;
};

/// The maps of one edition, each made when it is first asked for.
class TravelMaps {
public:
    /// `roads` null: there is no network, and asking throws.
    TravelMaps(const Snapshot& snapshot, std::shared_ptr<const Roads> roads)
        : m_snapshot(&snapshot),
          m_roads(std::move(roads)) {}

    [[nodiscard]] const std::shared_ptr<const Roads>& roads() const { return m_roads; }
    /// The map for a day: remade when other areas are closed on it. Throws util::Unavailable naming
    /// the command that helps where no network, or no profile of the mode, was imported, or what is
    /// wrong with the network's file.
    [[nodiscard]] std::shared_ptr<const TravelMap> get(AskedTravel how, util::Day day) const;

private:
    const Snapshot* m_snapshot;
    std::shared_ptr<const Roads> m_roads;
    mutable std::mutex m_mutex; ///< of m_maps
    mutable std::map<std::pair<directory::TravelMode, directory::Season>,
                     std::shared_ptr<const TravelMap>>
        m_maps;
};

/// What an answer by time says of itself.
struct TravelFacts {
    AskedTravel how;
    bool estimated = false; ///< the network is a skeleton
    std::string source;
    std::string as_of;
    std::vector<directory::BlockedArea> blocked; ///< those that hold and close something
    std::optional<directory::Metres>
        nearest_road;         ///< from the place; none: there is no road at all
    bool off_network = false; ///< no road is near enough to the place
    bool cut_off =
        false; ///< the place lies in a closed area, or behind one: nobody gets away from it
};
TravelFacts
travel_facts(const TravelMap& map, const AskedTravel& how, const geometry::roads::Anchored& place);
/// The same of no place in particular.
TravelFacts travel_of_country(const TravelMap& map, const AskedTravel& how);

} // namespace relais::usecases
