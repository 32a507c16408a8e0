#include "exports/booklet_paper.h"

#include "exports/cairo_bytes.h"
#include "exports/watermark.h"
#include "util/errors.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <charconv>

namespace relais::exports {
namespace {

constexpr double k_foot = 26; // kept free at the bottom for page and edition
constexpr double k_leading = 1.35; // of a line, in sizes of its letters
constexpr double k_number = 22; // room for a page's number in the table of contents
constexpr double k_contents_above = 1.5;
constexpr double k_last_line = BookletPaper::k_height - BookletPaper::k_margin - k_foot / 2;

double to_points(int pango_units) {
    return static_cast<double>(pango_units) / PANGO_SCALE;
}

} // namespace

BookletPaper::BookletPaper(const std::string& title, std::vector<std::string> footer, std::string watermark)
    : m_footer(std::move(footer)),
      m_watermark(std::move(watermark)),
      m_surface(cairo_pdf_surface_create_for_stream(append_bytes, &m_bytes, k_width, k_height)),
      m_pen(cairo_create(m_surface)) {
    cairo_pdf_surface_set_metadata(m_surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(m_surface, CAIRO_PDF_METADATA_CREATOR, "Relais");
    cairo_tag_begin(m_pen, "Document", nullptr);
}

BookletPaper::~BookletPaper() {
    cairo_destroy(m_pen);
    cairo_surface_destroy(m_surface);
}

PangoLayout* BookletPaper::layout(const std::string& words, double size, bool bold, double width) const {
    auto* made = pango_cairo_create_layout(m_pen);
    auto* font = pango_font_description_from_string(bold ? "DejaVu Sans Bold" : "DejaVu Sans");
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    pango_layout_set_font_description(made, font);
    pango_font_description_free(font);
    if (width > 0) {
        pango_layout_set_width(made, static_cast<int>(width * PANGO_SCALE));
        pango_layout_set_wrap(made, PANGO_WRAP_WORD_CHAR);
    }
    pango_layout_set_text(made, words.c_str(), static_cast<int>(words.size()));
    return made;
}

void BookletPaper::colour(const std::string& hex) const {
    double parts[3] = {0, 0, 0};
    for (std::size_t i = 0; i < 3 && hex.size() == 7; ++i) {
        int value = 0;
        std::from_chars(hex.data() + 1 + 2 * i, hex.data() + 3 + 2 * i, value, 16);
        parts[i] = value / 255.0;
    }
    cairo_set_source_rgb(m_pen, parts[0], parts[1], parts[2]);
}

void BookletPaper::need(double height) {
    if (m_y + height > k_last_line) {
        new_page();
    }
}

void BookletPaper::text(const std::string& words, const Style& style, const std::string& link) {
    if (words.empty()) {
        return;
    }
    auto* made = layout(words, style.size, style.bold, k_inside - style.indent - style.right);
    const int lines = pango_layout_get_line_count(made);
    const double height = style.size * k_leading;
    m_y += m_y > k_margin ? style.above : 0;
    need(style.keeps_next ? height * lines + 40 : height);
    cairo_tag_begin(m_pen, style.tag, nullptr);
    if (!link.empty()) {
        cairo_tag_begin(m_pen, CAIRO_TAG_LINK, link.c_str());
    }
    for (int i = 0; i < lines; ++i) {
        need(height);
        colour(style.colour);
        cairo_move_to(m_pen, k_margin + style.indent, m_y + style.size);
        pango_cairo_show_layout_line(m_pen, pango_layout_get_line_readonly(made, i));
        m_y += height;
    }
    if (!link.empty()) {
        cairo_tag_end(m_pen, CAIRO_TAG_LINK);
    }
    cairo_tag_end(m_pen, style.tag);
    g_object_unref(made);
}

/// One paragraph from m_y down, which it leaves as it was.
void BookletPaper::show(PangoLayout* made, double x, const Style& style) {
    cairo_tag_begin(m_pen, style.tag, nullptr);
    colour(style.colour);
    for (int i = 0; i < pango_layout_get_line_count(made); ++i) {
        cairo_move_to(m_pen, x, m_y + style.size + style.size * k_leading * i);
        pango_cairo_show_layout_line(m_pen, pango_layout_get_line_readonly(made, i));
    }
    cairo_tag_end(m_pen, style.tag);
}

void BookletPaper::text_beside(const std::string& left, const std::string& right, const Style& style) {
    constexpr double k_gap = 10;
    const double width = (k_inside - style.indent - k_gap) / 2;
    auto* ours = layout(left, style.size, style.bold, width);
    auto* theirs = layout(right, style.size, style.bold, width);
    const int lines = std::max(pango_layout_get_line_count(ours), pango_layout_get_line_count(theirs));
    m_y += m_y > k_margin ? style.above : 0;
    need(style.size * k_leading * lines);
    show(ours, k_margin + style.indent, style);
    show(theirs, k_margin + style.indent + width + k_gap, style);
    m_y += style.size * k_leading * lines;
    g_object_unref(ours);
    g_object_unref(theirs);
}

double BookletPaper::contents_size(const std::vector<std::string>& lines) const {
    constexpr double k_usual = 8;
    for (const double size : {k_usual, 7.5, 7.0, 6.5}) {
        double height = 0;
        for (const auto& words : lines) {
            auto* made = layout(words, size, true, k_inside - k_number);
            height += k_contents_above + size * k_leading * pango_layout_get_line_count(made);
            g_object_unref(made);
        }
        if (m_y + height <= k_last_line) {
            return size;
        }
    }
    return k_usual;
}

void BookletPaper::contents_line(const std::string& words, int page, double size) {
    const auto number = std::to_string(page);
    Style style{"P", size, true, 0, k_contents_above};
    style.right = k_number;
    text(words, style, "page=" + number + " pos=[0 0]");
    word_at(number, k_width - k_margin, m_y - style.size * 0.35, style.size, 1);
}

void BookletPaper::word_at(const std::string& words, double x, double y, double size, double align) const {
    auto* made = layout(words, size, false, 0);
    int width = 0;
    pango_layout_get_size(made, &width, nullptr);
    colour("#16262b");
    cairo_move_to(m_pen, x - to_points(width) * align, y);
    pango_cairo_show_layout_line(m_pen, pango_layout_get_line_readonly(made, 0));
    g_object_unref(made);
}

void BookletPaper::bookmark(const std::string& words, int level) {
    const int parent = level == 0 ? CAIRO_PDF_OUTLINE_ROOT : m_parents[level - 1];
    const auto where = "page=" + std::to_string(m_page) + " pos=[0 " + std::to_string(static_cast<int>(m_y)) + "]";
    m_parents[level] = cairo_pdf_surface_add_outline(m_surface, parent, words.c_str(), where.c_str(),
                                                     level == 0 ? CAIRO_PDF_OUTLINE_FLAG_BOLD
                                                                : static_cast<cairo_pdf_outline_flags_t>(0));
}

void BookletPaper::foot() {
    draw_watermark(m_pen, m_watermark, k_width, k_height);
    const double y = k_height - k_margin + 4;
    constexpr double k_size = 6;
    for (std::size_t i = 0; i < m_footer.size(); ++i) {
        word_at(m_footer[i], k_margin, y + k_size * k_leading * static_cast<double>(i), k_size, 0);
    }
    word_at(std::to_string(m_page), k_width - k_margin, y, 7, 1);
}

void BookletPaper::head() const {
    if (m_head.empty()) {
        return;
    }
    constexpr double k_size = 7;
    constexpr double k_baseline = k_margin - 10;
    auto* made = layout(m_head, k_size, true, k_inside);
    pango_layout_set_ellipsize(made, PANGO_ELLIPSIZE_END);
    colour(k_soft);
    cairo_move_to(m_pen, k_margin, k_baseline);
    pango_cairo_show_layout_line(m_pen, pango_layout_get_line_readonly(made, 0));
    g_object_unref(made);
}

void BookletPaper::new_page() {
    foot();
    cairo_show_page(m_pen);
    ++m_page;
    m_y = k_margin;
    head();
}

std::string BookletPaper::finish() {
    foot();
    cairo_tag_end(m_pen, "Document");
    cairo_show_page(m_pen);
    cairo_surface_finish(m_surface);
    const auto status = cairo_surface_status(m_surface);
    const auto of_pen = cairo_status(m_pen);
    if (status != CAIRO_STATUS_SUCCESS || of_pen != CAIRO_STATUS_SUCCESS) {
        const auto* why = cairo_status_to_string(of_pen != CAIRO_STATUS_SUCCESS ? of_pen : status);
        throw util::Unavailable({"export.unwritable", {{"file", "PDF"}, {"why", why}}});
    }
    return std::move(m_bytes);
}

} // namespace relais::exports
