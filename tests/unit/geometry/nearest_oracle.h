#pragma once
#include "geometry/geodesic.h"
#include "geometry/nearest_index.h"

#include <algorithm>
#include <tuple>

namespace relais::test {

/// What the index promises, said without any cleverness: assess everybody, measure everybody, sort.
class NearestOracle {
public:
    NearestOracle(const std::vector<geometry::Offering>& offerings, const directory::FactTables& tables)
        : m_offerings(offerings),
          m_tables(tables) {}

    [[nodiscard]] geometry::NearestAnswer nearest(const directory::Query& query,
                                                  const geometry::NearestOptions& options) const {
        geometry::NearestAnswer answer;
        for (std::uint32_t i = 0; i < m_offerings.size(); ++i) {
            if (answers_need(m_offerings[i].facts, query.needs)) {
                put(i, query, options, answer);
            }
        }
        keep(answer.suitable, options.k);
        keep(answer.possible, options.k);
        keep(answer.near_misses, std::min(options.k, options.near_misses));
        keep(answer.outreach, options.k);
        return answer;
    }

private:
    void put(std::uint32_t i,
             const directory::Query& query,
             const geometry::NearestOptions& options,
             geometry::NearestAnswer& answer) const {
        using directory::Suitability;
        geometry::Found found{i, std::nullopt, {}};
        if (m_offerings[i].point) {
            found.distance = geometry::geodesic_distance(query.place.point, *m_offerings[i].point);
            if (options.within && *found.distance > *options.within) {
                return;
            }
        }
        found.assessment = assess(m_offerings[i].facts, m_tables, query, found.distance);
        const auto suitability = found.assessment.suitability();
        const bool may_help = suitability == Suitability::suitable || suitability == Suitability::possible;
        if (!found.distance) {
            if (may_help) {
                answer.outreach.push_back(found);
            }
        } else if (may_help) {
            (suitability == Suitability::suitable ? answer.suitable : answer.possible).push_back(found);
        } else if (suitability == Suitability::near_miss) {
            answer.near_misses.push_back(found);
        }
    }

    void keep(std::vector<geometry::Found>& list, int count) const {
        std::ranges::stable_sort(list, {}, [this](const geometry::Found& one) {
            return std::tuple(one.distance.value_or(directory::Metres{}),
                              one.distance ? directory::Suitability::suitable : one.assessment.suitability(),
                              one.assessment.count(directory::Verdict::unknown),
                              m_offerings[one.offering].number);
        });
        list.resize(std::min(list.size(), static_cast<std::size_t>(std::max(count, 0))));
    }

    const std::vector<geometry::Offering>& m_offerings;
    const directory::FactTables& m_tables;
};

} // namespace relais::test
