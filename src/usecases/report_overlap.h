#pragma once
#include "directory/codes.h"
#include "directory/complementary.h"
#include "directory/demand.h"
#include "directory/taxonomy.h"
#include "usecases/report_coverage.h"
#include "usecases/snapshot.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace relais::usecases {

/// Where several organisations do the same thing for the same people. All codes are as in the API.
struct OverlapRequest {
    std::vector<std::string> needs;              ///< needs or dimensions; none: all
    std::vector<std::string> publics;            ///< none: all
    std::string within;                          ///< P-code or starting zone; "": the country
    CoverageLevel level = CoverageLevel::region; ///< of the areas two organisations must share
    double reach_km = 20; ///< above 0, at most 1500: how far people count as in reach
};

/// One need in one area where the same organisations stand for one public or more.
struct OverlapLine {
    int term = 0;                                  ///< position in taxonomy().terms()
    std::uint32_t area = 0;                        ///< position in OverlapReport::areas
    directory::CodeSet<directory::Public> publics; ///< with `everyone`: open to all
    std::vector<std::uint32_t>
        organisations; ///< positions in directory().organisations, rising; two or more
    std::vector<std::uint32_t>
        marks; ///< positions in OverlapReport::marks of marks that bear on the line
    bool complementary = false; ///< every two of its organisations are marked for all of it
};

/// Two organisations with a line in common.
struct OverlapPair {
    std::uint32_t first = 0; ///< position in directory().organisations
    std::uint32_t second = 0;
    directory::NeedMask needs = 0; ///< of the lines they share
    std::size_t lines = 0;
    std::size_t marked_lines = 0; ///< those for whose whole these two are marked
    double people = 0;            ///< in reach of both for the same need, each person once
    [[nodiscard]] bool complementary() const { return marked_lines == lines; }
};

/// People by how many organisations they have in reach for one need.
struct OverlapDepth {
    int term = 0;
    std::uint32_t area = 0;         ///< position in `areas`; only in `depth_by_area`
    std::array<double, 4> people{}; ///< none, one, two, three or more
};

struct OverlapReport {
    OverlapRequest request;
    std::vector<directory::ComplementaryMark> marks; ///< all there are, on whatever organisations
    std::vector<std::string> areas;                  ///< P-codes, or zones
    std::vector<double> people_of_area;
    double people = 0; ///< of what the report is confined to
    std::vector<OverlapLine>
        lines; ///< most organisations first, then most people living there, need, area
    std::vector<OverlapPair> pairs;  ///< most people first, then most lines, first, second
    std::vector<OverlapDepth> depth; ///< of every need asked for, in the order of the taxonomy
    std::vector<OverlapDepth> depth_by_area; ///< when a single need was asked for
    std::size_t services = 0;       ///< that stand in the areas, for one of the needs and publics
    std::size_t public_unknown = 0; ///< others that do, left out: they do not say for whom they are
    std::size_t nowhere = 0;        ///< left out because nothing says in which area they are
};

/// A service stands in the areas of its zone; where its zone is not known (or is a circle), in that
/// of its site. One that does not say for whom it is stands nowhere. Closed sites are left out.
/// People are those within the reach of a service and not outside its zone; outreach without a
/// place reaches nobody here, since nobody can say how far it is. Throws util::InvalidInput naming
/// the field. The order of records changes nothing.
OverlapReport report_overlap(const Snapshot& snapshot,
                             const directory::Demand& demand,
                             const OverlapRequest& request,
                             std::vector<directory::ComplementaryMark> marks = {});

} // namespace relais::usecases
