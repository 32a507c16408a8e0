#include "usecases/plan_care.h"

#include "geometry/geodesic.h"
#include "geometry/nearest_index.h"
#include "usecases/nearest_by_time.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using geometry::PlanCost;

constexpr double k_most_km = 1500;
constexpr double k_most_minutes = 1440;
constexpr double k_millimetres_per_km = 1e6;
constexpr std::size_t k_others = 2;
constexpr PlanCost k_unmet = 1'000'000'000'000; ///< more than any plan costs, by length or by time
constexpr double k_milliseconds_per_minute = 60'000;

double checked(const char* field, double value, int least, double most) {
    if (!(value >= least && value <= most)) {
        throw out_of_range(field, std::isfinite(value) ? std::to_string(std::lround(value)) : "?", least,
                           static_cast<int>(most));
    }
    return value;
}

double checked_km(const char* field, double value, int least) {
    return checked(field, value, least, k_most_km);
}

PlanCost milliseconds(double minutes) {
    return std::llround(minutes * k_milliseconds_per_minute);
}

PlanCost millimetres(double kilometres) {
    return std::llround(kilometres * k_millimetres_per_km);
}

/// A provider that can take part: its best answer to each need.
struct Party {
    std::optional<Metres> distance;
    TravelTime time = {}; ///< by time only
    std::map<int, PlannedVisit::Answer> answers; ///< by need
};

class Planning {
public:
    Planning(const Snapshot& snapshot, const PlanRequest& request, util::Day today, const Responses* responses)
        : m_snapshot(snapshot), m_request(request),
          m_responses(responses != nullptr && responses->in_order ? responses : nullptr) {
        auto question = read_question(snapshot, request, today);
        read_order(request.order); // a wrong word is refused where nobody may know, too
        m_result.place = read_place(snapshot, request);
        m_result.terms = std::move(question.terms);
        m_result.query = std::move(question.query);
        m_result.query.place = m_result.place.place;
        m_options.needs = static_cast<int>(m_result.terms.size());
        m_options.per_address = millimetres(checked_km("per_address_km", request.per_address_km, 0));
        m_options.per_unsure = millimetres(checked_km("per_unsure_km", request.per_unsure_km, 0));
        m_within = Metres{1000 * checked_km("within_km", request.within_km, 1)};
        if (request.travel) {
            weigh_by_time(*request.travel, today);
        }
    }

    PlanResult run() {
        gather();
        for (const auto& [provider, party] : m_parties) {
            m_candidates.push_back(candidate(provider, party));
        }
        m_result.best = plan(m_options);
        add_others();
        add_unmet();
        add_alternatives();
        return std::move(m_result);
    }

private:
    void weigh_by_time(const TravelWords& words, util::Day today) {
        const auto per_address = milliseconds(checked("per_address_minutes", m_request.per_address_minutes, 0, k_most_minutes));
        const auto per_unsure = milliseconds(checked("per_unsure_minutes", m_request.per_unsure_minutes, 0, k_most_minutes));
        m_by_time.emplace(m_snapshot, m_result.query.place.point, read_travel(words), today);
        m_result.travel = m_by_time->facts();
        if (m_result.travel->off_network) {
            m_by_time.reset();
            return;
        }
        m_times = m_by_time->times();
        m_options.per_address = per_address;
        m_options.per_unsure = per_unsure;
    }

    /// Nothing for a service that no way leads to in time; zero for outreach, which comes to the place.
    [[nodiscard]] std::optional<TravelTime> time_to(std::uint32_t service) const {
        if (!m_by_time) {
            return TravelTime{};
        }
        const auto target = m_by_time->map().target(service);
        const auto time = target ? m_times[*target] : TravelTime{};
        return time.is_reachable() ? std::optional(time) : std::nullopt;
    }

    /// Every service is asked: a plan is exact only if nobody was left out beforehand.
    void gather() {
        const auto& taxonomy = m_snapshot.directory().taxonomy;
        NeedMask any = 0;
        for (const int term : m_result.terms) {
            any |= taxonomy.accepted_by(term);
        }
        const auto& offerings = m_snapshot.nearest().offerings();
        for (std::uint32_t i = 0; i < offerings.size(); ++i) {
            if (answers_need(offerings[i].facts, any)) {
                consider(i, offerings[i]);
            }
        }
    }

    void consider(std::uint32_t service, const geometry::Offering& offering) {
        const auto distance =
            offering.point ? std::optional(geometry::geodesic_distance(m_result.query.place.point, *offering.point))
                           : std::nullopt;
        const auto time = time_to(service);
        if ((distance && *distance > m_within) || !time) {
            return;
        }
        const auto assessment = assess(offering.facts, m_snapshot.nearest().tables(), m_result.query, distance);
        const auto suitability = assessment.suitability();
        if (suitability > (m_request.sure_only ? Suitability::suitable : Suitability::possible)) {
            return;
        }
        for (int need = 0; need < m_options.needs; ++need) {
            if (answers_need(offering.facts, m_snapshot.directory().taxonomy.accepted_by(m_result.terms[need]))) {
                auto& party = m_parties[m_snapshot.provider_of(service)];
                party.distance = distance;
                party.time = *time;
                keep_better(party.answers, {need, service, assessment});
            }
        }
    }

    static void keep_better(std::map<int, PlannedVisit::Answer>& answers, const PlannedVisit::Answer& answer) {
        const auto [kept, is_new] = answers.try_emplace(answer.need, answer);
        if (!is_new && answer.assessment.count(Verdict::unknown) < kept->second.assessment.count(Verdict::unknown)) {
            kept->second = answer;
        }
    }

    [[nodiscard]] geometry::PlanCandidate candidate(std::uint32_t provider, const Party& party) const {
        geometry::PlanCandidate candidate{provider, 0, 0, 0};
        candidate.travel = party.distance ? std::llround(party.distance->value * 1000) : 0;
        candidate.travel = m_by_time ? party.time.milliseconds : candidate.travel;
        candidate.travel = by_response(candidate.travel, party);
        for (const auto& [need, answer] : party.answers) {
            const auto bit = 1U << static_cast<unsigned>(need);
            candidate.needs |= bit;
            candidate.unsure |= answer.assessment.suitability() == Suitability::suitable ? 0 : bit;
            candidate.travel += answer.assessment.count(Verdict::unknown); // a millimetre or millisecond each: settles ties
        }
        return candidate;
    }

    /// Longer for who seldom answers; at the door a millimetre for each per cent, so that who answers comes first.
    [[nodiscard]] PlanCost by_response(PlanCost travel, const Party& party) const {
        if (m_responses == nullptr) {
            return travel;
        }
        const auto service = party.answers.begin()->second.service; // all are of one organisation
        const auto more = response_factor(response_of(m_snapshot, *m_responses, service)) - 1;
        return travel + std::llround(static_cast<double>(travel) * more) + std::llround(100 * more);
    }

    Plan plan(const geometry::PlanOptions& options) const {
        const auto found = geometry::plan_care(m_candidates, options);
        m_last_cost = found.cost;
        return plan(found);
    }

    Plan plan(const geometry::CarePlan& found) const {
        Plan plan;
        for (const auto& address : found.addresses) {
            plan.visits.push_back(visit(address));
            plan.kilometres += plan.visits.back().distance.value_or(Metres{}).value / 1000;
            plan.minutes += m_parties.at(plan.visits.back().provider).time.minutes();
        }
        for (int need = 0; need < m_options.needs; ++need) {
            if ((found.unmet >> static_cast<unsigned>(need) & 1U) != 0) {
                plan.unmet.push_back(need);
            }
        }
        return plan;
    }

    PlannedVisit visit(const geometry::PlannedAddress& address) const {
        const auto provider = m_candidates[address.candidate].address;
        const auto& party = m_parties.at(provider);
        PlannedVisit visit{provider, party.distance, {}, {}};
        for (const auto& [need, answer] : party.answers) {
            if ((address.needs >> static_cast<unsigned>(need) & 1U) != 0) {
                visit.answers.push_back(answer);
            }
        }
        if (m_by_time && party.distance) {
            const auto target = m_by_time->map().target(visit.answers.front().service);
            visit.journey = m_by_time->journey(m_by_time->map().services().anchored(*target));
        }
        return visit;
    }

    void add_others() {
        for (const auto& found : geometry::next_best_plans(m_candidates, m_options, k_others)) {
            m_result.others.push_back(plan(found));
        }
    }

    /// However far: a person with an unmet need wants to know what there is.
    void add_unmet() {
        for (const int need : m_result.best.unmet) {
            auto query = m_result.query;
            query.needs = m_snapshot.directory().taxonomy.accepted_by(m_result.terms[need]);
            const auto answer = m_snapshot.nearest().nearest(query, {1, 1, {}});
            UnmetNeed unmet{need, std::nullopt, std::nullopt};
            for (const auto* list : {&answer.suitable, &answer.possible}) {
                if (!list->empty() && (!unmet.beyond || list->front().distance < unmet.beyond->distance)) {
                    unmet.beyond = list->front();
                }
            }
            if (!answer.near_misses.empty()) {
                unmet.near_miss = answer.near_misses.front();
            }
            m_result.unmet.push_back(unmet);
        }
    }

    /// "What if that one is full?": the best plan without each address of the best, cheapest first.
    void add_alternatives() {
        std::vector<std::pair<PlanCost, Plan>> others;
        for (const auto& visit : m_result.best.visits) {
            auto options = m_options;
            const auto left_out = std::ranges::find(m_candidates, visit.provider, &geometry::PlanCandidate::address);
            options.without = {static_cast<std::uint32_t>(left_out - m_candidates.begin())};
            auto other = plan(options);
            other.without = visit.provider;
            const auto unmet = static_cast<PlanCost>(other.unmet.size());
            others.emplace_back(unmet * k_unmet + m_last_cost, std::move(other));
        }
        std::ranges::stable_sort(others, {}, [](const auto& other) { return other.first; });
        for (auto& other : others) {
            m_result.alternatives.push_back(std::move(other.second));
        }
    }

    const Snapshot& m_snapshot;
    const PlanRequest& m_request;
    const Responses* m_responses; ///< null: they do not count
    PlanResult m_result;
    geometry::PlanOptions m_options;
    Metres m_within;
    std::optional<NearestByTime> m_by_time;
    std::vector<TravelTime> m_times; ///< by target of the map
    std::map<std::uint32_t, Party> m_parties; ///< by provider, so that candidates are in their order
    std::vector<geometry::PlanCandidate> m_candidates;
    mutable PlanCost m_last_cost = 0;
};

} // namespace

PlanResult plan_care(const Snapshot& snapshot, const PlanRequest& request, util::Day today,
                     const Responses* responses) {
    return Planning(snapshot, request, today, responses).run();
}

} // namespace relais::usecases
