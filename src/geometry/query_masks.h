#pragma once
#include "directory/suitability.h"
#include "geometry/fact_summary.h"

#include <array>
#include <cstdint>

namespace relais::geometry {

/// Which lists of an answer some of the services behind a summary may belong to. "May" is generous:
/// a list left out is proof, a list named is a hope.
struct Hopes {
    bool suitable = false;
    bool possible = false;
    bool near_miss = false;
};

/// A query compiled once, to be held against many summaries without looking at any service. It
/// mirrors directory::assess, which alone decides. The need is not part of it: the index keeps a
/// tree for each.
class QueryMasks {
public:
    QueryMasks(const directory::Query& query, const RegionBits& regions);

    /// `chord`: no member is nearer than this straight line, metres.
    [[nodiscard]] Hopes look(const FactSummary& summary, double chord) const;

private:
    /// Bits by criterion: somebody may be met (or is not asked), not met, unknown.
    struct Outlook {
        std::uint32_t met = 0;
        std::uint32_t not_met = 0;
        std::uint32_t unknown = 0;
    };
    struct TraitTest {
        std::uint64_t met = 0;
        std::uint64_t not_met = 0;
        std::uint64_t unknown = 0;
    };

    /// A test whose outcome depends on the summary.
    struct OpenTest {
        TraitTest test;
        std::uint32_t bit = 0; ///< of the criterion
    };

    TraitTest& test(directory::Criterion criterion);
    void compile_person(const directory::Profile& profile);
    void compile_wishes(const directory::Wishes& wishes);
    void compile_place(const directory::Place& place, const RegionBits& regions);
    void compile_status();
    void settle();

    void look_at_codes(const FactSummary& summary, Outlook& outlook) const;
    void look_at_ages(const FactSummary& summary, Outlook& outlook) const;
    void look_at_zone(const FactSummary& summary, double chord, Outlook& outlook) const;
    void look_at_days(const FactSummary& summary, Outlook& outlook) const;

    std::array<TraitTest, directory::k_criterion_count> m_tests{};
    Outlook m_settled; ///< of the tests that are the same for every summary
    std::array<OpenTest, directory::k_criterion_count>
        m_open_tests{}; ///< the others, `m_open_count` of them
    std::size_t m_open_count = 0;
    std::uint32_t m_publics = 0; ///< the person's groups and `everyone`
    bool m_publics_told = false;
    bool m_female = false;
    std::uint32_t m_languages = 0; ///< 0: not asked
    std::uint32_t m_ages = 0;      ///< 0: settled by the traits alone
    std::uint32_t m_regions = 0;   ///< 0: place without a code, settled by the traits alone
    std::uint32_t m_region = 0;
    std::int64_t m_fresh_from = 0;
    std::int64_t m_recent_from = 0;
};

} // namespace relais::geometry
