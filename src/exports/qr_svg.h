#pragma once
#include <string>

namespace relais::exports {

/// A QR code of a text as an SVG picture, black on white, with the quiet margin that readers need.
/// Throws util::Unavailable for a text too long for one.
std::string qr_svg(const std::string& text);

} // namespace relais::exports
