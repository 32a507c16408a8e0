#pragma once
#include "geometry/ecef.h"
#include "nearest/data_set.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace relais::bench {

inline constexpr std::size_t k_wanted = 10;

/// Karney's geodesic (PROJ's geodesic.h), metres.
double karney(directory::LonLat a, directory::LonLat b);

/// What an answer is worth. Ties and differences below a millimetre are not held against anybody.
enum class Verdict : std::uint8_t { right, wrong_set, wrong_order };

/// The ten nearest by brute force: every service that passes is looked at, Karney's length decides.
/// Only services whose straight line is more than a hundredth longer than the tenth shortest are
/// left unmeasured: up to 3,000 km no geodesic differs so much from its chord.
class Truth {
public:
    explicit Truth(const DataSet& set);

    /// Karney's distances of the nearest, ascending.
    [[nodiscard]] std::vector<double> distances(const BenchQuery& query) const;
    [[nodiscard]] Verdict judge(const BenchQuery& query, std::span<const std::uint32_t> answer) const;

private:
    struct Member {
        geometry::Ecef place;
        std::uint32_t point = 0;
    };
    const DataSet& m_set;
    std::array<std::vector<Member>, std::size(k_selectivities)> m_members;
};

} // namespace relais::bench
