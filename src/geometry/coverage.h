#pragma once
#include "directory/suitability.h"
#include "geometry/nearest_index.h"
#include "geometry/point_index.h"

#include <array>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <span>
#include <vector>

namespace relais::geometry {

/// What stands between people and a service they need, best first. For one place: the best of what is in reach.
enum class Gap : std::uint8_t {
    none,         ///< a suitable service: covered
    outdated,     ///< one that suits but for the age of what is known of it
    unverified,   ///< one of which nothing speaks against, and something else is not known
    saturated,    ///< one that suits but is full or closed
    other_public, ///< one that is for others
    no_provider   ///< none at all that serves the place
};
inline constexpr std::size_t k_gap_count = 6;
/// Gaps that a service can be the cause of: all but `no_provider`.
inline constexpr std::size_t k_service_classes = 5;

inline constexpr double k_unreached = std::numeric_limits<double>::infinity();

/// Metres from one demand point to the nearest service of each class, and which. k_unreached: there is none anywhere, or
/// none that is nearer than one of a better class, so that no threshold asks for it.
/// In reports by travel time, seconds take the place of metres here and in CoverageFigures.
struct ClassReach {
    std::array<double, k_service_classes> metres{k_unreached, k_unreached, k_unreached, k_unreached, k_unreached};
    std::array<std::uint32_t, k_service_classes> offering{}; ///< position in the offerings; meaningless if unreached

    /// The gap at a threshold in metres: the best class within it. A threshold below zero, or no number, reaches
    /// nothing; an infinite one whatever there is.
    [[nodiscard]] Gap gap(double threshold) const;
};

/// The services of one question (needs, profile, wishes, day: `question.place` is not read), sorted by class, ready to
/// be asked from every place. Zones are judged place by place; a zone that is not known makes its service
/// `unverified`. Services are looked for up to the metres of `Farthest` only. Outreach services without a point are left out: nobody can say how far they are. Immutable; safe
/// from many threads.
class CoverageIndex {
public:
    /// Metres up to which answers are wanted, the end included. Farther than the largest threshold that will be asked for,
    /// a service that something speaks against explains nothing, and one that may suit is wanted for quantiles and ways
    /// out alone.
    struct Farthest {
        double may_suit = k_unreached;
        double excluded = k_unreached;
    };

    CoverageIndex(std::span<const Offering> offerings, const directory::FactTables& tables,
                  const directory::Query& question, const Farthest& farthest);
    CoverageIndex(std::span<const Offering> offerings, const directory::FactTables& tables,
                  const directory::Query& question)
        : CoverageIndex(offerings, tables, question, Farthest{}) {}

    [[nodiscard]] ClassReach reach(const directory::Place& place) const;
    /// Services that answer the need, whatever else (outreach left out).
    [[nodiscard]] std::size_t size() const { return m_size; }

    /// For who measures otherwise than in a straight line: the services of a class whose zone is national or not known,
    /// those whose zone has to be judged, and that judgement. Positions in the offerings.
    [[nodiscard]] std::span<const std::uint32_t> everywhere(Gap service_class) const {
        return m_everywhere[static_cast<std::size_t>(service_class)].offerings;
    }
    [[nodiscard]] std::span<const std::uint32_t> zoned(Gap service_class) const {
        return m_zoned[static_cast<std::size_t>(service_class)].offerings;
    }
    [[nodiscard]] directory::Verdict verdict(std::uint32_t offering, const directory::Place& place) const;

private:
    struct Group {
        PointIndex index;
        std::vector<std::uint32_t> offerings;
    };
    /// Services of one class whose zones have to be judged, found by what their zones name, so that no search walks past
    /// all those that serve elsewhere.
    struct Zoned {
        std::vector<std::uint32_t> offerings;
        std::map<directory::AreaCode, Group, std::less<>> by_area; ///< a service in each of the areas it serves
        std::vector<std::size_t> code_lengths;                     ///< of those areas, each once
        Group radius;
        double longest_radius = 0;
    };
    struct Search; ///< of one place
    static Group group(std::span<const Offering> offerings, std::vector<std::uint32_t> members);
    Zoned zoned(std::vector<std::uint32_t> members) const;

    std::span<const Offering> m_offerings;
    const directory::FactTables& m_tables;
    std::array<Group, k_service_classes> m_everywhere; ///< zone national or unknown
    std::array<Zoned, k_service_classes> m_zoned;
    std::size_t m_size = 0;
    Farthest m_farthest;
};

/// People of some places, by what is in their reach at one threshold. Each place counts once.
struct CoverageFigures {
    double people = 0;
    std::array<double, k_gap_count> by_gap{}; ///< people; sums to `people`
    double median_metres = k_unreached;       ///< to the nearest service nothing speaks against, by people
    double ninth_decile_metres = k_unreached;

    [[nodiscard]] double covered() const { return by_gap[0]; }
    /// Were everything unknown to turn out well.
    [[nodiscard]] double covered_if_confirmed() const { return by_gap[0] + by_gap[1] + by_gap[2]; }
};

/// What stands in the way of most people that are not covered; Gap::none where all are.
Gap main_gap(const CoverageFigures& figures);

/// `places` are positions in `reaches` and `people`.
CoverageFigures coverage(std::span<const ClassReach> reaches, std::span<const double> people,
                         std::span<const std::uint32_t> places, double threshold);

} // namespace relais::geometry
