#include "present/siting_scene.h"

#include "present/nearest_json.h"

namespace relais::present {

SitingScene::SitingScene(const Words& words, const directory::Demand& demand, SitingQuery query, util::Day today,
                         const util::Progress& progress)
    : m_words(words), m_demand(demand), m_query(std::move(query)), m_today(today) {
    usecases::WhatIfRequest request;
    static_cast<usecases::CoverageRequest&>(request) = m_query;
    request.confirmed_only = m_query.confirmed_only;
    request.places = m_query.own;
    if (searched()) {
        search(progress);
        for (const auto& site : m_siting.sites) {
            request.places.push_back({site.settlement, std::nullopt});
        }
    }
    if (m_stopped) {
        return;
    }
    if (request.places.empty()) { // nobody is left to be reached
        m_what_if.before = usecases::report_coverage(words.snapshot(), demand, request, today, progress);
        m_what_if.after = m_what_if.before;
    } else {
        m_what_if = usecases::try_places(words.snapshot(), demand, request, today, progress);
    }
    m_stopped = m_what_if.before.stopped;
    mark();
}

void SitingScene::search(const util::Progress& progress) {
    usecases::SitingRequest request;
    static_cast<usecases::PersonWords&>(request) = m_query;
    request.threshold_km = m_query.thresholds_km.empty() ? 0 : m_query.thresholds_km.front();
    request.travel = m_query.travel;
    request.threshold_minutes = m_query.thresholds_minutes.empty() ? 0 : m_query.thresholds_minutes.front();
    request.places = m_query.places;
    request.within = m_query.within;
    request.confirmed_only = m_query.confirmed_only;
    m_siting = usecases::propose_sites(m_words.snapshot(), m_demand, request, m_today, progress);
    m_stopped = m_siting.stopped;
}

void SitingScene::mark() {
    for (const auto& one : m_what_if.places) {
        const auto& place = one.place;
        m_marks.push_back({place_label(m_words.snapshot(), m_words.texts(), place), m_words.area_path(place.place.area),
                           place.place.point, one.newly});
    }
}

CoverageScene SitingScene::coverage() const {
    return {m_words, m_demand, m_query, m_what_if.after, m_today, m_marks, siting(), &m_what_if.before};
}

} // namespace relais::present
