#pragma once
#include "store/database.h"
#include "util/message.h"

#include <optional>
#include <string>
#include <vector>

namespace relais::usecases {

/// How the roads stand, for `relais check`: sentences for a manager. Never throws for a network that is missing or
/// damaged: that is what it is there to say.
struct RoadsCheck {
    bool sound = true;                   ///< the network and its tiles are whole, or there is none
    std::vector<util::Message> findings; ///< in the order to be read
};
RoadsCheck check_roads(const store::Database& database, const std::string& today);

} // namespace relais::usecases
