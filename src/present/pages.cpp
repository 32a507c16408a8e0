#include "present/pages.h"

#include "present/page_address.h"
#include "present/page_coverage.h"
#include "present/page_frame.h"
#include "present/page_provider.h"
#include "present/page_upkeep.h"
#include "present/page_search.h"
#include "present/page_siting.h"
#include "present/page_template.h"
#include "present/page_words.h"
#include "present/structured_data.h"
#include "usecases/show_provider.h"
#include "util/errors.h"

namespace relais::present {
namespace {

constexpr int k_bad_request = 400;
constexpr int k_not_found = 404;
constexpr int k_unavailable = 503;
constexpr int k_moved = 301;

} // namespace

struct Pages::Parts {
    Parts(const TemplateSources& sources, const Catalogues& given)
        : catalogues(given), fr(sources, given.fr), en(sources, given.en) {}

    [[nodiscard]] std::string render(Lang lang, const std::string& name, const Value& value) const {
        return (lang == Lang::en ? en : fr).render(name, value);
    }

    const Catalogues& catalogues;
    Templates fr;
    Templates en;
};

Pages::Pages(const std::filesystem::path& web_folder, const Catalogues& catalogues)
    : m_parts(std::make_unique<const Parts>(read_templates(web_folder / "templates"), catalogues)) {}

Pages::~Pages() = default;

Pages::Answer Pages::search(const usecases::Snapshot& snapshot, Lang lang, const usecases::SearchQuery& query,
                            util::Day today) const {
    const Words words(snapshot, m_parts->catalogues.in(lang));
    try {
        return {200, m_parts->render(lang, "search", search_page(words, query, today)), ""};
    } catch (const util::InvalidInput& wrong) {
        return problem(lang, k_bad_request, wrong.message());
    }
}

Pages::Answer Pages::provider(const usecases::Snapshot& snapshot, Lang lang, std::int64_t site_id,
                              std::string_view slug, util::Day today, ProviderTools tools) const {
    const Words words(snapshot, m_parts->catalogues.in(lang));
    try {
        const auto position = usecases::provider_at_site(snapshot, directory::SiteId{site_id});
        const auto& provider = snapshot.providers()[position];
        const auto& site = snapshot.directory().sites[*provider.site];
        const auto& organisation = snapshot.directory().organisations[provider.organisation];
        if (slug != slug_of(site, organisation)) {
            return {k_moved, "", provider_address(lang, site, organisation)};
        }
        auto html = m_parts->render(lang, "provider", provider_page(words, provider, today, tools));
        html.insert(html.find("</head>"), structured_data(words, provider));
        return {200, std::move(html), ""};
    } catch (const util::NotFound& missing) {
        return problem(lang, k_not_found, missing.message());
    }
}

Pages::Answer Pages::organisation(const usecases::Snapshot& snapshot, Lang lang, std::int64_t organisation_id,
                                  std::string_view slug, util::Day today) const {
    const Words words(snapshot, m_parts->catalogues.in(lang));
    try {
        const directory::OrganisationId id{organisation_id};
        const auto providers = usecases::providers_of(snapshot, id);
        const auto& organisation = *snapshot.directory().organisation(id);
        if (slug != slug_of(organisation)) {
            return {k_moved, "", organisation_address(lang, organisation)};
        }
        return {200, m_parts->render(lang, "organisation", organisation_page(words, organisation, providers, today)),
                ""};
    } catch (const util::NotFound& missing) {
        return problem(lang, k_not_found, missing.message());
    }
}

Pages::Answer Pages::coverage(const usecases::Snapshot& snapshot, Lang lang, const CoverageQuery& query,
                              const std::vector<directory::UnmetCount>& unmet,
                              util::Day today, const util::Progress& progress) const {
    const Words words(snapshot, m_parts->catalogues.in(lang));
    try {
        return {200, m_parts->render(lang, "coverage", coverage_page(words, query, unmet, today, progress)), ""};
    } catch (const util::InvalidInput& wrong) {
        return problem(lang, k_bad_request, wrong.message());
    }
}

Pages::Answer Pages::siting(const usecases::Snapshot& snapshot, Lang lang, const SitingQuery& query,
                            util::Day today, const util::Progress& progress) const {
    const Words words(snapshot, m_parts->catalogues.in(lang));
    try {
        return {200, m_parts->render(lang, "siting", siting_page(words, query, today, progress)), ""};
    } catch (const util::InvalidInput& wrong) {
        return problem(lang, k_bad_request, wrong.message());
    }
}

Pages::Answer Pages::about(const usecases::Snapshot* snapshot, Lang lang) const {
    const auto& texts = m_parts->catalogues.in(lang);
    auto page = frame(snapshot, texts, "about", texts.text("page.about_title"),
                      {about_address(Lang::fr), about_address(Lang::en)});
    return {200, m_parts->render(lang, "about", page), ""};
}

Pages::Answer Pages::problem(Lang lang, int status, const util::Message& what) const {
    const auto& texts = m_parts->catalogues.in(lang);
    const auto title = texts.text(status == k_not_found ? "page.not_found_title" : "page.problem_title");
    auto page = frame(nullptr, texts, "problem", title, {search_address(Lang::fr), search_address(Lang::en)});
    page.set("sentence", texts.render(what));
    return {status, m_parts->render(lang, "problem", page), ""};
}

Pages::Answer Pages::no_edition(Lang lang) const {
    return problem(lang, k_unavailable, {"page.no_edition", {}});
}

std::string Pages::account_bar(Lang lang, const Viewer& viewer) const {
    auto bar = Value::object();
    bar.set("name", viewer.name);
    bar.set("account_url", account_address(lang));
    bar.set("login_url", login_address(lang));
    bar.set("logout_url", logout_address(lang));
    bar.set("upkeep_url", viewer.keeps_records ? upkeep_address(lang) : std::string());
    return m_parts->render(lang, "account_bar", bar);
}

std::string Pages::render(Lang lang, const std::string& name, const Value& value) const {
    return m_parts->render(lang, name, value);
}

} // namespace relais::present
