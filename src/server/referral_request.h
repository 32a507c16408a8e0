#pragma once
#include "server/exchange.h"
#include "usecases/case_desk.h"
#include "usecases/consent_desk.h"
#include "usecases/refer_person.h"
#include "usecases/snapshot.h"

#include <vector>

namespace relais::server {

/// The forms of cases and referrals as they were sent; nothing is checked here but the place's
/// words.
usecases::CaseWords read_case_form(const Request& request, const usecases::Snapshot& snapshot);
usecases::ConsentWords read_consent_form(const Request& request);
usecases::ReferralWords read_refer_form(const Request& request);

/// Services named "service" in a form or an address; what is no number names nothing.
std::vector<directory::ServiceId> services_in(const std::vector<std::string>& values);

/// The number at a "{}" of the path. Throws util::NotFound, `key`, for what is none.
std::int64_t number_in_path(const Request& request, std::size_t part, const char* key);
/// The number of a field; 0, which nothing has, for anything else.
std::int64_t number_in_field(const Request& request, std::string_view name);

} // namespace relais::server
