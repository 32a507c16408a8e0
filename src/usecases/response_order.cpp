#include "usecases/response_order.h"

#include "usecases/read_codes.h"
#include "usecases/snapshot.h"

#include <algorithm>
#include <tuple>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using geometry::Found;

/// Milliseconds of a journey, else metres; nothing for what comes to the place.
double length_of(const Found& found) {
    return found.journey ? static_cast<double>(found.journey->time.milliseconds)
                         : found.distance.value_or(Metres{}).value;
}

/// Whether whatever is beyond a list of `asked` must come after the first `k`.
bool is_enough(const std::vector<Found>& list, std::size_t k, std::size_t asked) {
    return k == 0 || list.size() < asked ||
           length_of(list.back()) > k_most_response_factor * length_of(list[k - 1]);
}

std::vector<Found> first_by_response(const Snapshot& snapshot,
                                     const Responses& responses,
                                     std::vector<Found> list,
                                     std::size_t k) {
    struct Choice {
        Suitability suitability = Suitability::suitable; ///< outreach is of both kinds
        double length = 0;
        double factor = 1;
        Found found;
    };
    std::vector<Choice> choices;
    for (auto& found : list) {
        const auto factor = response_factor(response_of(snapshot, responses, found.offering));
        choices.push_back(
            {found.assessment.suitability(), length_of(found) * factor, factor, std::move(found)});
    }
    std::ranges::stable_sort(choices, {}, [](const Choice& one) {
        return std::tuple(one.suitability, one.length, one.factor); // in the same town: who answers
    });
    list.clear();
    for (std::size_t i = 0; i < std::min(k, choices.size()); ++i) {
        list.push_back(std::move(choices[i].found));
    }
    return list;
}

} // namespace

std::optional<ServiceOrder> read_order(const std::string& code) {
    return code.empty() ? std::nullopt : std::optional(read_code<ServiceOrder>("order", code));
}

const ResponseFigure*
response_of(const Snapshot& snapshot, const Responses& responses, std::uint32_t service) {
    const auto& provider = snapshot.providers()[snapshot.provider_of(service)];
    const auto id = snapshot.directory().organisations[provider.organisation].id;
    const auto& figures = responses.figures;
    const auto found = std::ranges::lower_bound(figures, id, {}, &ResponseFigure::organisation);
    return found != figures.end() && found->organisation == id ? &*found : nullptr;
}

geometry::NearestAnswer nearest_by_response(
    const Snapshot& snapshot,
    const Responses* responses,
    const geometry::NearestOptions& options,
    const std::function<geometry::NearestAnswer(const geometry::NearestOptions&)>& ask) {
    if (responses == nullptr || !responses->in_order) {
        return ask(options);
    }
    const auto k = static_cast<std::size_t>(options.k);
    constexpr int k_wider = 4;
    auto wider = options;
    geometry::NearestAnswer answer;
    for (bool is_whole = false; !is_whole;) {
        wider.k *= k_wider;
        answer = ask(wider);
        const auto asked = static_cast<std::size_t>(wider.k);
        is_whole = is_enough(answer.suitable, k, asked) && is_enough(answer.possible, k, asked) &&
                   (k == 0 || answer.outreach.size() < asked);
    }
    for (auto* list : {&answer.suitable, &answer.possible, &answer.outreach}) {
        *list = first_by_response(snapshot, *responses, std::move(*list), k);
    }
    return answer;
}

} // namespace relais::usecases
