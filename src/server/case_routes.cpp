#include "present/page_cases.h"
#include "present/page_consent.h"
#include "server/access.h"
#include "server/page_reply.h"
#include "server/page_work.h"
#include "server/referral_request.h"
#include "server/referral_routes.h"
#include "usecases/case_desk.h"
#include "usecases/consent_desk.h"

namespace relais::server {
namespace {

using directory::CaseId;
using directory::Permission;
using present::CasePart;
using present::Lang;

CaseId case_in(const Request& request) {
    return {number_in_path(request, 0, "referral.no_case")};
}

/// A page about the published directory's words.
template <class Make>
Reply page(const Site& site, Lang lang, const char* name, int status, const Make& make) {
    const auto served = published(site);
    return private_page(
        site.pages.render(lang, name, make(present::Words(*served->snapshot, site.texts.in(lang)))),
        status);
}

Reply list_cases(const Site& site, const Request& request, Lang lang) {
    const auto cases = desk_of(site).read(
        [&](const auto& database) { return usecases::own_cases(database, request.actor()); });
    return page(site, lang, "cases", 200, [&](const auto& words) {
        return present::cases_page(words, cases, site.clock());
    });
}

Reply form_page(const Site& site, Lang lang, const present::CaseFormInput& input, int status) {
    return page(site, lang, "case_form", status, [&](const auto& words) {
        return present::case_form_page(words, input);
    });
}

Reply new_case(const Site& site, const Request& request, Lang lang) {
    usecases::require(request.actor(), Permission::make_referrals);
    return form_page(site, lang, {{}, {}, "", {}, request.actor().account}, 200);
}

Reply save_new_case(const Site& site, const Request& request, Lang lang) {
    const auto served = published(site);
    const auto words = read_case_form(request, *served->snapshot);
    return refused_again(
        site,
        lang,
        [&] {
            const auto made = desk_of(site).write([&](const auto& database) {
                return usecases::open_case(database,
                                           request.actor(),
                                           served->snapshot->directory(),
                                           words,
                                           "",
                                           site.clock());
            });
            return see_other(present::case_address(lang, made.id));
        },
        [&](present::FormFault fault, int status) {
            return form_page(site,
                             lang,
                             {{},
                              words,
                              request.field("settlement_words"),
                              std::move(fault),
                              request.actor().account},
                             status);
        });
}

Reply edit_case(const Site& site, const Request& request, Lang lang) {
    const auto one = desk_of(site).read([&](const auto& database) {
        return usecases::own_case(database, request.actor(), case_in(request));
    });
    return form_page(
        site, lang, {one, usecases::words_of(one), "", {}, request.actor().account}, 200);
}

Reply save_case(const Site& site, const Request& request, Lang lang) {
    const auto served = published(site);
    const auto words = read_case_form(request, *served->snapshot);
    const auto id = case_in(request);
    return refused_again(
        site,
        lang,
        [&] {
            desk_of(site).write([&](const auto& database) {
                usecases::change_case(database,
                                      request.actor(),
                                      served->snapshot->directory(),
                                      id,
                                      number_in_field(request, "version"),
                                      words,
                                      site.clock());
            });
            return see_other(present::case_address(lang, id));
        },
        [&](present::FormFault fault, int status) {
            auto one = desk_of(site).read([&](const auto& database) {
                return usecases::own_case(database, request.actor(), id);
            });
            return form_page(site,
                             lang,
                             {std::move(one),
                              words,
                              request.field("settlement_words"),
                              std::move(fault),
                              request.actor().account},
                             status);
        });
}

Reply case_page(const Site& site,
                const Request& request,
                Lang lang,
                std::optional<present::FormFault> fault,
                int status) {
    const auto seen = desk_of(site).read([&](const auto& database) {
        return usecases::case_seen(database, request.actor(), case_in(request));
    });
    return page(site, lang, "case", status, [&](const auto& words) {
        return present::case_page(words, seen, fault, site.clock());
    });
}

Reply show_case(const Site& site, const Request& request, Lang lang) {
    return case_page(site, request, lang, {}, 200);
}

Reply close(const Site& site, const Request& request, Lang lang) {
    return refused_again(
        site,
        lang,
        [&] {
            desk_of(site).write([&](const auto& database) {
                usecases::close_case(database,
                                     request.actor(),
                                     case_in(request),
                                     number_in_field(request, "version"),
                                     site.clock());
            });
            return see_other(present::case_address(lang, case_in(request)));
        },
        [&](present::FormFault fault, int status) {
            return case_page(site, request, lang, std::move(fault), status);
        });
}

Reply consent_page(const Site& site,
                   const Request& request,
                   Lang lang,
                   const std::optional<usecases::ConsentWords>& typed,
                   const std::optional<present::FormFault>& fault,
                   int status) {
    const auto one = desk_of(site).read([&](const auto& database) {
        return usecases::own_case(database, request.actor(), case_in(request));
    });
    return page(site, lang, "consent", status, [&](const auto& words) {
        return present::consent_page(words, one, typed, fault, site.today());
    });
}

Reply explain_consent(const Site& site, const Request& request, Lang lang) {
    return consent_page(site, request, lang, {}, {}, 200);
}

Reply save_consent(const Site& site, const Request& request, Lang lang) {
    const auto served = published(site);
    const auto words = read_consent_form(request);
    return refused_again(
        site,
        lang,
        [&] {
            desk_of(site).write([&](const auto& database) {
                return usecases::record_consent(database,
                                                request.actor(),
                                                served->snapshot->directory(),
                                                case_in(request),
                                                words,
                                                site.clock());
            });
            return see_other(present::case_address(lang, case_in(request)));
        },
        [&](present::FormFault fault, int status) {
            return consent_page(site, request, lang, words, std::move(fault), status);
        });
}

Reply receipt(const Site& site, const Request& request, Lang lang) {
    const auto seen = desk_of(site).read([&](const auto& database) {
        return usecases::case_seen(database, request.actor(), case_in(request));
    });
    if (!seen.consent) {
        throw util::NotFound({"referral.no_case", {}});
    }
    return page(site, lang, "receipt", 200, [&](const auto& words) {
        return present::receipt_page(words, seen.file, *seen.consent);
    });
}

Reply withdraw(const Site& site, const Request& request, Lang lang) {
    const auto served = published(site);
    const auto told = desk_of(site).write([&](const auto& database) {
        auto referrals =
            usecases::withdraw_consent(database, request.actor(), case_in(request), site.clock());
        usecases::mail_to_erase(
            database, *served->snapshot, request.actor(), say_of(site), referrals, site.clock());
        return referrals;
    });
    return page(site, lang, "withdrawn", 200, [&](const auto& words) {
        return present::withdrawn_page(words, case_in(request), told);
    });
}

Reply blank_form(const Site& site, const Request&, Lang lang) {
    return page(site, lang, "blank_form", 200, [&](const auto& words) {
        return present::blank_form_page(words);
    });
}

} // namespace

void add_case_routes(Router& router, const Site& site) {
    constexpr auto k_needs = Permission::make_referrals;
    for (const auto lang : {Lang::fr, Lang::en}) {
        const auto one = present::cases_address(lang) + "/{}";
        const auto part = [&](CasePart which) {
            const auto address = present::case_address(lang, {1}, which);
            return one + address.substr(address.rfind('/'));
        };
        router.get(present::cases_address(lang), k_needs, in_language(site, lang, list_cases));
        router.get(present::case_address(lang, {}), k_needs, in_language(site, lang, new_case));
        router.post(
            present::case_address(lang, {}), k_needs, in_language(site, lang, save_new_case));
        router.get(one, k_needs, in_language(site, lang, show_case));
        router.get(part(CasePart::edit), k_needs, in_language(site, lang, edit_case));
        router.post(part(CasePart::edit), k_needs, in_language(site, lang, save_case));
        router.post(part(CasePart::close), k_needs, in_language(site, lang, close));
        router.get(part(CasePart::consent), k_needs, in_language(site, lang, explain_consent));
        router.post(part(CasePart::consent), k_needs, in_language(site, lang, save_consent));
        router.get(part(CasePart::receipt), k_needs, in_language(site, lang, receipt));
        router.post(part(CasePart::withdraw), k_needs, in_language(site, lang, withdraw));
        router.get(present::blank_form_address(lang), in_language(site, lang, blank_form));
    }
}

} // namespace relais::server
