#include "present/page_refer.h"
#include "present/page_referral.h"
#include "present/referral_slip.h"
#include "server/access.h"
#include "server/form.h"
#include "server/page_reply.h"
#include "server/page_work.h"
#include "server/parameters.h"
#include "server/referral_request.h"
#include "server/referral_routes.h"
#include "usecases/answer_referral.h"
#include "usecases/known_responses.h"
#include "usecases/mail_receiver.h"

#include <algorithm>

namespace relais::server {
namespace {

using directory::CaseId;
using directory::Permission;
using directory::ReferralId;
using present::Lang;

CaseId case_in(const Request& request) {
    return {number_in_path(request, 0, "referral.no_case")};
}

ReferralId referral_in(const Request& request) {
    return {number_in_path(request, 1, "referral.no_referral")};
}

std::vector<std::string> parameters(const Request& request, std::string_view name) {
    std::vector<std::string> values;
    for (const auto& [key, value] : request.parameters) {
        if (key == name) {
            values.push_back(value);
        }
    }
    return values;
}

/// Everything the page of orientation shows; `chosen`: services named by address or form.
present::ReferInput refer_input(const Site& site,
                                const Request& request,
                                const usecases::Snapshot& snapshot,
                                const std::vector<directory::ServiceId>& chosen,
                                ReferralId instead_of) {
    present::ReferInput input;
    usecases::Responses responses;
    input.seen = desk_of(site).read([&](const auto& database) {
        responses = usecases::known_responses(database, usecases::ServiceOrder::answers)
                        .value_or(usecases::Responses());
        return usecases::case_seen(database, request.actor(), case_in(request));
    });
    input.tells_responses = !responses.figures.empty();
    const auto& referrals = input.seen.referrals;
    const auto before = std::ranges::find(referrals, instead_of, &directory::Referral::id);
    if (before != referrals.end()) {
        input.instead_of = *before;
    }
    for (const auto id : chosen) {
        if (snapshot.directory().service(id) != nullptr) {
            input.chosen.push_back(
                usecases::check_service(snapshot, input.seen.file, referrals, id, site.today()));
            usecases::set_response(input.chosen.back(), snapshot, responses);
        }
    }
    input.choices =
        usecases::suggest_services(snapshot, input.seen.file, referrals, responses, site.today());
    return input;
}

Reply refer_page(const Site& site,
                 Lang lang,
                 const usecases::Snapshot& snapshot,
                 const present::ReferInput& input,
                 int status) {
    const auto page = present::refer_page({snapshot, site.texts.in(lang)}, input, site.clock());
    return private_page(site.pages.render(lang, "refer", page), status);
}

Reply show_refer(const Site& site, const Request& request, Lang lang) {
    const auto served = published(site);
    const ReferralId instead_of{record_number(request.parameter("instead_of")).value_or(0)};
    const auto chosen = services_in(parameters(request, "service"));
    const auto input = refer_input(site, request, *served->snapshot, chosen, instead_of);
    return refer_page(site, lang, *served->snapshot, input, 200);
}

std::vector<usecases::Sent> sent_and_mailed(const Site& site,
                                            const Request& request,
                                            Lang lang,
                                            const usecases::Snapshot& snapshot,
                                            const std::vector<directory::ServiceId>& services,
                                            const usecases::ReferralWords& words) {
    const auto say = say_of(site);
    const auto root = own_origin(site, request) + present::answer_link_address(lang) + "?s=";
    return desk_of(site).write([&](const auto& database) {
        auto sent = usecases::refer_person(
            database, request.actor(), snapshot, case_in(request), services, words, site.clock());
        usecases::mail_receivers(
            database, snapshot, request.actor(), say, root, words.contact, sent, site.clock());
        return sent;
    });
}

Reply refer(const Site& site, const Request& request, Lang lang) {
    const auto served = published(site);
    const auto& snapshot = *served->snapshot;
    const auto services = services_in(fields(request, "service"));
    const auto words = read_refer_form(request);
    return refused_again(
        site,
        lang,
        [&] {
            const auto sent = sent_and_mailed(site, request, lang, snapshot, services, words);
            const auto page = present::sent_page({snapshot, site.texts.in(lang)},
                                                 case_in(request),
                                                 sent,
                                                 words.contact,
                                                 own_origin(site, request));
            return private_page(site.pages.render(lang, "sent", page));
        },
        [&](present::FormFault fault, int status) {
            auto input = refer_input(site, request, snapshot, services, words.instead_of);
            input.ticked = services;
            input.words = words;
            input.fault = std::move(fault);
            return refer_page(site, lang, snapshot, input, status);
        });
}

Reply pick_case(const Site& site, const Request& request, Lang lang) {
    const auto served = published(site);
    const auto cases = desk_of(site).read(
        [&](const auto& database) { return usecases::own_cases(database, request.actor()); });
    std::string query;
    for (const auto id : services_in(parameters(request, "service"))) {
        query += (query.empty() ? "?service=" : "&service=") + std::to_string(id.value);
    }
    const auto page = present::pick_case_page(
        {*served->snapshot, site.texts.in(lang)}, cases, query, site.clock());
    return private_page(site.pages.render(lang, "pick_case", page));
}

Reply referral_page(const Site& site,
                    const Request& request,
                    Lang lang,
                    const std::string& secret,
                    const std::optional<present::FormFault>& fault,
                    int status) {
    const auto served = published(site);
    const auto own = desk_of(site).read([&](const auto& database) {
        return usecases::own_referral(database, request.actor(), referral_in(request));
    });
    const present::Words words(*served->snapshot, site.texts.in(lang));
    const auto message =
        secret.empty() ? std::string()
                       : present::receiver_message(
                             words, own.referral, secret, own.contact, own_origin(site, request));
    const bool is_known = served->snapshot->directory().service(own.referral.service) != nullptr;
    const auto sms = is_known ? present::referral_sms(words, {own.referral, own.file, own.contact})
                              : std::string();
    const auto page = present::referral_page(words, own, message, sms, fault, site.clock());
    return private_page(site.pages.render(lang, "referral", page), status);
}

Reply show_referral(const Site& site, const Request& request, Lang lang) {
    return referral_page(site, request, lang, "", {}, 200);
}

Reply move(const Site& site, const Request& request, Lang lang) {
    return refused_again(
        site,
        lang,
        [&] {
            desk_of(site).write([&](const auto& database) {
                usecases::move_own_referral(database,
                                            request.actor(),
                                            referral_in(request),
                                            number_in_field(request, "version"),
                                            request.field("state"),
                                            request.field("reason"),
                                            site.clock());
            });
            return see_other(
                present::referral_address(lang, case_in(request), referral_in(request)));
        },
        [&](present::FormFault fault, int status) {
            return referral_page(site, request, lang, "", std::move(fault), status);
        });
}

Reply renew_link(const Site& site, const Request& request, Lang lang) {
    const auto secret = desk_of(site).write([&](const auto& database) {
        return usecases::renew_answer_link(
            database, request.actor(), referral_in(request), site.clock());
    });
    return referral_page(site, request, lang, secret, {}, 200);
}

} // namespace

void add_referral_routes(Router& router, const Site& site) {
    constexpr auto k_needs = Permission::make_referrals;
    for (const auto lang : {Lang::fr, Lang::en}) {
        const auto one = present::cases_address(lang) + "/{}";
        const auto referral = one + (lang == Lang::en ? "/referrals/{}" : "/orientations/{}");
        const auto refer_to = one + (lang == Lang::en ? "/refer" : "/orienter");
        router.get(refer_to, k_needs, in_language(site, lang, show_refer));
        router.post(refer_to, k_needs, in_language(site, lang, refer));
        router.get(present::pick_case_address(lang), k_needs, in_language(site, lang, pick_case));
        router.get(referral, k_needs, in_language(site, lang, show_referral));
        router.post(referral, k_needs, in_language(site, lang, move));
        router.post(referral + (lang == Lang::en ? "/link" : "/lien"),
                    k_needs,
                    in_language(site, lang, renew_link));
    }
}

} // namespace relais::server
