#include "present/page_referral.h"
#include "server/access.h"
#include "server/page_reply.h"
#include "server/page_work.h"
#include "server/parameters.h"
#include "server/referral_request.h"
#include "server/referral_routes.h"
#include "usecases/answer_referral.h"
#include "usecases/read_codes.h"

namespace relais::server {
namespace {

using present::Lang;

present::Words words_of(const Site& site, const Served& served, Lang lang) {
    return {*served.snapshot, site.texts.in(lang)};
}

Reply answer_page(const Site& site,
                  const Request& request,
                  Lang lang,
                  const std::optional<present::FormFault>& fault,
                  int status) {
    const auto served = published(site);
    const auto secret = single_text(request, "s");
    const auto seen = desk_of(site).read([&](const auto& database) {
        return usecases::referral_of_link(database, secret, site.clock());
    });
    const auto page =
        present::referral_answer_page(words_of(site, *served, lang), seen, secret, fault);
    return private_page(site.pages.render(lang, "referral_answer", page), status);
}

Reply show_answer(const Site& site, const Request& request, Lang lang) {
    return answer_page(site, request, lang, {}, 200);
}

Reply answer(const Site& site, const Request& request, Lang lang) {
    const auto secret = single_text(request, "s");
    return refused_again(
        site,
        lang,
        [&] {
            desk_of(site).write([&](const auto& database) {
                usecases::answer_by_link(database,
                                         secret,
                                         request.field("state"),
                                         request.field("reason"),
                                         site.clock());
            });
            return see_other(present::answer_link_address(lang) + "?s=" + secret);
        },
        [&](present::FormFault fault, int status) {
            return answer_page(site, request, lang, std::move(fault), status);
        });
}

Reply code_page(const Site& site,
                Lang lang,
                const std::optional<directory::Referral>& referral,
                const std::string& typed,
                const std::optional<present::FormFault>& fault,
                const std::string& done,
                int status) {
    const auto served = published(site);
    const auto page =
        present::referral_code_page(words_of(site, *served, lang), referral, typed, fault, done);
    return private_page(site.pages.render(lang, "referral_code", page), status);
}

Reply ask_code(const Site& site, const Request&, Lang lang) {
    return code_page(site, lang, {}, "", {}, "", 200);
}

directory::Feedback feedback_in(const Request& request) {
    const auto read = [&](const char* field) {
        return usecases::read_code<directory::FeedbackAnswer>(field, request.field(field));
    };
    return {read("received"), read("respectful"), read("helped")};
}

/// What the form of the code's page asks for; answers the key of what to say of it.
std::string done_by_code(const auto& database, const Site& site, const Request& request) {
    const auto code = request.field("code");
    if (!request.field("feedback").empty()) {
        usecases::give_feedback(database, code, request.client, feedback_in(request), site.clock());
        return "referral.feedback_thanks";
    }
    if (const auto state = request.field("state"); !state.empty()) {
        usecases::answer_by_code(
            database, code, request.client, state, request.field("reason"), site.clock());
        return "referral.answer_saved";
    }
    return "";
}

Reply use_code(const Site& site, const Request& request, Lang lang) {
    const auto code = request.field("code");
    const auto found = [&] {
        return desk_of(site).write([&](const auto& database) {
            return usecases::referral_of_code(database, code, request.client, site.clock());
        });
    };
    try {
        const auto known = found();
        return refused_again(
            site,
            lang,
            [&] {
                const auto done = desk_of(site).write(
                    [&](const auto& database) { return done_by_code(database, site, request); });
                return code_page(site, lang, found(), code, {}, done, 200);
            },
            [&](present::FormFault fault, int status) {
                return code_page(site, lang, known, code, std::move(fault), "", status);
            });
    } catch (const util::NotFound& wrong) {
        return code_page(site,
                         lang,
                         {},
                         code,
                         present::FormFault{"code", site.texts.in(lang).render(wrong.message())},
                         "",
                         404);
    }
}

} // namespace

void add_referral_answer_routes(Router& router, const Site& site) {
    for (const auto lang : {Lang::fr, Lang::en}) {
        router.get(present::answer_link_address(lang), in_language(site, lang, show_answer));
        router.post(present::answer_link_address(lang), in_language(site, lang, answer));
        router.get(present::referral_code_address(lang), in_language(site, lang, ask_code));
        router.post(present::referral_code_address(lang), in_language(site, lang, use_code));
    }
}

} // namespace relais::server
