#include "usecases/case_file.h"

#include "directory/referral_rules.h"
#include "store/case_store.h"
#include "store/referral_store.h"
#include "util/errors.h"

#include <algorithm>

namespace relais::usecases {

using namespace relais::directory;

CaseFile
take_case_file(const store::Database& database, const Actor& actor, CaseId id, util::Instant now) {
    store::Transaction transaction(database);
    CaseFile all;
    all.file = own_case(database, actor, id);
    all.consents = store::consents_of(database, id);
    for (const auto& referral : store::referrals_of(database, id)) {
        all.referrals.push_back(own_referral(database, actor, referral.id));
    }
    audit(database, actor, now, "take_case_file", subject_of(id));
    transaction.commit();
    return all;
}

void erase_case(const store::Database& database, const Actor& actor, CaseId id, util::Instant now) {
    store::Transaction transaction(database);
    own_case(database, actor, id);
    if (std::ranges::any_of(store::referrals_of(database, id),
                            [](const Referral& referral) { return is_open(referral.state); })) {
        throw util::Conflict({"referral.withdraw_first", {}});
    }
    store::remove_case(database, id);
    audit(database, actor, now, "erase_case", subject_of(id));
    transaction.commit();
}

} // namespace relais::usecases
