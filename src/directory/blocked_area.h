#pragma once
#include "directory/boundary.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relais::directory {

/// An area that a manager says nobody passes: flood, insecurity, a bridge down. Roads that touch it are closed while it
/// lasts, and answers say so.
struct BlockedArea {
    std::int64_t id = 0;
    std::string reason; ///< said on the page and on the slip
    std::vector<Polygon> polygons;
    std::string starts; ///< first day, ISO 8601
    std::string ends;   ///< last day included; "": until lifted
    std::string place;  ///< what it was drawn from, for people
    bool operator==(const BlockedArea&) const = default;

    /// `day` in ISO 8601: such days compare as text.
    [[nodiscard]] bool holds_on(std::string_view day) const { return starts <= day && (ends.empty() || day <= ends); }
};

} // namespace relais::directory
