#include "exports/picture.h"

#include "exports/cairo_bytes.h"
#include "exports/xml.h"
#include "util/errors.h"

#include <cairo/cairo.h>
#include <algorithm>
#include <cmath>
#include <librsvg/rsvg.h>
#include <locale>
#include <memory>
#include <sstream>
#include <string_view>

namespace relais::exports {
namespace {

constexpr double k_most_pixels = 6'000; // a side

struct Unref {
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Handle = std::unique_ptr<RsvgHandle, Unref>;
using Surface = std::unique_ptr<cairo_surface_t, Unref>;
using Context = std::unique_ptr<cairo_t, Unref>;

[[noreturn]] void fail(const std::string& why) {
    throw util::Unavailable({"export.no_picture", {{"why", why}}});
}

/// Fails with the library's words and frees them.
[[noreturn]] void fail(GError* error) {
    const std::string why = error != nullptr ? error->message : "";
    g_clear_error(&error);
    fail(why);
}

} // namespace

std::string png_of(const std::string& svg, double scale) {
    GError* error = nullptr;
    const Handle handle(
        rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
    if (handle == nullptr) {
        fail(error);
    }
    double width = 0;
    double height = 0;
    if (rsvg_handle_get_intrinsic_size_in_pixels(handle.get(), &width, &height) == 0) {
        fail("no size in pixels");
    }
    scale = std::min(scale, k_most_pixels / std::max(width, height));
    width = std::ceil(width * scale);
    height = std::ceil(height * scale);
    if (!(width >= 1 && height >= 1)) {
        fail("size out of range");
    }
    const Surface surface(cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, static_cast<int>(width), static_cast<int>(height)));
    const Context context(cairo_create(surface.get()));
    const RsvgRectangle whole{0, 0, width, height};
    if (rsvg_handle_render_document(handle.get(), context.get(), &whole, &error) == 0) {
        fail(error);
    }
    std::string png;
    const auto status = cairo_surface_write_to_png_stream(surface.get(), append_bytes, &png);
    if (status != CAIRO_STATUS_SUCCESS) {
        fail(cairo_status_to_string(status));
    }
    return png;
}

std::string marked_svg(std::string svg, const std::string& words) {
    constexpr std::string_view k_box = "viewBox=\"0 0 ";
    const auto box = svg.find(k_box);
    const auto end = svg.rfind("</svg>");
    if (words.empty() || box == std::string::npos || end == std::string::npos) {
        return svg;
    }
    std::istringstream size(svg.substr(box + k_box.size(), 40));
    size.imbue(std::locale::classic());
    double width = 0;
    double height = 0;
    size >> width >> height;
    constexpr double k_letter = 0.72; // of a bold capital, in sizes
    constexpr double k_part = 0.8;
    const double letters = static_cast<double>(words.size());
    const double high = k_part * std::hypot(width, height) / (k_letter * std::max(letters, 1.0));
    std::ostringstream mark;
    mark.imbue(std::locale::classic());
    mark << "<text x=\"" << width / 2 << "\" y=\"" << height / 2 << "\" text-anchor=\"middle\" font-size=\""
         << std::min(high, height / 3) << "\" font-weight=\"700\" fill=\"#b01a1a\" fill-opacity=\"0.16\" transform=\"rotate("
         << -std::atan2(height, width) * 180 / 3.141592653589793 << ' ' << width / 2 << ' ' << height / 2 << ")\">"
         << xml_escaped(words) << "</text>";
    svg.insert(end, mark.str());
    return svg;
}

} // namespace relais::exports
