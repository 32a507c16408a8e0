#pragma once
#include "present/coverage_scene.h"
#include "usecases/propose_sites.h"
#include "usecases/what_if.h"

#include <optional>
#include <string>
#include <vector>

namespace relais::present {

/// What the siting page is asked: the best places for more services, or what places of the planner's own would do.
struct SitingQuery : CoverageQuery {
    int places = 5;                        ///< 1 … 50, when Relais proposes
    bool confirmed_only = false;           ///< true: only services with nothing unknown count as cover
    std::vector<usecases::PlaceWords> own; ///< empty: Relais proposes
};

/// The answer worked out, in the form that files and page are made from. Borrows `words` and `demand`. Throws as the
/// use cases do. `progress`: see usecases/propose_sites.h.
class SitingScene {
public:
    SitingScene(const Words& words, const directory::Demand& demand, SitingQuery query, util::Day today,
                const util::Progress& progress = {});

    [[nodiscard]] const SitingQuery& query() const { return m_query; }
    [[nodiscard]] bool searched() const { return m_query.own.empty(); }
    /// What the search found; nothing when the places are the planner's own.
    [[nodiscard]] const usecases::SitingReport* siting() const { return searched() ? &m_siting : nullptr; }
    /// Before and after, for places proposed as for one's own.
    [[nodiscard]] const usecases::WhatIf& what_if() const { return m_what_if; }
    [[nodiscard]] const std::vector<MapMark>& marks() const { return m_marks; }
    [[nodiscard]] bool stopped() const { return m_stopped; }
    /// As it would be with the places, beside how it is. Valid as long as this is.
    [[nodiscard]] CoverageScene coverage() const;

private:
    void search(const util::Progress& progress);
    void mark();

    const Words& m_words;
    const directory::Demand& m_demand;
    SitingQuery m_query;
    util::Day m_today;
    usecases::SitingReport m_siting;
    usecases::WhatIf m_what_if;
    std::vector<MapMark> m_marks;
    bool m_stopped = false;
};

} // namespace relais::present
