#pragma once
#include "geometry/coverage.h"

#include <array>
#include <string_view>

namespace relais::present {

/// Colour and shape of a gap, told apart by colour-blind eyes (after Okabe and Ito) and without any colour. The page's
/// twins are web/src/coverage_marks.js and web/src/style/planner.css.
struct GapLook {
    const char* sign;        ///< in text
    const char* colour;
    const char* qgis_marker; ///< QGIS's name of the shape
    /// SVG path about the origin, in units of the radius; "" for a disc.
    const char* path;
    bool is_open; ///< a shape of lines alone
};

inline constexpr std::array<GapLook, geometry::k_gap_count> k_gap_looks = {{
    {"●", "#0072b2", "circle", "", false},
    {"▲", "#8a6d00", "triangle", "M0-1L1 .8L-1 .8Z", false},
    {"◆", "#c46a00", "diamond", "M0-1.1L1.1 0L0 1.1L-1.1 0Z", false},
    {"■", "#6a3d9a", "square", "M-.85-.85H.85V.85H-.85Z", false},
    {"✚", "#2b6b5f", "cross", "M-1 0H1M0-1V1", true},
    {"✕", "#a3261b", "cross2", "M-.8-.8L.8 .8M.8-.8L-.8 .8", true},
}};

/// What the API calls them, in the order of geometry::Gap.
inline constexpr std::array<std::string_view, geometry::k_gap_count> k_gap_codes = {
    "none", "outdated", "unverified", "saturated", "other_public", "no_provider"};

inline std::string_view code_of(geometry::Gap gap) {
    return k_gap_codes[static_cast<std::size_t>(gap)];
}

inline const GapLook& look_of(geometry::Gap gap) {
    return k_gap_looks[static_cast<std::size_t>(gap)];
}

/// From nobody (0) to all (5): the colours of web/src/style/planner.css.
inline constexpr std::array<const char*, 6> k_share_colours = {"#ffffff", "#dcecf6", "#b3d4ea",
                                                               "#7fb6da", "#14669c", "#0a4066"};
inline constexpr const char* k_nobody_colour = "#dfe4e3";

} // namespace relais::present
