#include "geometry/capacity.h"

#include "geometry/or_zero.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace relais::geometry {
namespace {

class Serving {
public:
    Serving(std::span<const Catchment> providers, std::span<const double> people)
        : m_providers(providers),
          m_people(people),
          m_left(people.begin(), people.end()) {
        m_out.providers.resize(providers.size());
        for (std::size_t i = 0; i < providers.size(); ++i) {
            m_room.push_back(or_zero(providers[i].capacity));
            for (const auto& one : providers[i].people) {
                m_out.providers[i].total += people[one.rank];
            }
        }
    }

    void share_by_nearest() {
        struct Nearest {
            double metres = std::numeric_limits<double>::infinity();
            std::size_t provider = 0;
        };
        std::vector<Nearest> nearest(m_people.size());
        for (std::size_t i = 0; i < m_providers.size(); ++i) {
            for (const auto& one : m_providers[i].people) {
                if (one.metres < nearest[one.rank].metres) {
                    nearest[one.rank] = {one.metres, i};
                }
            }
        }
        for (std::size_t rank = 0; rank < nearest.size(); ++rank) {
            if (std::isfinite(nearest[rank].metres)) {
                m_out.providers[nearest[rank].provider].own += m_people[rank];
                m_out.reached += m_people[rank];
            }
        }
    }

    void serve_pairs() {
        struct Pair {
            InReach one;
            std::size_t provider = 0;
        };
        std::vector<Pair> pairs;
        for (std::size_t i = 0; i < m_providers.size(); ++i) {
            for (const auto& one :
                 m_room[i] > 0 ? std::span(m_providers[i].people) : std::span<const InReach>()) {
                pairs.push_back({one, i});
            }
        }
        std::ranges::sort(pairs, [](const Pair& a, const Pair& b) {
            return a.one.metres != b.one.metres ? a.one.metres < b.one.metres
                   : a.provider != b.provider   ? a.provider < b.provider
                                                : a.one.rank < b.one.rank;
        });
        for (const auto& pair : pairs) {
            serve(pair.provider, pair.one.rank);
        }
    }

    void serve_providers(bool by_capacity) {
        std::vector<std::size_t> order(m_providers.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) {
            return by_capacity ? m_room[i] : m_out.providers[i].total;
        });
        for (const auto provider : order) {
            for (const auto& one : m_providers[provider].people) {
                serve(provider, one.rank);
            }
        }
    }

    ServedPeople finish() {
        m_out.served.resize(m_people.size());
        for (std::size_t rank = 0; rank < m_people.size(); ++rank) {
            m_out.served[rank] = m_people[rank] - m_left[rank];
        }
        for (std::size_t i = 0; i < m_providers.size(); ++i) {
            m_out.providers[i].spare = m_room[i];
            m_out.all_served += m_out.providers[i].served;
        }
        return std::move(m_out);
    }

private:
    void serve(std::size_t provider, std::uint32_t rank) {
        const double received = std::min(m_room[provider], m_left[rank]);
        m_room[provider] -= received;
        m_left[rank] -= received;
        m_out.providers[provider].served += received;
    }

    std::span<const Catchment> m_providers;
    std::span<const double> m_people;
    std::vector<double> m_left; ///< not yet received, by rank
    std::vector<double> m_room; ///< by provider
    ServedPeople m_out;
};

} // namespace

ServedPeople serve_people(std::span<const Catchment> providers,
                          std::span<const double> people,
                          ServingOrder order) {
    Serving serving(providers, people);
    serving.share_by_nearest();
    if (order == ServingOrder::nearest) {
        serving.serve_pairs();
    } else {
        serving.serve_providers(order == ServingOrder::capacity);
    }
    return serving.finish();
}

} // namespace relais::geometry
