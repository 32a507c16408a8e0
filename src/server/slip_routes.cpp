#include "present/referral_slip.h"
#include "present/referral_words.h"
#include "server/parameters.h"
#include "server/referral_request.h"
#include "server/referral_routes.h"
#include "server/training_site.h"
#include "usecases/answer_referral.h"
#include "usecases/nearest_code.h"

namespace relais::server {
namespace {

using directory::Permission;
using present::Lang;
using present::SlipTitle;

/// The slip as it was chosen.
struct AskedSlip {
    SlipTitle title = SlipTitle::neutral;
    bool in_triplicate = false;
};

AskedSlip read_slip(const Request& request) {
    refuse_unknown(request, {"title", "copies"});
    const auto title = single_text(request, "title");
    const auto copies = whole_number(request, "copies").value_or(1);
    if (!title.empty() && title != "named") {
        throw usecases::unknown_code("title", title, {"named"});
    }
    if (copies != 1 && copies != 3) {
        throw usecases::unknown_code("copies", std::to_string(copies), {"1", "3"});
    }
    return {title.empty() ? SlipTitle::neutral : SlipTitle::named, copies == 3};
}

exports::Slip slip_of(const Site& site, const Request& request, Lang lang, SlipTitle title) {
    const auto served = published(site);
    const directory::ReferralId id{number_in_path(request, 1, "referral.no_referral")};
    const auto own = desk_of(site).read([&](const auto& database) {
        return usecases::own_referral(database, request.actor(), id);
    });
    auto slip = present::referral_slip({*served->snapshot, site.texts.in(lang)},
                                       {own.referral, own.file, own.contact, title});
    slip.watermark = watermark_of(site, lang);
    return slip;
}

/// The name of the file tells nothing either: it lies among a phone's downloads.
Reply slip_reply(std::string bytes, const char* type, Lang lang, const char* ending) {
    return file_reply(
        {std::move(bytes), type, (lang == Lang::en ? "slip" : "fiche") + std::string(ending)});
}

Reply pdf(const Site& site, const Request& request, Lang lang) {
    const auto asked = read_slip(request);
    const auto& texts = site.texts.in(lang);
    std::vector<std::string> copies{""};
    if (asked.in_triplicate) {
        copies = {texts.text("referral.slip_copy_person"),
                  texts.text("referral.slip_copy_receiver"),
                  texts.text("referral.slip_copy_sender")};
    }
    return slip_reply(exports::slip_pdf(slip_of(site, request, lang, asked.title), copies),
                      "application/pdf",
                      lang,
                      ".pdf");
}

Reply png(const Site& site, const Request& request, Lang lang) {
    const auto asked = read_slip(request);
    return slip_reply(
        exports::slip_png(slip_of(site, request, lang, asked.title)), "image/png", lang, ".png");
}

} // namespace

void add_slip_routes(Router& router, const Site& site) {
    for (const auto lang : {Lang::fr, Lang::en}) {
        const auto slip =
            present::cases_address(lang) +
            (lang == Lang::en ? "/{}/referrals/{}/slip" : "/{}/orientations/{}/fiche");
        router.get(slip + ".pdf",
                   Permission::make_referrals,
                   [&site, lang](const Request& request) { return pdf(site, request, lang); });
        router.get(slip + ".png",
                   Permission::make_referrals,
                   [&site, lang](const Request& request) { return png(site, request, lang); });
    }
}

} // namespace relais::server
