#pragma once
#include "directory/unmet.h"
#include "present/page_account.h"
#include "present/page_provider.h"
#include "present/page_value.h"
#include "present/texts.h"
#include "usecases/search_directory.h"
#include "usecases/snapshot.h"
#include "util/clock.h"
#include "util/message.h"
#include "util/progress.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace relais::present {

struct CoverageQuery;
struct SitingQuery;

/// The HTML pages, made from web/templates/*.mustache: complete without any script, every word of people escaped.
/// Immutable and shared by threads. The catalogues must outlive it.
class Pages {
public:
    /// Throws util::Unavailable naming the template that cannot be read or parsed.
    Pages(const std::filesystem::path& web_folder, const Catalogues& catalogues);
    ~Pages();
    Pages(const Pages&) = delete;
    Pages& operator=(const Pages&) = delete;

    struct Answer {
        int status = 200;
        std::string html;
        std::string location; ///< not empty: send the reader there with `status` (301) instead
    };

    /// The search page: form, facets with counts, one page of providers. A query that the search does not accept
    /// answers 400 with the sentence that says why.
    [[nodiscard]] Answer search(const usecases::Snapshot& snapshot, Lang lang, const usecases::SearchQuery& query,
                                util::Day today) const;
    /// A provider at a site. A wrong or missing slug is sent to the right address; an unknown id answers 404.
    [[nodiscard]] Answer provider(const usecases::Snapshot& snapshot, Lang lang, std::int64_t site_id,
                                  std::string_view slug, util::Day today, ProviderTools tools = {}) const;
    /// An organisation with its places and its outreach services; same rules.
    [[nodiscard]] Answer organisation(const usecases::Snapshot& snapshot, Lang lang, std::int64_t organisation_id,
                                      std::string_view slug, util::Day today) const;
    /// Who is covered where, and what is in the way: form, figures and table. What is not accepted answers 400 with the
    /// sentence that says why; work that `progress` ends throws util::Unavailable.
    [[nodiscard]] Answer coverage(const usecases::Snapshot& snapshot, Lang lang, const CoverageQuery& query,
                                  const std::vector<directory::UnmetCount>& unmet,
                                  util::Day today, const util::Progress& progress = {}) const;
    /// Where more services would reach most people, or what the planner's own places would do; as coverage.
    [[nodiscard]] Answer siting(const usecases::Snapshot& snapshot, Lang lang, const SitingQuery& query,
                                util::Day today, const util::Progress& progress = {}) const;
    /// What Relais is, and which edition it shows (null: none yet).
    [[nodiscard]] Answer about(const usecases::Snapshot* snapshot, Lang lang) const;
    /// A page that says what went wrong, with `status`.
    [[nodiscard]] Answer problem(Lang lang, int status, const util::Message& what) const;
    /// 503: no edition of the mapping is published yet, and how to publish one.
    [[nodiscard]] Answer no_edition(Lang lang) const;

    /// The head's corner that says who is logged in, with a way in or out.
    [[nodiscard]] std::string account_bar(Lang lang, const Viewer& viewer) const;
    /// Any template, filled by the caller; `frame` (page_frame.h) makes what every page needs.
    [[nodiscard]] std::string render(Lang lang, const std::string& name, const Value& value) const;

private:
    struct Parts;
    std::unique_ptr<const Parts> m_parts;
};

} // namespace relais::present
