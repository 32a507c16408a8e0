#include "present/page_frame.h"

#include "present/offer_words.h"
#include "present/page_address.h"
#include "present/planning_address.h"
#include "present/refer_address.h"
#include "present/page_embed.h"
#include "present/page_guides.h"

namespace relais::present {
namespace {

std::string edition_sentence(const usecases::Snapshot& snapshot, const Texts& texts) {
    const Words words(snapshot, texts);
    const auto& edition = snapshot.directory().edition;
    if (!edition.validated_on) {
        return words.say("page.edition", {{"label", edition.label}});
    }
    return words.say("page.edition_validated", {{"label", edition.label}, {"day", words.day(*edition.validated_on)}});
}

} // namespace

Value frame(const usecases::Snapshot* snapshot, const Texts& texts, const std::string& page, const std::string& title,
            const Addresses& addresses) {
    const auto lang = texts.lang();
    auto value = Value::object();
    value.set("lang", std::string(code_of(lang)));
    value.set("other_lang", lang == Lang::en ? "fr" : "en");
    value.set("page", page);
    value.set("title", title);
    value.set("url_fr", addresses.fr);
    value.set("url_en", addresses.en);
    value.set("url_self", addresses.in(lang));
    value.set("other_url", addresses.in_other(lang));
    value.set("search_url", search_address(lang));
    value.set("about_url", about_address(lang));
    value.set("guides_url", guides_address(lang));
    value.set("embed_url", embed_make_address(lang));
    value.set("flowchart_url", flowchart_address(lang));
    value.set("members_url", members_address(lang));
    value.set("coverage_url", coverage_address(lang));
    value.set("siting_url", siting_address(lang));
    value.set("on_coverage", page == "coverage");
    value.set("offers_url", offers_address(lang));
    value.set("on_offers", page == "offers" || page == "offer");
    value.set("overlap_url", overlap_address(lang)).set("on_overlap", page == "overlap");
    value.set("access_url", access_address(lang)).set("on_access", page == "access");
    value.set("code_url", referral_code_address(lang));
    value.set("on_siting", page == "siting");
    value.set("planning", page == "coverage" || page == "overlap" || page == "access" || page == "siting");
    value.set("on_search", page == "search");
    value.set("on_about", page == "about");
    value.set("illustrative", snapshot != nullptr && snapshot->directory().edition.illustrative);
    value.set("edition", snapshot != nullptr ? edition_sentence(*snapshot, texts) : std::string());
    return value;
}

} // namespace relais::present
