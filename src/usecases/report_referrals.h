#pragma once
#include "directory/referral_figures.h"
#include "store/database.h"
#include "usecases/actor.h"
#include "util/clock.h"

#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace relais::usecases {

/// Refusals that tell planners of a gap which the mapping does not show.
struct GapFigures {
    directory::GapTold gap = directory::GapTold::saturated;
    std::vector<directory::CountRow> by_need;
    std::vector<directory::CountRow> by_region; ///< of return
};

/// The coordinator's figures: of those who agreed to be counted, and never of so few that somebody
/// could be picked out.
struct ReferralReport {
    int days = 0;                            ///< sent within
    std::int64_t sent = 0;                   ///< 0 where there are too few to say anything
    std::vector<directory::FigureRow> total; ///< one row or none
    std::vector<directory::FigureRow> by_region;
    std::vector<directory::FigureRow> by_need;
    std::vector<directory::FigureRow> by_organisation; ///< keys are their numbers
    std::vector<directory::CountRow> reasons;          ///< of refusal, codes of DeclineReason
    std::vector<GapFigures> gaps;                      ///< one of each kind
    std::vector<directory::Referral>
        silent; ///< without an answer for twice their time; for those who may see all referrals
};

/// The counts as they stand, made anew when anything was written since, or another day began; where
/// there are very many referrals not more often than once a minute. Any thread.
class ReferralCounts {
public:
    static constexpr std::size_t k_many = 20'000;
    explicit ReferralCounts(std::size_t many = k_many)
        : m_many(many) {}

    /// Without `silent`.
    std::shared_ptr<const ReferralReport>
    current(const store::Database& database, int days, util::Instant now);

private:
    struct Kept {
        std::shared_ptr<const ReferralReport> report;
        std::int64_t mark =
            0; ///< last line of the audit log: nothing of a case changes without one
        util::Instant made_at;
        bool is_of_many = false;
    };
    std::size_t m_many;
    std::mutex m_mutex;
    std::map<int, Kept> m_kept; ///< by days
};

/// `days`: 90 or 365: free spans could be held against each other. Throws util::Forbidden,
/// util::InvalidInput.
ReferralReport report_referrals(const store::Database& database,
                                ReferralCounts& counts,
                                const Actor& actor,
                                int days,
                                util::Instant now);

/// The same to be taken away; leaves a line in the audit log.
ReferralReport take_referral_report(const store::Database& database,
                                    ReferralCounts& counts,
                                    const Actor& actor,
                                    int days,
                                    util::Instant now);

} // namespace relais::usecases
