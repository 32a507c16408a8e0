#pragma once
#include "directory/demand.h"
#include "directory/gazetteer.h"
#include "usecases/report_coverage.h"

#include <string>
#include <vector>

namespace relais::usecases {

/// The lines of a report and which demand points fall in each: by the points' own P-codes, so that it works with or
/// without polygons.
class CoverageAreas {
public:
    /// Throws util::InvalidInput ("within") for a code that is neither a unit nor a starting zone.
    CoverageAreas(const directory::Gazetteer& gazetteer, const directory::Demand& demand, CoverageLevel level,
                  const std::string& within);

    [[nodiscard]] std::size_t size() const { return m_areas.size(); }
    [[nodiscard]] const std::string& code(std::size_t area) const { return m_areas[area].code; }
    [[nodiscard]] std::vector<std::string> codes() const;
    /// What lies in any of them is in the line.
    [[nodiscard]] const std::vector<directory::AreaCode>& units(std::size_t area) const { return m_areas[area].units; }
    /// Positions in Demand::points.
    [[nodiscard]] const std::vector<std::uint32_t>& places(std::size_t area) const { return m_areas[area].places; }
    /// All the report is about; `elsewhere` are those of them in no line.
    [[nodiscard]] const std::vector<std::uint32_t>& everywhere() const { return m_everywhere; }
    [[nodiscard]] const std::vector<std::uint32_t>& elsewhere() const { return m_elsewhere; }
    /// How many of some P-codes fall in a line, or in what the report is about.
    [[nodiscard]] std::size_t count(std::size_t area, const std::vector<directory::AreaCode>& codes) const;
    [[nodiscard]] std::size_t count_everywhere(const std::vector<directory::AreaCode>& codes) const;
    /// Whether a unit lies in what the report is confined to.
    [[nodiscard]] bool is_within(const directory::AreaCode& code) const;

private:
    struct Line {
        std::string code;
        std::vector<directory::AreaCode> units; ///< what lies in any of them is in the line
        std::vector<std::uint32_t> places;
    };
    void make_lines(const directory::Gazetteer& gazetteer, CoverageLevel level);

    std::vector<directory::AreaCode> m_within; ///< empty: the whole country
    std::vector<Line> m_areas;
    std::vector<std::uint32_t> m_everywhere;
    std::vector<std::uint32_t> m_elsewhere;
};

} // namespace relais::usecases
