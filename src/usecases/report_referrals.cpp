#include "usecases/report_referrals.h"

#include "store/audit_log.h"
#include "store/referral_store.h"
#include "usecases/nearest_code.h"

namespace relais::usecases {
namespace {

using namespace relais::directory;

/// Of refusals that tell this kind of gap, by need or by region.
std::vector<CountRow>
gaps_by(const std::vector<ReferralFact>& facts, GapTold gap, std::string ReferralFact::*key) {
    return counts_by(facts, [&](const ReferralFact& fact) {
        return gap_told(fact) == gap ? std::optional(fact.*key) : std::nullopt;
    });
}

std::optional<std::string> reason_of(const ReferralFact& fact) {
    return fact.reason ? std::optional(std::string(code_of(*fact.reason))) : std::nullopt;
}

std::int64_t last_line(const store::Database& database) {
    const auto lines = store::list_audit(database, 0, 1);
    return lines.empty() ? 0 : lines.front().id;
}

ReferralReport counted(const std::vector<ReferralFact>& facts, int days) {
    ReferralReport report;
    report.days = days;
    report.total = figures_by(facts, [](const ReferralFact&) { return std::string("all"); });
    report.sent = report.total.empty() ? 0 : report.total.front().sent;
    report.by_region = figures_by(facts, [](const ReferralFact& one) { return one.region; });
    report.by_need = figures_by(facts, [](const ReferralFact& one) { return one.need; });
    report.by_organisation = figures_by(
        facts, [](const ReferralFact& one) { return std::to_string(one.organisation.value); });
    report.reasons = counts_by(facts, reason_of);
    for (const auto gap : {GapTold::saturated, GapTold::other_public}) {
        report.gaps.push_back({gap,
                               gaps_by(facts, gap, &ReferralFact::need),
                               gaps_by(facts, gap, &ReferralFact::region)});
    }
    return report;
}

} // namespace

std::shared_ptr<const ReferralReport>
ReferralCounts::current(const store::Database& database, int days, util::Instant now) {
    constexpr auto k_stands = std::chrono::seconds{60};
    const std::scoped_lock lock(m_mutex); // of two who ask at once, one counts
    auto& kept = m_kept[days];
    const auto mark = last_line(database);
    const bool is_young = kept.is_of_many && now - kept.made_at < k_stands && now >= kept.made_at;
    const bool is_same =
        kept.mark == mark && util::day_in_cameroon(kept.made_at) == util::day_in_cameroon(now);
    if (kept.report == nullptr || !(is_young || is_same)) {
        const auto facts =
            store::referral_facts(database, util::to_string(now - std::chrono::days{days}));
        kept = {std::make_shared<const ReferralReport>(counted(facts, days)),
                mark,
                now,
                facts.size() > m_many};
    }
    return kept.report;
}

ReferralReport report_referrals(const store::Database& database,
                                ReferralCounts& counts,
                                const Actor& actor,
                                int days,
                                util::Instant now) {
    require(actor, Permission::see_figures, OrganisationId()); // a company sees its offers’ alone
    if (days != 90 && days != 365) {
        throw unknown_code("days", std::to_string(days), {"90", "365"});
    }
    auto report = *counts.current(database, days, now);
    if (reach(actor, Permission::make_referrals) == Reach::all) {
        report.silent = store::silent_referrals(database);
    }
    return report;
}

ReferralReport take_referral_report(const store::Database& database,
                                    ReferralCounts& counts,
                                    const Actor& actor,
                                    int days,
                                    util::Instant now) {
    store::Transaction transaction(database);
    auto report = report_referrals(database, counts, actor, days, now);
    audit(database, actor, now, "take_referral_figures", "referrals", "", std::to_string(days));
    transaction.commit();
    return report;
}

} // namespace relais::usecases
