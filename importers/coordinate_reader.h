#pragma once
#include "directory/units.h"

#include <optional>
#include <string_view>

namespace relais::importers {

enum class Axis { latitude, longitude };

/// One number of degrees and, where the text names it (N, S, E, O, W, "lat", "long"), which axis it
/// lies on.
struct Angle {
    double degrees = 0;
    std::optional<Axis> axis;
};

/// Two numbers as written: which is which is only sure where letters say so.
struct RawPoint {
    double latitude = 0;
    double longitude = 0;
    bool named = false; ///< the text said which is which
};

/// "3.8667", "3,8667", "3°52'00\" N", "N 3 52 00", "11d31m E", "-3.8", "Lat : 3,8667". Nothing for
/// any other text, for minutes or seconds of 60 and more, and for more than 90 or 180 degrees by
/// the axis named; plain numbers beyond 180 pass (they may be metres).
std::optional<Angle> parse_angle(std::string_view text);

/// Both in one text: "3.8667, 11.5167", "3,8667 11,5167", "N 3°52' E 11°31'", "11.5167 E / 3.8667
/// N". Latitude first unless letters say otherwise.
std::optional<RawPoint> parse_coordinates(std::string_view text);

} // namespace relais::importers
