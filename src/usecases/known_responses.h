#pragma once
#include "store/database.h"
#include "usecases/actor.h"
#include "usecases/response_order.h"

#include <optional>
#include <string>

namespace relais::usecases {

/// The order in which services are told to this actor; nothing for whoever may not know how
/// organisations answer: that is for who may refer (Permission::make_referrals), who has it in the
/// order unless asked otherwise. `asked`: a code of ServiceOrder or "". Throws util::Forbidden for
/// "answers" from somebody who may not know, and as read_order.
std::optional<ServiceOrder> order_for(const Actor& actor, const std::string& asked);

/// What is told in this order; nothing while too little is known of all organisations.
std::optional<Responses> known_responses(const store::Database& database, ServiceOrder order);

} // namespace relais::usecases
