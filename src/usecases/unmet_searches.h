#pragma once
#include "directory/unmet.h"
#include "store/database.h"
#include "usecases/find_nearest.h"
#include "usecases/question.h"
#include "usecases/snapshot.h"

#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace relais::usecases {

/// How far a search is looked after before it counts as unmet: a long day there and back. Less
/// where it asked for less.
inline constexpr directory::Metres k_unmet_threshold{50'000};

/// What one search adds to the counts: a line of all searches for each need (positions in
/// taxonomy().terms()) without a suitable service within the threshold (or `within`, if that is
/// less), and one for each public it named. Empty when every need was met.
std::vector<directory::UnmetCount> unmet_counts(const Snapshot& snapshot,
                                                const UnderstoodPlace& place,
                                                directory::Query query,
                                                const std::vector<int>& terms,
                                                std::optional<directory::Metres> within,
                                                util::Day today);

/// The same of a search that was answered: what its answer tells is not searched for again.
std::vector<directory::UnmetCount>
unmet_counts(const Snapshot& snapshot, const NearestResult& result, util::Day today);

/// Adds counts to those kept, and folds the weeks that are over on that day (directory::folded).
/// One Transaction.
void keep_unmet(const store::Database& database,
                const std::vector<directory::UnmetCount>& counts,
                util::Day today);
std::vector<directory::UnmetCount> kept_unmet(const store::Database& database);

/// Counts of searches until somebody writes them down. Safe from many threads; a lock is held for
/// an addition.
class UnmetCounter {
public:
    void add(const std::vector<directory::UnmetCount>& counts);
    /// What was counted since the last time; the counter is empty then.
    [[nodiscard]] std::vector<directory::UnmetCount> take();

private:
    std::mutex m_mutex;
    std::vector<directory::UnmetCount> m_counts; ///< by key
};

struct UnmetRequest {
    std::string need;         ///< a need or a dimension; "": all
    std::string public_group; ///< "": all searches
    std::string region;       ///< P-code of level 1; "": all
    int weeks = 12;           ///< 1 … 260: how many weeks that are over
};

/// Searches of some weeks; nothing when there are some, but too few to be told.
struct UnmetLine {
    int term = 0;               ///< position in taxonomy().terms()
    directory::AreaCode region; ///< "": not known, or too few to say
    std::optional<std::int64_t> searches;
    std::optional<std::int64_t> nothing;
};

struct UnmetReport {
    UnmetRequest request;
    std::string first_week;
    std::string last_week;
    std::vector<UnmetLine> lines; ///< most searches first, those too few to tell last; need, region
    std::int64_t searches = 0;    ///< in all lines, untold ones too; 0 where that would tell them
};

/// Weeks that are over alone are told, and no number below directory::k_least_unmet. Throws
/// util::InvalidInput naming the field.
UnmetReport report_unmet(const Snapshot& snapshot,
                         const std::vector<directory::UnmetCount>& counts,
                         const UnmetRequest& request,
                         util::Day today);

} // namespace relais::usecases
