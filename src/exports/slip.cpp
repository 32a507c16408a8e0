#include "exports/slip.h"

#include "exports/cairo_bytes.h"
#include "exports/qr.h"
#include "exports/watermark.h"
#include "util/errors.h"

#include <algorithm>
#include <cairo-pdf.h>
#include <memory>
#include <pango/pangocairo.h>

namespace relais::exports {
namespace {

constexpr double k_width = 420; // A5 in points
constexpr double k_height = 595;
constexpr double k_margin = 30;
constexpr double k_inside = k_width - 2 * k_margin;
constexpr double k_qr = 92;
constexpr double k_bottom =
    k_height - k_margin - k_qr - 22; // lines end here: below stands the code
constexpr double k_label = 92;       // width of the labels' column

struct LayoutUnref {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using Layout = std::unique_ptr<PangoLayout, LayoutUnref>;

/// Draws one slip on any surface of k_width by k_height.
class Drawing {
public:
    explicit Drawing(cairo_t* pen)
        : m_pen(pen) {}

    void page(const Slip& slip, const std::string& copy) {
        cairo_set_source_rgb(m_pen, 1, 1, 1);
        cairo_paint(m_pen);
        cairo_set_source_rgb(m_pen, 0, 0, 0);
        double y = k_margin;
        y += words(copy, k_margin, y, k_inside, 8, false, PANGO_ALIGN_RIGHT, 14);
        y += words(slip.title, k_margin, y, k_inside, 17, true, PANGO_ALIGN_LEFT, 66) + 6;
        y = boxed(slip.warning, y);
        for (std::size_t i = 0; i < slip.lines.size(); ++i) {
            y = line(slip.lines[i], y, slip.lines.size() - i);
        }
        code(slip);
        draw_watermark(m_pen, slip.watermark, k_width, k_height);
    }

private:
    /// Words in a column no higher than `most`; answers their height.
    double words(const std::string& text,
                 double x,
                 double y,
                 double width,
                 double size,
                 bool bold,
                 PangoAlignment align,
                 double most) {
        if (text.empty()) {
            return 0;
        }
        const Layout layout(pango_cairo_create_layout(m_pen));
        auto* font = pango_font_description_from_string(bold ? "DejaVu Sans Bold" : "DejaVu Sans");
        pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
        pango_layout_set_font_description(layout.get(), font);
        pango_font_description_free(font);
        pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
        pango_layout_set_height(layout.get(), static_cast<int>(most * PANGO_SCALE));
        pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_alignment(layout.get(), align);
        pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
        int height = 0;
        pango_layout_get_size(layout.get(), nullptr, &height);
        cairo_move_to(m_pen, x, y);
        pango_cairo_show_layout(m_pen, layout.get());
        return static_cast<double>(height) / PANGO_SCALE;
    }

    double boxed(const std::string& text, double y) {
        if (text.empty()) {
            return y;
        }
        const double height =
            words(text, k_margin + 6, y + 5, k_inside - 12, 9, true, PANGO_ALIGN_LEFT, 40) + 10;
        cairo_set_line_width(m_pen, 1);
        cairo_rectangle(m_pen, k_margin, y, k_inside, height);
        cairo_stroke(m_pen);
        return y + height + 8;
    }

    /// What is left of the page is shared by the lines that come.
    double line(const std::pair<std::string, std::string>& one, double y, std::size_t left) {
        const double most = std::max(14.0, (k_bottom - y) / static_cast<double>(left) * 1.6);
        const double room = std::min(most, k_bottom - y - 13 * static_cast<double>(left - 1));
        const double label =
            words(one.first, k_margin, y + 1, k_label - 6, 8.5, false, PANGO_ALIGN_LEFT, room);
        const double value = words(one.second,
                                   k_margin + k_label,
                                   y,
                                   k_inside - k_label,
                                   10.5,
                                   true,
                                   PANGO_ALIGN_LEFT,
                                   room);
        const double next = y + std::max(label, value) + 4;
        cairo_set_line_width(m_pen, 0.4);
        cairo_move_to(m_pen, k_margin, next);
        cairo_line_to(m_pen, k_width - k_margin, next);
        cairo_stroke(m_pen);
        return next + 4;
    }

    void code(const Slip& slip) {
        const double top = k_height - k_margin - k_qr - 10;
        draw_qr(m_pen, slip.code, k_margin, top, k_qr);
        cairo_set_source_rgb(m_pen, 0, 0, 0);
        const double x = k_margin + k_qr + 16;
        const double width = k_inside - k_qr - 16;
        double y = top + words(slip.code_label, x, top, width, 9, false, PANGO_ALIGN_LEFT, 40) + 2;
        y += words(slip.code, x, y, width, 24, true, PANGO_ALIGN_LEFT, 32) + 4;
        words(slip.footer, x, y, width, 7.5, false, PANGO_ALIGN_LEFT, k_height - k_margin + 8 - y);
    }

    cairo_t* m_pen;
};

void check(cairo_status_t of_pen, cairo_status_t of_surface) {
    const auto status = of_pen != CAIRO_STATUS_SUCCESS ? of_pen : of_surface;
    if (status != CAIRO_STATUS_SUCCESS) {
        throw util::Unavailable(
            {"export.unwritable", {{"file", "PDF"}, {"why", cairo_status_to_string(status)}}});
    }
}

} // namespace

std::string slip_pdf(const Slip& slip, const std::vector<std::string>& copies) {
    std::string bytes;
    auto* surface = cairo_pdf_surface_create_for_stream(append_bytes, &bytes, k_width, k_height);
    cairo_pdf_surface_set_metadata(
        surface, CAIRO_PDF_METADATA_CREATOR, "Relais"); // no title: it would be a name
    auto* pen = cairo_create(surface);
    for (const auto& copy : copies) {
        Drawing(pen).page(slip, copy);
        cairo_show_page(pen);
    }
    const auto of_pen = cairo_status(pen);
    cairo_destroy(pen);
    cairo_surface_finish(surface);
    const auto of_surface = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    check(of_pen, of_surface);
    return bytes;
}

std::string slip_png(const Slip& slip) {
    constexpr int k_scale = 2;
    std::string bytes;
    auto* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24,
                                               static_cast<int>(k_width) * k_scale,
                                               static_cast<int>(k_height) * k_scale);
    auto* pen = cairo_create(surface);
    cairo_scale(pen, k_scale, k_scale);
    Drawing(pen).page(slip, "");
    const auto of_pen = cairo_status(pen);
    cairo_destroy(pen);
    const auto written = cairo_surface_write_to_png_stream(surface, append_bytes, &bytes);
    cairo_surface_destroy(surface);
    check(of_pen, written);
    return bytes;
}

} // namespace relais::exports
