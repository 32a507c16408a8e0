#include "offline/local_pages.h"

#include "present/page_address.h"
#include "present/page_flowchart.h"
#include "present/page_frame.h"
#include "present/page_offers.h"
#include "present/page_provider.h"
#include "present/page_search.h"
#include "server/form.h"
#include "server/offer_pages.h"
#include "server/offer_request.h"
#include "server/parameters.h"
#include "usecases/check_flowchart.h"
#include "usecases/show_provider.h"
#include "util/errors.h"

namespace relais::offline {
namespace {

using present::Lang;
using server::Reply;
using server::Request;

const std::vector<std::string> k_pages{"search",    "provider", "organisation", "offers",
                                        "offer", "flowchart", "about",        "problem"};

/// "12-hopital-regional" → 12. The name behind the number does not count; here nobody is sent to the right one.
std::int64_t number_of(const std::string& part, const char* missing) {
    const auto number = server::record_number(part.substr(0, part.find('-')));
    if (!number) {
        throw util::NotFound({missing, {{"id", part.substr(0, 40)}}});
    }
    return *number;
}

} // namespace

LocalPages::LocalPages(const usecases::Snapshot& snapshot, const present::Catalogues& texts,
                       const present::TemplateSources& templates)
    : m_snapshot(snapshot), m_texts(texts), m_fr(templates, texts.fr, k_pages), m_en(templates, texts.en, k_pages) {}

Reply LocalPages::page(Lang lang, const char* name, const present::Value& value) const {
    Reply reply;
    reply.content_type = server::k_html;
    reply.body = (lang == Lang::en ? m_en : m_fr).render(name, value);
    return reply;
}

Reply LocalPages::search(const Request& request, util::Day today) const {
    const present::Words words(m_snapshot, m_texts.in(request.lang));
    const auto query = server::search_query(request, server::Unknown::ignored);
    return page(request.lang, "search", present::search_page(words, query, today));
}

Reply LocalPages::provider(const Request& request, util::Day today) const {
    const present::Words words(m_snapshot, m_texts.in(request.lang));
    const directory::SiteId id{number_of(request.captured[0], "error.no_site")};
    const auto& provider = m_snapshot.providers()[usecases::provider_at_site(m_snapshot, id)];
    return page(request.lang, "provider", present::provider_page(words, provider, today));
}

Reply LocalPages::organisation(const Request& request, util::Day today) const {
    const present::Words words(m_snapshot, m_texts.in(request.lang));
    const directory::OrganisationId id{number_of(request.captured[0], "error.no_organisation")};
    const auto providers = usecases::providers_of(m_snapshot, id);
    const auto& organisation = *m_snapshot.directory().organisation(id);
    return page(request.lang, "organisation", present::organisation_page(words, organisation, providers, today));
}

Reply LocalPages::offers(const Request& request, const usecases::OfferBoard& board, Asked asked,
                         util::Day today) const {
    const present::Words words(m_snapshot, m_texts.in(request.lang));
    if (asked == Asked::by_address) {
        const auto listed = server::offers_page(words, board, server::offer_list_form(request), "", today);
        auto reply = page(request.lang, "offers", listed.value);
        reply.status = listed.status;
        return reply;
    }
    auto sent = request;
    sent.content_type = "application/x-www-form-urlencoded";
    server::read_form(sent);
    auto [form, wrong] = server::read_offer_search(sent, m_snapshot);
    const auto found = server::offers_page(words, board, std::move(form),
                                           wrong ? words.texts().render(*wrong) : std::string(), today);
    auto reply = page(request.lang, "offers", found.value);
    reply.status = found.status;
    return reply;
}

Reply LocalPages::offer(const Request& request, const usecases::OfferBoard& board, util::Day today) const {
    const present::Words words(m_snapshot, m_texts.in(request.lang));
    const auto& one = server::visible_offer(board, request.captured[0], today);
    return page(request.lang, "offer", present::offer_page(words, one, server::standing_on(one, today), {}));
}

Reply LocalPages::flowchart(Lang lang, const usecases::FlowchartInUse& chart, util::Day today) const {
    const present::Words words(m_snapshot, m_texts.in(lang));
    return page(lang, "flowchart",
                present::flowchart_page(words, chart, usecases::check_flowchart(m_snapshot, chart.chart, today)));
}

Reply LocalPages::flowchart_picture(const Request& request, const usecases::FlowchartInUse& chart,
                                    util::Day today) const {
    const present::Words words(m_snapshot, m_texts.in(request.lang));
    const auto path = request.captured[0].substr(0, request.captured[0].rfind('.'));
    const auto checks = usecases::check_flowchart(m_snapshot, chart.chart, today);
    Reply reply;
    reply.content_type = "image/svg+xml";
    reply.body = present::flowchart_svg(words, chart, checks, path);
    return reply;
}

Reply LocalPages::about(Lang lang) const {
    const auto& texts = m_texts.in(lang);
    return page(lang, "about",
                present::frame(&m_snapshot, texts, "about", texts.text("page.about_title"),
                               {present::about_address(Lang::fr), present::about_address(Lang::en)}));
}

Reply LocalPages::problem(Lang lang, int status, const util::Message& what) const {
    const auto& texts = m_texts.in(lang);
    const auto title = texts.text(status == 404 ? "page.not_found_title" : "page.problem_title");
    auto value = present::frame(nullptr, texts, "problem", title,
                                {present::search_address(Lang::fr), present::search_address(Lang::en)});
    value.set("sentence", texts.render(what));
    auto reply = page(lang, "problem", value);
    reply.status = status;
    return reply;
}

} // namespace relais::offline
