#include "present/page_guides.h"
#include "server/parameters.h"
#include "server/routes.h"
#include "util/errors.h"

#include <algorithm>
#include <nlohmann/json.hpp>

/// The guides, one for each role: docs/guides, made into dist/guides.{fr,en}.json by the page's build.
namespace relais::server {
namespace {

using present::Guide;
using present::Lang;

/// None where the page has not been built.
std::vector<Guide> read_guides(const Site& site, Lang lang) {
    const auto* file = site.files.find("guides." + std::string(present::code_of(lang)) + ".json");
    std::vector<Guide> guides;
    if (file == nullptr) {
        return guides;
    }
    for (const auto& one : nlohmann::json::parse(file->stored->plain)) {
        guides.push_back({one.at("role"), one.at("slug"), one.at("title"), one.at("html")});
    }
    return guides;
}

struct BothLanguages {
    std::vector<Guide> fr;
    std::vector<Guide> en;
    [[nodiscard]] const std::vector<Guide>& in(Lang lang) const { return lang == Lang::en ? en : fr; }
    [[nodiscard]] std::string slug(Lang lang, const std::string& role) const {
        const auto found = std::ranges::find(in(lang), role, &Guide::role);
        return found != in(lang).end() ? found->slug : std::string();
    }
};

Reply page(const Site& site, Lang lang, const char* name, const present::Value& value) {
    Reply reply;
    reply.content_type = k_html;
    reply.body = site.pages.render(lang, name, value);
    return reply;
}

Reply list(const Site& site, const BothLanguages& guides, Lang lang) {
    const auto served = site.edition.current();
    return page(site, lang, "guides",
                present::guides_page(served->snapshot.get(), site.texts.in(lang), guides.in(lang)));
}

Reply one(const Site& site, const BothLanguages& guides, const Request& request, Lang lang) {
    const auto& slug = request.captured[0];
    const auto found = std::ranges::find(guides.in(lang), slug, &Guide::slug);
    if (found == guides.in(lang).end()) {
        throw util::NotFound({"guide.none", {{"name", slug.substr(0, 40)}}});
    }
    const present::Addresses addresses{present::guide_address(Lang::fr, guides.slug(Lang::fr, found->role)),
                                       present::guide_address(Lang::en, guides.slug(Lang::en, found->role))};
    const auto served = site.edition.current();
    return page(site, lang, "guide",
                present::guide_page(served->snapshot.get(), site.texts.in(lang), *found, addresses));
}

} // namespace

void add_guide_routes(Router& router, const Site& site) {
    const auto guides =
        std::make_shared<const BothLanguages>(BothLanguages{read_guides(site, Lang::fr), read_guides(site, Lang::en)});
    for (const auto lang : {Lang::fr, Lang::en}) {
        router.get(present::guides_address(lang),
                   [&site, guides, lang](const Request&) { return list(site, *guides, lang); });
        router.get(present::guide_address(lang, "{}"), [&site, guides, lang](const Request& request) {
            return one(site, *guides, request, lang);
        });
    }
}

} // namespace relais::server
