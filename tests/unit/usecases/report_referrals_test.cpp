#include "store/referral_store.h"
#include "support/referral_case.h"
#include "usecases/report_referrals.h"
#include "usecases/told_gaps.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::directory;
using namespace std::chrono_literals;

namespace {

struct Counted : test::ReferralCase {
    void refer_people(int number) {
        for (int i = 0; i < number; ++i) {
            const auto one = open();
            consent(one.id);
            refer(one.id, {{102}});
        }
    }
    std::int64_t sent(usecases::ReferralCounts& counts, util::Instant at) {
        return counts.current(database, 365, at)->sent;
    }
    usecases::Actor somebody(Role role, OrganisationId organisation = {}) {
        auto actor = caseworker;
        actor.role = role;
        actor.organisation = organisation;
        return actor;
    }
};

} // namespace

TEST_CASE_METHOD(Counted,
                 "figures are counted anew as soon as anything was written",
                 "[referral]") {
    usecases::ReferralCounts counts;
    refer_people(5);
    const auto first = counts.current(database, 365, now);
    CHECK(first->sent == 5);
    CHECK(counts.current(database, 365, now + 1s) == first); // nothing happened
    refer_people(1);
    CHECK(sent(counts, now + 2s) == 6);
    CHECK(counts.current(database, 365, now + 24h) != first); // another day, other referrals
}

TEST_CASE_METHOD(Counted,
                 "of very many referrals figures are counted at most once a minute",
                 "[referral]") {
    usecases::ReferralCounts counts(5);
    refer_people(6);
    CHECK(sent(counts, now) == 6);
    refer_people(1);
    CHECK(sent(counts, now + 59s) == 6);
    CHECK(sent(counts, now + 60s) == 7);
    refer_people(1);
    CHECK(sent(counts, now + 119s) == 7);
    CHECK(sent(counts, now + 1s) == 8); // the clock was set back: no figure stands for hours
    usecases::ReferralCounts few(8);    // as many are not very many
    CHECK(sent(few, now) == 8);
    refer_people(1);
    CHECK(sent(few, now + 1s) == 9);
}

TEST_CASE_METHOD(Counted, "one person referred to many services is no figure", "[referral]") {
    usecases::ReferralCounts counts;
    const auto one = open();
    consent(one.id);
    for (int i = 0; i < 6; ++i) {
        auto again = words();
        again.despite_warnings = true;
        refer(one.id, {{102}}, again);
    }
    CHECK(sent(counts, now) == 0);
    CHECK(counts.current(database, 365, now)->total.empty());
}

TEST_CASE_METHOD(Counted,
                 "everybody's figures are for those who may see everybody's",
                 "[referral][privacy]") {
    usecases::ReferralCounts counts;
    const auto report = [&](const usecases::Actor& actor) {
        return usecases::report_referrals(database, counts, actor, 365, now).days;
    };
    CHECK(report(somebody(Role::planner)) == 365);
    CHECK(usecases::told_gaps(database, somebody(Role::manager)).empty());
    const auto others = {somebody(Role::public_),
                         caseworker,
                         somebody(Role::focal_point, {1}),
                         somebody(Role::partner, {1})}; // a company's figures are of its offers
    for (const auto& other : others) {
        CHECK_THROWS_AS(report(other), util::Forbidden);
        CHECK_FALSE(usecases::may_see_told_gaps(other));
        CHECK_THROWS_AS(usecases::told_gaps(database, other), util::Forbidden);
    }
}
