#include "server/planner_page.h"

#include "util/errors.h"

#include <utility>

namespace relais::server {
namespace {

Reply html(int status, std::string text) {
    Reply reply;
    reply.status = status;
    reply.content_type = k_html;
    reply.body = std::move(text);
    return reply;
}

} // namespace

Reply planner_page(const Site& site,
                   present::Lang lang,
                   const std::string& name,
                   const std::function<present::Value(const present::Words&)>& make) {
    const auto served = site.edition.current();
    if (!served->snapshot) {
        auto reply = html(503, site.pages.no_edition(lang).html);
        reply.headers.emplace_back("Retry-After", "30");
        reply.cache_control = "no-store";
        return reply;
    }
    try {
        const present::Words words(*served->snapshot, site.texts.in(lang));
        return html(200, site.pages.render(lang, name, make(words)));
    } catch (const util::InvalidInput& wrong) {
        return html(400, site.pages.problem(lang, 400, wrong.message()).html);
    }
}

} // namespace relais::server
