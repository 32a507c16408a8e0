#include "usecases/supply_scene.h"

#include "geometry/service_class.h"

#include <algorithm>
#include <map>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using geometry::ReachRun;

/// The runs of several rows as one: each rank once, in its nearest band.
std::vector<ReachRun> joined(std::vector<ReachRun> runs) {
    std::vector<ReachRun> single;
    for (const auto& run : runs) {
        for (auto rank = run.first; rank < run.end; ++rank) {
            single.push_back({rank, rank + 1, run.band});
        }
    }
    std::ranges::sort(
        single, {}, [](const ReachRun& run) { return std::pair(run.first, run.band); });
    single.erase(std::ranges::unique(single, {}, &ReachRun::first).begin(), single.end());
    return single;
}

} // namespace

SupplyScene::SupplyScene(const Snapshot& snapshot, const PersonWords& words, util::Day today) {
    auto question = read_question(snapshot, words, today);
    if (question.terms.size() != 1) {
        throw util::InvalidInput("need", {"error.one_need", {}});
    }
    m_term = question.terms.front();
    question.query.needs = snapshot.directory().taxonomy.accepted_by(m_term);
    const auto& offerings = snapshot.nearest().offerings();
    std::map<std::uint32_t, SupplyProvider> by_provider;
    for (std::uint32_t i = 0; i < offerings.size(); ++i) {
        const bool answers =
            offerings[i].point && answers_need(offerings[i].facts, question.query.needs);
        if (!answers ||
            geometry::service_class(offerings[i], snapshot.nearest().tables(), question.query) >
                geometry::Gap::unverified) {
            continue;
        }
        auto& provider = by_provider[snapshot.provider_of(i)];
        provider.provider = snapshot.provider_of(i);
        provider.services.push_back(i);
        if (const auto capacity = snapshot.directory().services[i].capacity_per_month) {
            provider.per_month = provider.per_month.value_or(0) + *capacity;
        }
    }
    for (auto& [position, provider] : by_provider) {
        m_providers.push_back(std::move(provider));
    }
}

geometry::ReachTable SupplyScene::reach(const ServiceReach& people,
                                        std::span<const Metres> limits) const {
    std::vector<std::uint32_t> services;
    for (const auto& provider : m_providers) {
        services.insert(services.end(), provider.services.begin(), provider.services.end());
    }
    const auto by_service = people.table(services, limits);
    geometry::ReachTable table;
    std::size_t next = 0;
    for (const auto& provider : m_providers) {
        std::vector<ReachRun> runs;
        for (std::size_t i = 0; i < provider.services.size(); ++i, ++next) {
            const auto row = by_service.row(next);
            runs.insert(runs.end(), row.begin(), row.end());
        }
        for (const auto& run : provider.services.size() > 1 ? joined(std::move(runs)) : runs) {
            table.add(run);
        }
        table.end_row();
    }
    return table;
}

} // namespace relais::usecases
