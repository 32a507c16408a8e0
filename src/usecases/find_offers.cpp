#include "usecases/find_offers.h"

#include "geometry/geodesic.h"
#include "usecases/nearest_code.h"
#include "usecases/occupation_index.h"
#include "usecases/read_codes.h"
#include "util/errors.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using util::InvalidInput;

constexpr int k_most_offers = 100;
constexpr int k_most_km = 1500;
constexpr int k_metres_a_km = 1000;
constexpr int k_wider_family = 2; // occupation_distance; what is farther is another trade

void check_languages(const Directory& directory, const std::vector<std::string>& codes) {
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (!directory.language(codes[i])) {
            std::vector<std::string> known;
            for (const auto& language : directory.languages) {
                known.push_back(language.code);
            }
            throw unknown_code("languages/" + std::to_string(i), codes[i], known);
        }
    }
}

/// The request once understood.
struct Asked {
    CodeSet<OfferKind> kinds;
    std::string occupation;
    AreaCode area;
    Seeker seeker;
    std::optional<UnderstoodPlace> place;
    std::optional<Metres> within;
};

Asked read(const Snapshot& snapshot, const OfferRequest& request) {
    if (request.limit < 1 || request.limit > k_most_offers) {
        throw out_of_range("limit", std::to_string(request.limit), 1, k_most_offers);
    }
    if (request.within_km && !(*request.within_km >= 1 && *request.within_km <= k_most_km)) {
        throw out_of_range("within_km", std::to_string(*request.within_km), 1, k_most_km);
    }
    if (!request.occupation.empty() &&
        OccupationIndex::builtin().find(request.occupation) == nullptr) {
        throw InvalidInput(
            "occupation",
            {"offer.unknown_occupation", {{"value", request.occupation.substr(0, 40)}}});
    }
    check_languages(snapshot.directory(), request.languages);
    Asked asked;
    asked.kinds = read_codes<OfferKind>("kinds", request.kinds);
    asked.occupation = request.occupation;
    asked.area = request.area;
    if (!request.area.empty() && snapshot.directory().gazetteer.area(request.area) == nullptr) {
        throw InvalidInput("area", {"form.choice", {{"value", request.area.substr(0, 40)}}});
    }
    asked.seeker.languages = request.languages;
    asked.seeker.publics = read_codes<Public>("publics", request.publics);
    if (!request.level.empty()) {
        asked.seeker.level = read_code<SchoolLevel>("level", request.level);
    }
    if (request.point || !request.settlement.empty()) {
        asked.place = read_place(snapshot, request);
    }
    if (request.within_km) {
        asked.within = Metres{*request.within_km * k_metres_a_km};
    }
    return asked;
}

/// Nothing for an offer that is not for this search at all.
std::optional<FoundOffer>
consider(const Snapshot& snapshot, const Asked& asked, const BoardOffer& one, util::Day today) {
    FoundOffer found;
    found.standing = standing_of(one.offer, one.company.state, one.proposed_this_month, today);
    if (!is_visible(found.standing) || (!asked.kinds.empty() && !asked.kinds.has(one.offer.kind))) {
        return std::nullopt;
    }
    if (!asked.occupation.empty()) {
        found.occupation_distance = occupation_distance(asked.occupation, one.offer.occupation);
        if (*found.occupation_distance > k_wider_family) {
            return std::nullopt;
        }
    }
    const auto* settlement = snapshot.directory().gazetteer.settlement(one.offer.settlement);
    if (!asked.area.empty() && (settlement == nullptr || !lies_in(settlement->area, asked.area))) {
        return std::nullopt;
    }
    if (asked.place && settlement != nullptr) {
        found.distance = geometry::geodesic_distance(asked.place->place.point, settlement->point);
    }
    if (asked.within && asked.place && (!found.distance || *found.distance > *asked.within)) {
        return std::nullopt;
    }
    found.assessment =
        assess_offer(one.offer, found.standing, asked.seeker, found.occupation_distance);
    return found;
}

/// What offers are sorted by, first things first.
auto order_of(const OfferBoard& board, const FoundOffer& found, bool has_place) {
    const auto& offer = board.offers[found.position].offer;
    const double unknown = std::numeric_limits<double>::infinity();
    const double far = found.distance ? found.distance->value : unknown;
    const double closes =
        offer.closes ? static_cast<double>(offer.closes->time_since_epoch().count()) : unknown;
    return std::tuple(found.occupation_distance.value_or(0),
                      has_place ? far : closes,
                      found.assessment.count(Verdict::unknown),
                      offer.id.value);
}

void finish(std::vector<FoundOffer>& list, const OfferBoard& board, bool has_place, int limit) {
    std::ranges::sort(
        list, {}, [&](const FoundOffer& found) { return order_of(board, found, has_place); });
    list.resize(std::min(list.size(), static_cast<std::size_t>(limit)));
}

} // namespace

OfferAnswer find_offers(const Snapshot& snapshot,
                        const OfferBoard& board,
                        const OfferRequest& request,
                        util::Day today) {
    const auto asked = read(snapshot, request);
    OfferAnswer answer;
    answer.place = asked.place;
    answer.seeker = asked.seeker;
    for (std::uint32_t i = 0; i < board.offers.size(); ++i) {
        auto found = consider(snapshot, asked, board.offers[i], today);
        if (!found) {
            continue;
        }
        found->position = i;
        switch (found->assessment.suitability()) {
        case Suitability::suitable:
            answer.suitable.push_back(std::move(*found));
            break;
        case Suitability::possible:
            answer.possible.push_back(std::move(*found));
            break;
        case Suitability::near_miss:
            answer.near_misses.push_back(std::move(*found));
            break;
        case Suitability::unsuitable:
            break;
        }
    }
    for (auto* list : {&answer.suitable, &answer.possible, &answer.near_misses}) {
        finish(*list, board, asked.place.has_value(), request.limit);
    }
    return answer;
}

} // namespace relais::usecases
