#include "present/guide_book.h"
#include "server/parameters.h"
#include "server/routes.h"
#include "util/errors.h"

#include <algorithm>

/// The guides, one for each role: docs/guides, made into dist/guides.{fr,en}.json by the page's build.
namespace relais::server {
namespace {

using present::Guide;
using present::GuideBook;
using present::Lang;

/// None where the page has not been built.
std::vector<Guide> guides_in(const Site& site, Lang lang) {
    const auto* file = site.files.find("guides." + std::string(present::code_of(lang)) + ".json");
    return present::read_guides(file != nullptr ? file->stored->plain : std::string());
}

Reply guide_reply(const Site& site, Lang lang, const char* name, const present::Value& value) {
    Reply reply;
    reply.content_type = k_html;
    reply.body = site.pages.render(lang, name, value);
    return reply;
}

Reply guide_list(const Site& site, const GuideBook& guides, Lang lang) {
    const auto served = site.edition.current();
    return guide_reply(site, lang, "guides",
                present::guides_page(served->snapshot.get(), site.texts.in(lang), guides.in(lang)));
}

Reply one_guide(const Site& site, const GuideBook& guides, const Request& request, Lang lang) {
    const auto& slug = request.captured[0];
    const auto found = std::ranges::find(guides.in(lang), slug, &Guide::slug);
    if (found == guides.in(lang).end()) {
        throw util::NotFound({"guide.none", {{"name", slug.substr(0, 40)}}});
    }
    const auto served = site.edition.current();
    return guide_reply(site, lang, "guide",
                present::guide_page(served->snapshot.get(), site.texts.in(lang), *found, guides.addresses(found->role)));
}

} // namespace

void add_guide_routes(Router& router, const Site& site) {
    const auto guides = std::make_shared<const GuideBook>(GuideBook{guides_in(site, Lang::fr), guides_in(site, Lang::en)});
    for (const auto lang : {Lang::fr, Lang::en}) {
        router.get(present::guides_address(lang),
                   [&site, guides, lang](const Request&) { return guide_list(site, *guides, lang); });
        router.get(present::guide_address(lang, "{}"), [&site, guides, lang](const Request& request) {
            return one_guide(site, *guides, request, lang);
        });
    }
}

} // namespace relais::server
