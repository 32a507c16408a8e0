#include "exports/watermark.h"

#include <algorithm>
#include <cmath>
#include <pango/pangocairo.h>

namespace relais::exports {

void draw_watermark(cairo_t* pen, const std::string& words, double width, double height) {
    if (words.empty()) {
        return;
    }
    constexpr double k_size = 40; // points, before it is fitted to the diagonal
    constexpr double k_part = 0.8;
    auto* layout = pango_cairo_create_layout(pen);
    auto* font = pango_font_description_from_string("DejaVu Sans Bold");
    pango_font_description_set_absolute_size(font, k_size * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_text(layout, words.c_str(), static_cast<int>(words.size()));
    int wide = 0;
    int high = 0;
    pango_layout_get_pixel_size(layout, &wide, &high);
    const double scale = k_part * std::hypot(width, height) / std::max(wide, 1);
    cairo_save(pen);
    cairo_translate(pen, width / 2, height / 2);
    cairo_rotate(pen, -std::atan2(height, width));
    cairo_scale(pen, scale, scale);
    cairo_move_to(pen, -wide / 2.0, -high / 2.0);
    cairo_set_source_rgba(pen, 0.7, 0.1, 0.1, 0.16);
    pango_cairo_show_layout(pen, layout);
    cairo_restore(pen);
    cairo_new_path(pen);
    g_object_unref(layout);
}

} // namespace relais::exports
