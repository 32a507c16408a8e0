#pragma once
#include "geometry/roads/by_latitude.h"
#include "geometry/roads/travel.h"

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace relais::geometry::roads {

/// What is true of a target, as bits whose meaning is the caller's.
using Traits = std::array<std::uint64_t, 2>;

/// Somewhere one may want to go.
struct Target {
    directory::LonLat point;
    Traits traits{};
};

/// A wish that bits can answer: at least one of these.
struct TraitTest {
    std::size_t word = 0; ///< of Traits
    std::uint64_t any_of = 0;
};

struct TargetTime {
    std::uint32_t target = 0; ///< position in the targets
    TravelTime time;
    auto operator<=>(const TargetTime&) const = default;
};

/// The k nearest of some targets by time, exactly (the many-to-many buckets of Knopp et al. 2007,
/// sorted, as Geisberger 2011 sorts them for nearest points of interest; blocks of sixteen know
/// what their members have, so that a filter few pass skips most). Each target's times from all its
/// ancestors in the hierarchy are kept at those; a search climbs from the place and reads, at each
/// ancestor, until the k-th best is nearer. Refers to the travel, which must outlive it. Immutable;
/// safe from many threads, each with its scratch memory.
class NearestTargets {
public:
    NearestTargets(const Travel& travel, std::span<const Target> targets);

    [[nodiscard]] std::size_t size() const { return m_targets.size(); }
    [[nodiscard]] const Travel& travel() const { return *m_travel; }
    /// How each target holds on to the network.
    [[nodiscard]] const Anchored& anchored(std::uint32_t target) const { return m_targets[target]; }
    [[nodiscard]] std::size_t bytes() const;

    /// Memory of one search; belongs to one thread at a time and may serve many indexes.
    struct Scratch {
        Climb climb;
        std::vector<std::uint32_t>
            asked; ///< by target: number of the search that asked `accept`, twice, plus the answer
        std::uint32_t search = 0;
        std::vector<TravelTime> best;       ///< by target; all unreachable between searches
        std::vector<std::uint32_t> reached; ///< targets
    };
    enum class Ways : std::uint8_t { all, by_road };
    struct Options {
        std::size_t k = 10;
        TravelTime within = k_unreachable; ///< nothing farther
        std::span<const TraitTest> tests;  ///< all must hold
        Ways ways = Ways::all;             ///< by_road: for who looked straight across already
    };
    /// Nearest first, equally near ones by target; fewer than k if there are no more. `accept` has
    /// the last word, and is asked at most once of a target.
    [[nodiscard]] std::vector<TargetTime> nearest(const Anchored& from,
                                                  const Options& options,
                                                  const std::function<bool(std::uint32_t)>& accept,
                                                  Scratch& scratch) const;

    /// All within a time, in no order. Costs what it finds, whatever else there is.
    [[nodiscard]] std::vector<TargetTime>
    within(const Anchored& from, TravelTime limit, Scratch& scratch) const;
    /// To every target, by target; k_unreachable where none leads.
    [[nodiscard]] std::vector<TravelTime> times(const Anchored& from, Scratch& scratch) const;

private:
    struct Entry {
        std::uint32_t target = 0;
        TravelTime time;
    };
    static constexpr std::uint32_t k_block = 16;
    class Search;
    class Gathering;
    struct Placed;
    [[nodiscard]] std::vector<Placed> climb_from_targets() const;
    void fill_buckets(const std::vector<Placed>& placed);

    const Travel* m_travel;
    std::vector<Anchored> m_targets;
    std::vector<Traits> m_traits;
    std::vector<std::uint32_t> m_bucket; ///< by rank: its bucket, k_none if empty
    std::vector<std::uint32_t>
        m_first_block;            ///< by bucket; the last block of a bucket may be part empty
    std::vector<Entry> m_entries; ///< by block, by time
    std::vector<Traits> m_block_traits;
    struct OnStretch {
        StretchId stretch = 0;
        std::uint32_t target = 0;
        std::uint32_t anchor = 0;
        auto operator<=>(const OnStretch&) const = default;
    };
    template <class Take>
    void each_on_stretch(StretchId stretch, const Take& take) const;

    std::vector<OnStretch> m_by_stretch; ///< sorted
    ByLatitude m_by_latitude;
};

} // namespace relais::geometry::roads
