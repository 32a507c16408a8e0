#pragma once
#include "directory/referral_figures.h"
#include "directory/suitability.h"
#include "store/database.h"
#include "usecases/actor.h"
#include "usecases/response_order.h"
#include "usecases/snapshot.h"
#include "util/clock.h"

#include <optional>
#include <string>
#include <vector>

/// From a case to one referral or several. Throws and opens transactions as usecases/case_desk.h
/// says.
namespace relais::usecases {

/// A service held against a case.
struct CheckedService {
    std::uint32_t service = 0; ///< position in directory().services
    std::string need;          ///< of the case, that it answers; the service's own where none does
    directory::Priority priority = directory::Priority::normal; ///< of that need
    directory::Query query;                                     ///< what it was held against
    std::optional<directory::Metres> distance; ///< none: outreach, which comes to the place
    directory::Assessment assessment;
    std::vector<directory::ReferralWarning> warnings;  ///< in the order of the enumeration
    std::optional<directory::ResponseFigure> response; ///< of the organisation, where it is known
};
/// Throws util::NotFound for a service that the published edition does not have.
CheckedService check_service(const Snapshot& snapshot,
                             const directory::Case& one,
                             const std::vector<directory::Referral>& referrals,
                             directory::ServiceId service,
                             util::Day today);

void set_response(CheckedService& checked, const Snapshot& snapshot, const Responses& responses);

/// Services that may do for a need of the case: suitable ones, then those that may suit, then those
/// that come to the place. Within a kind by distance, which counts up to a fifth more for who
/// seldom answers (directory::response_factor): whoever shows the list says so.
struct NeedChoices {
    directory::CaseNeed need;
    std::vector<CheckedService> services; ///< at most six
};
/// For each need of the case. Nothing of the search is kept.
std::vector<NeedChoices> suggest_services(const Snapshot& snapshot,
                                          const directory::Case& one,
                                          const std::vector<directory::Referral>& referrals,
                                          const Responses& responses,
                                          util::Day today);

struct ReferralWords {
    std::string priority;       ///< "": that of the need
    std::string note;           ///< why, and what the receiver must know
    std::string contact;        ///< the caseworker's phone or mail address
    bool person_agreed = false; ///< the services were named to the person, who agrees
    bool despite_warnings = false;
    directory::ReferralId instead_of; ///< the referral that these follow
};

struct Sent {
    directory::Referral referral;
    std::string secret;    ///< of the link by which the receiver answers; told once
    std::string mailed_to; ///< the outbox has it for this address; "": for nobody
};

/// Sends the person to each of the services, or to none if one cannot be. Needs a consent that lets
/// the need through (util::Conflict), and `despite_warnings` where there are any but `unsure`
/// (util::InvalidInput, "despite_warnings").
std::vector<Sent> refer_person(const store::Database& database,
                               const Actor& actor,
                               const Snapshot& snapshot,
                               directory::CaseId id,
                               const std::vector<directory::ServiceId>& services,
                               const ReferralWords& words,
                               util::Instant now);

/// A new link for the receiver; the one before ends. For reminders too. Inside a Transaction.
std::string
new_answer_link(const store::Database& database, directory::ReferralId id, const Author& author);

inline constexpr const char* k_answer_link = "answer_referral"; ///< purpose of these links

} // namespace relais::usecases
