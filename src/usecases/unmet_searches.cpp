#include "usecases/unmet_searches.h"

#include "geometry/nearest_index.h"
#include "store/unmet_store.h"
#include "usecases/nearest_code.h"
#include "util/iso_week.h"

#include <algorithm>
#include <map>

namespace relais::usecases {
namespace {

using namespace relais::directory;

constexpr int k_most_weeks = 260;

/// The region of a place; of the settlement nearby where no polygon says it.
AreaCode region_of(const Snapshot& snapshot, const UnderstoodPlace& place) {
    const auto& gazetteer = snapshot.directory().gazetteer;
    auto area = place.place.area;
    if (area.empty() && place.has_settlement && place.to_settlement <= k_unmet_threshold) {
        area = gazetteer.settlements()[place.nearest_settlement].area;
    }
    const auto* region = gazetteer.area_at_level(area, 1);
    return region != nullptr ? region->code : AreaCode();
}

bool is_suitable(const geometry::Found& found) {
    return found.assessment.suitability() == Suitability::suitable;
}

/// One need of a search.
struct Search {
    const UnderstoodPlace& place;
    CodeSet<Public> publics;
    int term = 0;
    util::Day today;
};

enum class SearchOutcome : std::uint8_t { met, something, nothing };

Metres limit_of(std::optional<Metres> within) {
    return std::min(within.value_or(k_unmet_threshold), k_unmet_threshold);
}

/// Lists begin with the nearest, outreach with what suits.
SearchOutcome outcome_of(const geometry::NearestAnswer& answer, Metres limit) {
    const auto reaches = [&](const std::vector<geometry::Found>& list) {
        return !list.empty() && list.front().distance && *list.front().distance <= limit;
    };
    if (reaches(answer.suitable) || std::ranges::any_of(answer.outreach, is_suitable)) {
        return SearchOutcome::met;
    }
    return reaches(answer.possible) || !answer.outreach.empty() ? SearchOutcome::something
                                                                : SearchOutcome::nothing;
}

void add_if_unmet(std::vector<UnmetCount>& counts,
                  const Snapshot& snapshot,
                  const Search& search,
                  SearchOutcome outcome) {
    if (outcome == SearchOutcome::met) {
        return;
    }
    const auto& need =
        snapshot.directory().taxonomy.terms()[static_cast<std::size_t>(search.term)].code;
    UnmetCell cell{util::iso_week(search.today), region_of(snapshot, search.place), need, ""};
    const auto add = [&] { counts.push_back({cell, 1, outcome == SearchOutcome::something ? 0 : 1}); };
    add();
    for (std::size_t i = 0; i < code_count<Public>(); ++i) {
        if (search.publics.has(static_cast<Public>(i))) {
            cell.public_group = CodeList<Public>::codes[i];
            add();
        }
    }
}

std::int64_t told(std::int64_t number) {
    return number >= k_least_unmet ? number : 0;
}

class UnmetReporter {
public:
    UnmetReporter(const Snapshot& snapshot, const UnmetRequest& request, util::Day today)
        : m_taxonomy(snapshot.directory().taxonomy),
          m_needs(read_need(request.need)) {
        check(snapshot, request);
        m_report.request = request;
        m_report.first_week = util::iso_week(today - std::chrono::days(7 * request.weeks));
        m_report.last_week = util::iso_week(today - std::chrono::days(7));
    }

    UnmetReport run(const std::vector<UnmetCount>& counts, const std::string& this_week) {
        std::map<std::pair<int, AreaCode>, std::pair<std::int64_t, std::int64_t>> sums;
        for (const auto& count : folded(counts, this_week)) {
            const auto term = m_taxonomy.find(count.cell.need);
            if (term && wanted(count.cell, *term)) {
                auto& [searches, nothing] = sums[{*term, count.cell.region}];
                searches += count.searches;
                nothing += count.nothing;
            }
        }
        bool all_told = true;
        for (const auto& [key, sum] : sums) {
            add_line(key.first, key.second, sum.first, sum.second);
            m_report.searches += sum.first;
            all_told = all_told && sum.first >= k_least_unmet;
        }
        m_report.searches = all_told ? m_report.searches : told_sum();
        std::ranges::stable_sort(m_report.lines, [](const UnmetLine& a, const UnmetLine& b) {
            return a.searches.value_or(0) > b.searches.value_or(0);
        });
        return std::move(m_report);
    }

private:
    NeedMask read_need(const std::string& code) const {
        if (code.empty()) {
            return ~NeedMask{0};
        }
        const auto term = m_taxonomy.find(code);
        if (!term) {
            std::vector<std::string> known;
            std::ranges::transform(m_taxonomy.terms(), std::back_inserter(known), &Term::code);
            throw unknown_code("need", code, known);
        }
        return m_taxonomy.accepted_by(*term);
    }

    static void check(const Snapshot& snapshot, const UnmetRequest& request) {
        if (!request.public_group.empty() && !from_code<Public>(request.public_group)) {
            throw unknown_code("public",
                               request.public_group,
                               {CodeList<Public>::codes.begin(), CodeList<Public>::codes.end()});
        }
        const auto* region = snapshot.directory().gazetteer.area(request.region);
        if (!request.region.empty() && (region == nullptr || region->level != 1)) {
            std::vector<std::string> known;
            for (const auto& area : snapshot.directory().gazetteer.areas()) {
                if (area.level == 1) {
                    known.push_back(area.code);
                }
            }
            throw unknown_code("region", request.region, known);
        }
        if (request.weeks < 1 || request.weeks > k_most_weeks) {
            throw out_of_range("weeks", std::to_string(request.weeks), 1, k_most_weeks);
        }
    }

    [[nodiscard]] bool wanted(const UnmetCell& cell, int term) const {
        const auto& request = m_report.request;
        return cell.week >= m_report.first_week && cell.week <= m_report.last_week &&
               cell.public_group == request.public_group && (m_taxonomy.bit(term) & m_needs) != 0 &&
               (request.region.empty() || cell.region == request.region);
    }

    /// How many found nothing at all is told only when neither it nor the rest are too few.
    void add_line(int term, const AreaCode& region, std::int64_t searches, std::int64_t nothing) {
        UnmetLine line{term, region, std::nullopt, std::nullopt};
        if (searches >= k_least_unmet) {
            line.searches = searches;
            const auto is_fine = [](std::int64_t part) {
                return part == 0 || part >= k_least_unmet;
            };
            if (is_fine(nothing) && is_fine(searches - nothing)) {
                line.nothing = nothing;
            }
        }
        m_report.lines.push_back(std::move(line));
    }

    /// Without the lines too small to be told: a sum would tell them.
    [[nodiscard]] std::int64_t told_sum() const {
        std::int64_t sum = 0;
        for (const auto& line : m_report.lines) {
            sum += told(line.searches.value_or(0));
        }
        return sum;
    }

    const Taxonomy& m_taxonomy;
    NeedMask m_needs;
    UnmetReport m_report;
};

} // namespace

std::vector<UnmetCount> unmet_counts(const Snapshot& snapshot,
                                     const UnderstoodPlace& place,
                                     Query query,
                                     const std::vector<int>& terms,
                                     std::optional<Metres> within,
                                     util::Day today) {
    const geometry::NearestOptions options{1, 0, limit_of(within)};
    std::vector<UnmetCount> counts;
    for (const int term : terms) {
        query.needs = snapshot.directory().taxonomy.accepted_by(term);
        const Search search{place, query.profile.publics, term, today};
        add_if_unmet(counts,
                     snapshot,
                     search,
                     outcome_of(snapshot.nearest().nearest(query, options), *options.within));
    }
    return counts;
}

std::vector<UnmetCount>
unmet_counts(const Snapshot& snapshot, const NearestResult& result, util::Day today) {
    std::vector<UnmetCount> counts;
    const bool is_by_time = result.travel && !result.travel->off_network;
    if (is_by_time || result.by_response) { // what counts here is how far alone
        std::vector<int> terms;
        std::ranges::transform(result.needs, std::back_inserter(terms), &NeedAnswer::term);
        return unmet_counts(snapshot, result.place, result.query, terms, result.within, today);
    }
    for (const auto& [term, answer] : result.needs) {
        const Search search{result.place, result.query.profile.publics, term, today};
        add_if_unmet(counts, snapshot, search, outcome_of(answer, limit_of(result.within)));
    }
    return counts;
}

void keep_unmet(const store::Database& database,
                const std::vector<UnmetCount>& counts,
                util::Day today) {
    store::add_unmet(database, counts, util::iso_week(today));
}

std::vector<UnmetCount> kept_unmet(const store::Database& database) {
    return store::load_unmet(database);
}

void UnmetCounter::add(const std::vector<UnmetCount>& counts) {
    if (counts.empty()) {
        return;
    }
    const std::scoped_lock lock(m_mutex);
    for (const auto& count : counts) {
        const auto place = std::ranges::lower_bound(m_counts, count.cell, {}, &UnmetCount::cell);
        if (place != m_counts.end() && place->cell == count.cell) {
            place->searches += count.searches;
            place->nothing += count.nothing;
        } else {
            m_counts.insert(place, count);
        }
    }
}

std::vector<UnmetCount> UnmetCounter::take() {
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_counts, {});
}

UnmetReport report_unmet(const Snapshot& snapshot,
                         const std::vector<UnmetCount>& counts,
                         const UnmetRequest& request,
                         util::Day today) {
    return UnmetReporter(snapshot, request, today).run(counts, util::iso_week(today));
}

} // namespace relais::usecases
