#include "server/offer_pages.h"

#include "directory/offer_rules.h"
#include "present/offer_json.h"
#include "server/offer_request.h"
#include "server/parameters.h"
#include "usecases/occupation_index.h"
#include "usecases/place_words.h"
#include "util/errors.h"

#include <algorithm>

namespace relais::server {

using usecases::BoardOffer;

present::OfferForm offer_list_form(const Request& request) {
    present::OfferForm form;
    if (auto kind = single_text(request, "kind"); !kind.empty()) {
        form.request.kinds.push_back(std::move(kind));
    }
    form.request.area = single_text(request, "area");
    form.occupation_words = single_text(request, "q");
    form.request.occupation = usecases::occupation_of_words(form.occupation_words, "");
    return form;
}

OffersPage offers_page(const present::Words& words, const usecases::OfferBoard& board, present::OfferForm form,
                       const std::string& wrong, util::Day today) {
    present::OfferPageInput input{std::move(form), &board, nullptr, wrong};
    std::optional<usecases::OfferAnswer> answer;
    if (wrong.empty()) {
        try {
            answer = usecases::find_offers(words.snapshot(), board, input.form.request, today);
            input.answer = &*answer;
        } catch (const util::InvalidInput& error) {
            input.wrong = words.texts().render(error.message());
        }
    }
    constexpr int k_refused = 400;
    return {present::offers_page(words, input), input.wrong.empty() ? 200 : k_refused};
}

directory::OfferStanding standing_on(const BoardOffer& one, util::Day today) {
    return standing_of(one.offer, one.company.state, one.proposed_this_month, today);
}

const BoardOffer& visible_offer(const usecases::OfferBoard& board, const std::string& name, util::Day today) {
    const directory::OfferId id{record_number(name.substr(0, name.find('-'))).value_or(0)};
    const auto found = std::ranges::find(board.offers, id, [](const BoardOffer& one) { return one.offer.id; });
    if (found == board.offers.end() || !is_visible(standing_on(*found, today))) {
        throw util::NotFound({"offer.no_offer", {{"id", std::to_string(id.value)}}});
    }
    return *found;
}

std::string offers_found(const present::Words& words, const usecases::OfferBoard& board, const Request& request,
                         util::Day today) {
    refuse_unknown(request, {});
    const auto asked = read_offer_request(request.body);
    try {
        return present::offers_json(words, board, usecases::find_offers(words.snapshot(), board, asked, today));
    } catch (const util::InvalidInput& wrong) { // its field is named as in a form; in a body it is a pointer
        throw util::InvalidInput("/" + wrong.field(), wrong.message());
    }
}

std::string occupations_found(const present::Texts& texts, const Request& request) {
    refuse_unknown(request, {"prefix", "limit"});
    constexpr int k_usual = 8;
    constexpr int k_most = 50;
    const int limit = whole_number(request, "limit").value_or(k_usual);
    if (limit < 1 || limit > k_most) {
        throw usecases::out_of_range("limit", std::to_string(limit), 1, k_most);
    }
    return present::occupations_json(
        texts, usecases::OccupationIndex::builtin().suggest(single_text(request, "prefix"), limit));
}

} // namespace relais::server
