#pragma once
#include <string>

namespace relais::exports {

/// An SVG drawn as PNG by librsvg, `scale` pixels for each of its own units, fewer where a
/// side would pass 6,000. Only for pictures of
/// our own making: what the SVG refers to outside itself is not loaded. Throws util::Unavailable
/// with the library's words when it cannot be drawn.
std::string png_of(const std::string& svg, double scale);

/// Words across an SVG picture, pale enough to read through, whose root says "0 0 WIDTH HEIGHT"; the picture as it is for "".
std::string marked_svg(std::string svg, const std::string& words);

} // namespace relais::exports
