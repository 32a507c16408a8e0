#include "server/offer_routes.h"

#include "present/offer_words.h"
#include "present/page_offer_desk.h"
#include "present/page_offers.h"
#include "server/access.h"
#include "server/offer_pages.h"
#include "server/offer_request.h"
#include "server/page_reply.h"
#include "usecases/propose_person.h"
#include "usecases/read_codes.h"
#include "util/errors.h"

namespace relais::server {
namespace {

using present::Lang;
using usecases::BoardOffer;

/// What routes about offers work with.
struct Offers {
    const Site& site;
    std::shared_ptr<LiveOffers> live;
};

present::Words words_for(const Site& site, const Served& served, Lang lang) {
    return {*served.snapshot, site.texts.in(lang)};
}

Reply list_page(const Offers& offers,
                present::OfferForm form,
                Lang lang,
                const std::string& wrong) {
    const auto served = published(offers.site);
    const auto board = offers.live->current(offers.site);
    const auto page = offers_page(words_for(offers.site, *served, lang),
                                  *board,
                                  std::move(form),
                                  wrong,
                                  offers.site.today());
    return private_page(offers.site.pages.render(lang, "offers", page.value), page.status);
}

Reply search_offers(const Offers& offers, const Request& request, Lang lang) {
    const auto served = published(offers.site);
    auto [form, wrong] = read_offer_search(request, *served->snapshot);
    return list_page(
        offers, std::move(form), lang, wrong ? offers.site.texts.in(lang).render(*wrong) : "");
}

bool may_propose(const Request& request) {
    return usecases::reach(request.actor(), directory::Permission::propose_person) !=
           directory::Reach::none;
}

Reply offer_page(const Offers& offers,
                 const Request& request,
                 Lang lang,
                 present::OfferViewer viewer,
                 int status) {
    const auto served = published(offers.site);
    const auto board = offers.live->current(offers.site);
    const auto& one = visible_offer(*board, request.captured[0], offers.site.today());
    const auto standing = standing_on(one, offers.site.today());
    viewer.may_propose = may_propose(request);
    const auto page =
        present::offer_page(words_for(offers.site, *served, lang), one, standing, viewer);
    return private_page(offers.site.pages.render(lang, "offer", page), status);
}

/// The message to send on, with the link that is told once.
Reply proposed(const Offers& offers,
               const Request& request,
               Lang lang,
               const BoardOffer& one,
               const usecases::Proposed& made) {
    const auto served = published(offers.site);
    const auto url =
        own_origin(offers.site, request) + present::offer_answer_address(lang, made.secret);
    const auto page =
        present::proposed_page(words_for(offers.site, *served, lang), one, made.case_code, url);
    return private_page(offers.site.pages.render(lang, "offer_proposed", page));
}

Reply propose(const Offers& offers, const Request& request, Lang lang) {
    const auto board = offers.live->current(offers.site);
    const auto& one = visible_offer(*board, request.captured[0], offers.site.today());
    const auto again = [&](const util::Error& wrong, int status) {
        const auto sentence = offers.site.texts.in(lang).render(wrong.message());
        return offer_page(offers,
                          request,
                          lang,
                          {true, request.field("contact"), sentence, request.field("case_code")},
                          status);
    };
    try {
        return proposed(
            offers, request, lang, one, desk_of(offers.site).write([&](const auto& database) {
                return usecases::propose_person(database,
                                                request.actor(),
                                                one.offer.id,
                                                request.field("case_code"),
                                                request.field("contact"),
                                                offers.site.clock());
            }));
    } catch (const util::InvalidInput& wrong) {
        return again(wrong, 400);
    } catch (const util::Conflict& wrong) {
        return again(wrong, 409);
    }
}

Reply answer_page(const Offers& offers, const Request& request, Lang lang) {
    const auto served = published(offers.site);
    const auto seen = desk_of(offers.site).read([&](const auto& database) {
        return usecases::proposal_of_link(database, request.captured[0], offers.site.clock());
    });
    const auto page = present::offer_answer_page(
        words_for(offers.site, *served, lang), seen, request.captured[0]);
    return private_page(offers.site.pages.render(lang, "offer_answer", page));
}

Reply answer_offers(const Offers& offers, const Request& request, Lang lang) {
    const auto to =
        usecases::read_code<directory::ProposalState>("answer", request.field("answer"));
    desk_of(offers.site).write([&](const auto& database) {
        usecases::answer_by_link(database, request.captured[0], to, offers.site.clock());
    });
    return see_other(present::offer_answer_address(lang, request.captured[0]));
}

/// The same search for programs: its place and person travel in the body and are kept nowhere.
Reply api_search(const Offers& offers, const Request& request) {
    const auto served = published(offers.site);
    const auto board = offers.live->current(offers.site);
    auto reply = json_reply(offers_found(words_for(offers.site, *served, request.lang),
                                         *board,
                                         request,
                                         offers.site.today()));
    reply.cache_control = "no-store";
    return reply;
}

} // namespace

void add_offer_routes(Router& router, const Site& site, std::shared_ptr<LiveOffers> live) {
    const Offers offers{site, std::move(live)};
    router.ask("/api/v1/offers/search",
               [offers](const Request& request) { return api_search(offers, request); });
    router.get("/api/v1/occupations",
               [offers](const Request& request) {
                   return json_reply(occupations_found(offers.site.texts.in(request.lang), request));
               });
    for (const auto lang : {Lang::fr, Lang::en}) {
        const auto root = present::offers_address(lang);
        router.get(root, [offers, lang](const Request& request) {
            return list_page(offers, offer_list_form(request), lang, "");
        });
        router.post(root, [offers, lang](const Request& request) {
            return search_offers(offers, request, lang);
        });
        router.get(root + "/{}", [offers, lang](const Request& request) {
            return offer_page(offers, request, lang, {}, 200);
        });
        router.post(
            root + "/{}/proposer",
            directory::Permission::propose_person,
            [offers, lang](const Request& request) { return propose(offers, request, lang); });
        const auto link = present::offer_answer_address(lang, "{}");
        router.get(link, [offers, lang](const Request& request) {
            return answer_page(offers, request, lang);
        });
        router.post(
            link, [offers, lang](const Request& request) { return answer_offers(offers, request, lang); });
    }
}

} // namespace relais::server
