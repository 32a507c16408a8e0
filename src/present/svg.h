#pragma once
#include "exports/sheet.h"

#include <string>
#include <string_view>
#include <vector>

/// Pieces of the pictures that go into reports. Lengths are SVG units (1/96 inch at their own size).
namespace relais::present {

/// A coordinate: two decimals, no more than it needs.
std::string svg_number(double value);

/// Text at a point. `style`: further attributes ('font-weight="600"'), "" for none.
std::string svg_text(double x, double y, std::string_view text, std::string_view style = "");

/// Text cut into lines of at most so many characters, between words.
std::vector<std::string> wrapped(std::string_view text, std::size_t most);

/// The whole picture: white ground, fonts, title above the content and the stamp below it, each as many lines as they
/// need. `content` is drawn from (0, 0) and is `width` × `height`.
std::string svg_picture(const std::string& title, const exports::Stamp& stamp, const std::string& content, double width,
                        double height, bool is_french);

} // namespace relais::present
