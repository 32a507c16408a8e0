#pragma once
#include <cairo.h>

#include <string>

namespace relais::exports {

/// Words across a page of this size, pale enough to read through; nothing for "". Not part of the tagged text.
void draw_watermark(cairo_t* pen, const std::string& words, double width, double height);

} // namespace relais::exports
