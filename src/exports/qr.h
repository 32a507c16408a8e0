#pragma once
#include <cairo.h>
#include <string>

namespace relais::exports {

/// A QR code of a text, black on what is there, its upper left corner at (x, y), `size` wide.
/// False, and nothing drawn, for a text too long for one.
bool draw_qr(cairo_t* pen, const std::string& text, double x, double y, double size);

} // namespace relais::exports
