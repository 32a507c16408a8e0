#pragma once
#include <cairo.h>
#include <pango/pangocairo.h>

#include <string>
#include <utility>
#include <vector>

namespace relais::exports {

/// Pages of A5 filled from top to bottom, as PDF in memory. Lengths are points (1/72 inch).
class BookletPaper {
public:
    /// `footer`: lines at the foot of every page; `watermark`: across every page, "" for none.
    BookletPaper(const std::string& title, std::vector<std::string> footer, std::string watermark);
    ~BookletPaper();
    BookletPaper(const BookletPaper&) = delete;
    BookletPaper& operator=(const BookletPaper&) = delete;

    static constexpr double k_width = 419.53;
    static constexpr double k_height = 595.28;
    static constexpr double k_margin = 34;
    static constexpr double k_inside = k_width - 2 * k_margin;
    static constexpr const char* k_soft = "#47585e"; ///< colour of what is said aside

    struct Style {
        const char* tag = "P"; ///< of the PDF's structure: H1, H2, H3, P
        double size = 8;
        bool bold = false;
        double indent = 0;
        double above = 0; ///< space before it
        const char* colour = "#16262b";
        bool keeps_next = false; ///< not the last thing on a page
        double right = 0;        ///< left free at the right
    };
    /// A paragraph, broken between lines and pages. `link` is a destination ("page=3") or address ("uri='…'"), or "".
    void text(const std::string& words, const Style& style, const std::string& link = "");
    /// Two paragraphs side by side, kept on one page.
    void text_beside(const std::string& left, const std::string& right, const Style& style);
    /// The largest size, of those that are read with ease, at which such a table of contents ends on this page; the usual
    /// one where it fills several anyway.
    [[nodiscard]] double contents_size(const std::vector<std::string>& lines) const;
    /// A line of a table of contents: words and page; links there.
    void contents_line(const std::string& words, int page, double size);
    void bookmark(const std::string& words, int level);
    void new_page();
    /// What stands above every page begun from now on, in its margin: what the page goes on with; "" for nothing.
    void set_head(std::string words) { m_head = std::move(words); }
    void space(double height) { m_y += height; }
    /// Room on this page for something so high, on a new one if there is none.
    void need(double height);

    [[nodiscard]] int page() const { return m_page; }
    [[nodiscard]] double y() const { return m_y; }
    void set_y(double y) { m_y = y; }
    [[nodiscard]] cairo_t* pen() const { return m_pen; }
    void colour(const std::string& hex) const;
    /// One line of words with its left, middle or right at x, its baseline at y.
    void word_at(const std::string& words, double x, double y, double size, double align) const;

    /// Ends the document. Throws util::Unavailable.
    [[nodiscard]] std::string finish();

private:
    [[nodiscard]] PangoLayout* layout(const std::string& words, double size, bool bold, double width) const;
    void show(PangoLayout* made, double x, const Style& style);
    void head() const;
    void foot();

    std::string m_bytes;
    std::vector<std::string> m_footer;
    std::string m_watermark;
    std::string m_head;
    cairo_surface_t* m_surface;
    cairo_t* m_pen;
    int m_page = 1;
    double m_y = k_margin;
    int m_parents[3] = {0, 0, 0}; ///< bookmark of each level last added; 0 is the root
};

} // namespace relais::exports
