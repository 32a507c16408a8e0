#include "geometry/overlap_people.h"

#include <algorithm>
#include <bit>

namespace relais::geometry {
namespace {

using directory::NeedMask;
using Words = std::vector<RankSet::Word>;

/// Who is within each service's reach, and its zone where zones count.
class ServiceRanks {
public:
    ServiceRanks(std::span<const OverlapService> services, const ReachTable& reach, const ServedAreas& served)
        : m_services(services), m_reach(reach), m_served(served) {}

    void add(std::size_t service, Words& words) const {
        if (m_served.area_of_rank.empty()) {
            for (const auto& run : m_reach.row(service)) {
                add_words(run, words);
            }
        } else if (m_services[service].zone < m_served.zones.size()) {
            add_served(service, m_served.zones[m_services[service].zone], words);
        }
    }

private:
    void add_served(std::size_t service, const OverlapZone& zone, Words& words) const {
        for (const auto& run : m_reach.row(service)) {
            for (auto rank = run.first; rank < run.end; ++rank) {
                if (std::ranges::find(zone, m_served.area_of_rank[rank]) != zone.end()) {
                    add_words({rank, rank + 1, 0}, words);
                }
            }
        }
    }

    std::span<const OverlapService> m_services;
    const ReachTable& m_reach;
    const ServedAreas& m_served;
};

std::vector<std::vector<std::uint32_t>> services_by_organisation(std::span<const OverlapService> services) {
    std::vector<std::vector<std::uint32_t>> lists;
    for (std::uint32_t i = 0; i < services.size(); ++i) {
        const auto organisation = services[i].organisation;
        if (organisation >= lists.size()) {
            lists.resize(std::size_t{organisation} + 1);
        }
        lists[organisation].push_back(i);
    }
    return lists;
}

} // namespace

OverlapPeople::OverlapPeople(std::span<const OverlapService> services, const ReachTable& reach,
                             std::span<const double> people, const ServedAreas& served)
    : m_people(people.begin(), people.end()), m_sums(people) {
    const ServiceRanks ranks_of(services, reach, served);
    for (const auto& list : services_by_organisation(services)) {
        auto& organisation = m_organisations.emplace_back();
        for (const auto i : list) {
            organisation.needs |= services[i].needs;
        }
        for (auto left = organisation.needs; left != 0; left &= left - 1) {
            const NeedMask need = left & (~left + 1);
            Words words;
            for (const auto i : list) {
                if ((services[i].needs & need) != 0) {
                    ranks_of.add(i, words);
                }
            }
            RankSet ranks(std::move(words));
            const auto same = std::ranges::find(organisation.shares, ranks, &Share::ranks);
            if (same != organisation.shares.end()) {
                same->needs |= need;
            } else if (!ranks.empty()) {
                organisation.shares.push_back({need, std::move(ranks)});
            }
        }
    }
}

double OverlapPeople::shared_people(const Organisation& a, const Organisation& b) const {
    Words words;
    int intersections = 0;
    for (const auto& left : a.shares) {
        for (const auto& right : b.shares) {
            if ((left.needs & right.needs) != 0) {
                add_intersection(left.ranks, right.ranks, words);
                ++intersections;
            }
        }
    }
    return intersections > 1 ? m_sums.of(RankSet(std::move(words)).words()) : m_sums.of(words);
}

std::vector<OrganisationPair> OverlapPeople::pairs(std::uint32_t first, std::uint32_t last) const {
    std::vector<OrganisationPair> pairs;
    const auto count = organisation_count();
    for (auto a = first; a < std::min(last, count); ++a) {
        for (auto b = a + 1; b < count; ++b) {
            const auto needs = m_organisations[a].needs & m_organisations[b].needs;
            if (needs != 0) {
                pairs.push_back({a, b, needs, shared_people(m_organisations[a], m_organisations[b])});
            }
        }
    }
    return pairs;
}

ProviderCounts OverlapPeople::providers(std::uint32_t need) const {
    ProviderCounts counts;
    counts.by_rank.resize(m_people.size(), 0);
    for (const auto& organisation : m_organisations) {
        for (const auto& share : organisation.shares) {
            if (((share.needs >> need) & 1U) != 0) {
                share.ranks.for_each([&](std::uint32_t rank) { ++counts.by_rank[rank]; });
            }
        }
    }
    for (std::size_t rank = 0; rank < m_people.size(); ++rank) {
        counts.people[std::min<std::size_t>(counts.by_rank[rank], 3)] += m_people[rank];
    }
    return counts;
}

double OverlapPeople::people_of(std::uint32_t organisation) const {
    Words words;
    for (const auto& share : m_organisations[organisation].shares) {
        words.insert(words.end(), share.ranks.words().begin(), share.ranks.words().end());
    }
    return m_sums.of(RankSet(std::move(words)).words());
}

} // namespace relais::geometry
