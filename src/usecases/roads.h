#pragma once
#include "directory/blocked_area.h"
#include "directory/travel_profile.h"
#include "geometry/roads/travel.h"
#include "util/clock.h"
#include "util/message.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace relais::usecases {

/// The roads of the country with those who travel on them, as imported; made once and shared by every edition. Immutable.
struct Roads {
    /// `keeper` keeps the network's arrays alive. `order` as geometry::roads::node_order makes it.
    Roads(std::shared_ptr<const void> the_keeper, const directory::RoadNetwork& network,
          std::span<const geometry::roads::NodeId> order)
        : keeper(std::move(the_keeper)), base(network, order) {}

    std::shared_ptr<const void> keeper;
    geometry::roads::RoadBase base;
    std::vector<directory::TravelProfile> profiles; ///< one a mode
    std::vector<directory::BlockedArea> blocked;    ///< those not lifted
    std::string version;                            ///< changes whenever an answer may
    std::optional<util::Message> fault; ///< why there is no network after all: its file is missing, damaged, another's

    /// Null if the mode has none.
    [[nodiscard]] const directory::TravelProfile* profile(directory::TravelMode mode) const;
    /// Those that hold on a day.
    [[nodiscard]] std::vector<const directory::BlockedArea*> blocked_on(util::Day day) const;
};

} // namespace relais::usecases
