#include "present/page_offer_desk.h"
#include "server/access.h"
#include "server/offer_request.h"
#include "server/offer_routes.h"
#include "server/page_reply.h"
#include "server/page_work.h"
#include "usecases/read_codes.h"
#include "util/errors.h"

#include <charconv>

namespace relais::server {
namespace {

using directory::Permission;
using present::Lang;

std::int64_t id_in(const Request& request, std::string_view name) {
    const auto text = request.field(name);
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value; // 0, which nothing has, for anything else
}

std::optional<present::FormFault>
fault_of(const Site& site, Lang lang, const util::InvalidInput& wrong) {
    return present::FormFault{wrong.field(), site.texts.in(lang).render(wrong.message())};
}

std::optional<present::FormFault>
fault_of(const Site& site, Lang lang, const util::Conflict& wrong) {
    return present::FormFault{"", site.texts.in(lang).render(wrong.message())};
}

/// Everything a firm's own page shows, read at once.
Reply company_page(const Site& site,
                   const Request& request,
                   Lang lang,
                   std::optional<present::FormFault> fault,
                   const std::optional<usecases::CompanyWords>& typed) {
    usecases::require_placing(request.actor());
    const auto served = published(site);
    present::CompanyPageInput input;
    desk_of(site).read([&](const auto& database) {
        input.company = usecases::own_company(database, request.actor());
        if (input.company) {
            input.offers = usecases::offers_of(database, *input.company, site.today());
            input.proposals = usecases::proposals_of_company(database, request.actor());
            input.words = present::words_of(*input.company);
        }
        return 0;
    });
    if (typed) {
        input.words = *typed;
    }
    const int status = fault ? 400 : 200;
    input.fault = std::move(fault);
    const present::Words words(*served->snapshot, site.texts.in(lang));
    return private_page(site.pages.render(lang, "company", present::company_page(words, input)),
                        status);
}

Reply save_company(const Site& site, const Request& request, Lang lang) {
    const auto served = published(site);
    const auto& directory = served->snapshot->directory();
    const auto words = read_company_form(request, *served->snapshot);
    try {
        desk_of(site).write([&](const auto& database) {
            const auto own = usecases::own_company(database, request.actor());
            if (own) {
                usecases::change_company(database,
                                         request.actor(),
                                         directory,
                                         own->id,
                                         id_in(request, "version"),
                                         words,
                                         site.clock());
            } else {
                usecases::register_company(
                    database, request.actor(), directory, words, site.clock());
            }
        });
    } catch (const util::InvalidInput& wrong) {
        return company_page(site, request, lang, fault_of(site, lang, wrong), words);
    } catch (const util::Conflict& wrong) {
        return company_page(site, request, lang, fault_of(site, lang, wrong), words);
    }
    return see_other(present::company_address(lang));
}

/// A button of the firm's page: does its work and comes back, with what went wrong if something
/// did.
template <class Work>
Reply from_company_page(const Site& site, const Request& request, Lang lang, const Work& work) {
    try {
        desk_of(site).write(work);
    } catch (const util::InvalidInput& wrong) {
        return company_page(site, request, lang, fault_of(site, lang, wrong), {});
    } catch (const util::Conflict& wrong) {
        return company_page(site, request, lang, fault_of(site, lang, wrong), {});
    }
    return see_other(present::company_address(lang));
}

Reply move(const Site& site, const Request& request, Lang lang) {
    return from_company_page(site, request, lang, [&](const auto& database) {
        usecases::move_offer(
            database,
            request.actor(),
            {id_in(request, "offer")},
            id_in(request, "version"),
            usecases::read_code<directory::OfferState>("state", request.field("state")),
            "",
            site.clock());
    });
}

Reply confirm(const Site& site, const Request& request, Lang lang) {
    return from_company_page(site, request, lang, [&](const auto& database) {
        usecases::confirm_offer(database, request.actor(), {id_in(request, "offer")}, site.clock());
    });
}

Reply answer_firm(const Site& site, const Request& request, Lang lang) {
    return from_company_page(site, request, lang, [&](const auto& database) {
        usecases::answer_proposal(
            database,
            request.actor(),
            id_in(request, "proposal"),
            usecases::read_code<directory::ProposalState>("answer", request.field("answer")),
            site.clock());
    });
}

directory::OfferId offer_in_path(const Request& request) {
    const auto& text = request.captured[0];
    directory::OfferId id;
    if (text != "nouvelle" && text != "new") {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id.value);
        if (error != std::errc() || end != text.data() + text.size() || id.value < 1) {
            throw util::NotFound({"offer.no_offer", {{"id", text.substr(0, 40)}}});
        }
    }
    return id;
}

Reply offer_form(const Site& site, Lang lang, present::OfferFormInput input) {
    const auto served = published(site);
    const present::Words words(*served->snapshot, site.texts.in(lang));
    const int status = input.fault ? 400 : 200;
    return private_page(
        site.pages.render(lang, "offer_form", present::offer_form_page(words, input)), status);
}

std::optional<directory::Offer>
own_offer(const Site& site, const Request& request, directory::OfferId id) {
    if (id.is_none()) {
        return std::nullopt;
    }
    return desk_of(site).read(
        [&](const auto& database) { return usecases::own_offer(database, request.actor(), id); });
}

Reply open_offer(const Site& site, const Request& request, Lang lang) {
    usecases::require_placing(request.actor());
    present::OfferFormInput input;
    input.offer = own_offer(site, request, offer_in_path(request));
    if (input.offer) {
        const auto served = published(site);
        const present::Words words(*served->snapshot, site.texts.in(lang));
        input.words = present::words_of(*input.offer);
        present::fill_typed_words(input, words);
    }
    return offer_form(site, lang, std::move(input));
}

Reply save_offer(const Site& site, const Request& request, Lang lang) {
    const auto served = published(site);
    const auto& directory = served->snapshot->directory();
    const auto id = offer_in_path(request);
    present::OfferFormInput input;
    input.occupation_words = request.field("occupation_words");
    input.settlement_words = request.field("settlement_words");
    try {
        input.words = read_offer_form(request, *served->snapshot);
        desk_of(site).write([&](const auto& database) {
            if (id.is_none()) {
                usecases::add_offer(
                    database, request.actor(), directory, input.words, site.clock());
            } else {
                usecases::change_offer(database,
                                       request.actor(),
                                       directory,
                                       id,
                                       id_in(request, "version"),
                                       input.words,
                                       site.clock());
            }
        });
    } catch (const util::InvalidInput& wrong) {
        input.fault = fault_of(site, lang, wrong);
    } catch (const util::Conflict& wrong) {
        input.fault = fault_of(site, lang, wrong);
    }
    if (input.fault) {
        input.offer = own_offer(site, request, id);
        return offer_form(site, lang, std::move(input));
    }
    return see_other(present::company_address(lang));
}

Reply review_page(const Site& site,
                  const Request& request,
                  Lang lang,
                  std::optional<present::FormFault> fault) {
    const auto served = published(site);
    std::vector<directory::Company> companies;
    std::vector<directory::Offer> offers;
    desk_of(site).read([&](const auto& database) {
        companies =
            usecases::companies_to_decide(database, request.actor(), served->snapshot->directory());
        if (usecases::reach(request.actor(), Permission::review_changes) == directory::Reach::all) {
            offers = usecases::offers_to_review(database, request.actor());
        }
        return 0;
    });
    const int status = fault ? 400 : 200;
    const present::Words words(*served->snapshot, site.texts.in(lang));
    return private_page(
        site.pages.render(
            lang, "offer_review", present::offer_review_page(words, companies, offers, fault)),
        status);
}

template <class Work>
Reply from_review_page(const Site& site, const Request& request, Lang lang, const Work& work) {
    try {
        desk_of(site).write(work);
    } catch (const util::InvalidInput& wrong) {
        return review_page(site, request, lang, fault_of(site, lang, wrong));
    } catch (const util::Conflict& wrong) {
        return review_page(site, request, lang, fault_of(site, lang, wrong));
    }
    return see_other(present::offer_review_address(lang));
}

Reply decide_company(const Site& site, const Request& request, Lang lang) {
    const auto served = published(site);
    return from_review_page(site, request, lang, [&](const auto& database) {
        usecases::decide_company(
            database,
            request.actor(),
            served->snapshot->directory(),
            {id_in(request, "company")},
            id_in(request, "version"),
            usecases::read_code<directory::CompanyState>("state", request.field("state")),
            request.field("reason"),
            site.clock());
    });
}

Reply decide_offer(const Site& site, const Request& request, Lang lang) {
    return from_review_page(site, request, lang, [&](const auto& database) {
        usecases::move_offer(
            database,
            request.actor(),
            {id_in(request, "offer")},
            id_in(request, "version"),
            usecases::read_code<directory::OfferState>("state", request.field("state")),
            request.field("reason"),
            site.clock());
    });
}

} // namespace

void add_offer_desk_routes(Router& router, const Site& site) {
    for (const auto lang : {Lang::fr, Lang::en}) {
        const auto root = present::company_address(lang);
        const auto review = present::offer_review_address(lang);
        const auto form = root + (lang == Lang::en ? "/offers/{}" : "/offres/{}");
        router.get(root, Needs::any_account(), [&site, lang](const Request& request) {
            return company_page(site, request, lang, {}, {});
        });
        router.post(root, Needs::any_account(), in_language(site, lang, save_company));
        router.post(root + "/etat", Needs::any_account(), in_language(site, lang, move));
        router.post(root + "/confirmer", Needs::any_account(), in_language(site, lang, confirm));
        router.post(root + "/reponse", Needs::any_account(), in_language(site, lang, answer_firm));
        router.get(form, Needs::any_account(), in_language(site, lang, open_offer));
        router.post(form, Needs::any_account(), in_language(site, lang, save_offer));
        router.get(review, Permission::approve_companies, [&site, lang](const Request& request) {
            return review_page(site, request, lang, {});
        });
        router.post(
            review + "/entreprise", Permission::approve_companies, in_language(site, lang, decide_company));
        router.post(review + "/offre", Permission::review_changes, in_language(site, lang, decide_offer));
    }
}

} // namespace relais::server
