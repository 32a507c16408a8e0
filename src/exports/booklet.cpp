#include "exports/booklet.h"

#include "exports/booklet_paper.h"
#include "exports/qr.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

namespace relais::exports {
namespace {

using Style = BookletPaper::Style;

/// Where each section and place begins, told by a first pass to the table of contents of the second.
struct Numbers {
    int map = 0;
    std::map<std::pair<std::size_t, std::size_t>, int> of; ///< section, and place + 1 (0: the section itself)
};

void draw_qr(BookletPaper& paper, const std::string& url, double size) {
    cairo_tag_begin(paper.pen(), "Figure", nullptr);
    const bool is_drawn = exports::draw_qr(paper.pen(), url, BookletPaper::k_margin, paper.y(), size);
    cairo_tag_end(paper.pen(), "Figure");
    if (is_drawn) { // else it is too long for one: the address is written beside it
        paper.space(size + 6);
    }
}

/// Degrees to the page: east-west shrunk as at the middle latitude, which does for a zone.
class Projection {
public:
    Projection(const Booklet::Map& map, double top, double height) : m_top(top), m_height(height) {
        for (const auto& area : map.areas) {
            for (const auto& polygon : area) {
                std::ranges::for_each(polygon.outer, [this](const auto& point) { hold(point); });
            }
        }
        std::ranges::for_each(map.towns, [this](const auto& town) { hold(town.at); });
        constexpr double k_least = 0.2; // degrees, for a single town
        const double middle = (m_south + m_north) / 2;
        m_narrow = std::cos(middle * 3.141592653589793 / 180);
        const double wide = std::max((m_east - m_west) * m_narrow, k_least);
        const double high = std::max(m_north - m_south, k_least);
        m_scale = 0.92 * std::min(BookletPaper::k_inside / wide, height / high);
    }
    [[nodiscard]] bool is_empty() const { return m_west > m_east; }
    [[nodiscard]] double x(directory::LonLat at) const {
        return BookletPaper::k_width / 2 + (at.longitude - (m_west + m_east) / 2) * m_narrow * m_scale;
    }
    [[nodiscard]] double y(directory::LonLat at) const {
        return m_top + m_height / 2 - (at.latitude - (m_south + m_north) / 2) * m_scale;
    }

private:
    void hold(directory::LonLat at) {
        m_west = std::min(m_west, at.longitude);
        m_east = std::max(m_east, at.longitude);
        m_south = std::min(m_south, at.latitude);
        m_north = std::max(m_north, at.latitude);
    }
    double m_top;
    double m_height;
    double m_west = 180, m_east = -180, m_south = 90, m_north = -90;
    double m_narrow = 1;
    double m_scale = 1;
};

void draw_areas(BookletPaper& paper, const Booklet::Map& map, const Projection& projection) {
    auto* pen = paper.pen();
    cairo_new_path(pen);
    for (const auto& area : map.areas) {
        for (const auto& polygon : area) {
            bool is_first = true;
            for (const auto& point : polygon.outer) {
                is_first ? cairo_move_to(pen, projection.x(point), projection.y(point))
                         : cairo_line_to(pen, projection.x(point), projection.y(point));
                is_first = false;
            }
            cairo_close_path(pen);
        }
        paper.colour("#e2f0ee");
        cairo_fill_preserve(pen);
        paper.colour("#7c8b8a");
        cairo_set_line_width(pen, 0.6);
        cairo_stroke(pen);
    }
}

/// Biggest towns first; a name that would lie over another is left to the list.
void draw_towns(BookletPaper& paper, std::vector<Booklet::Map::Town> towns, const Projection& projection) {
    auto* pen = paper.pen();
    std::ranges::stable_sort(towns, [](const auto& a, const auto& b) { return a.providers > b.providers; });
    struct Box {
        double x, y, width;
    };
    std::vector<Box> taken;
    for (const auto& town : towns) {
        const double x = projection.x(town.at);
        const double y = projection.y(town.at);
        cairo_new_path(pen); // words leave their pen down
        cairo_arc(pen, x, y, 2 + std::min(5.0, std::sqrt(town.providers)), 0, 2 * 3.1415927);
        paper.colour("#0b5d57");
        cairo_fill(pen);
        const Box box{x + 8, y, 4.2 * static_cast<double>(town.name.size())};
        const bool is_free = std::ranges::none_of(taken, [&](const Box& other) {
            return std::abs(other.y - box.y) < 9 && box.x < other.x + other.width && other.x < box.x + box.width;
        });
        if (is_free) {
            const bool is_right = box.x + box.width < BookletPaper::k_width - BookletPaper::k_margin;
            paper.word_at(town.name, is_right ? x + 8 : x - 8, y + 2.5, 7, is_right ? 0 : 1);
            taken.push_back(box);
        }
    }
}

class Writer {
public:
    Writer(const Booklet& booklet, const Numbers& known)
        : m_booklet(booklet), m_known(known), m_paper(booklet.title + " – " + booklet.subtitle, booklet.footer, booklet.watermark) {}

    std::string write(Numbers& found) {
        cover();
        contents();
        map(found);
        for (std::size_t i = 0; i < m_booklet.sections.size(); ++i) {
            section(i, found);
        }
        return m_paper.finish();
    }

private:
    void cover() {
        const bool in_both = !m_booklet.cover_beside.empty(); // says twice as much
        m_paper.space(in_both ? 20 : 70);
        m_paper.text(m_booklet.title, {"H1", 24, true, 0, 0, "#0b5d57"});
        m_paper.text(m_booklet.subtitle, {"P", 17, false, 0, 6, "#06423e"});
        m_paper.space(18);
        m_paper.text(m_booklet.warning, {"P", 9.5, true, 0, 0, "#96231b"});
        m_paper.space(10);
        lines(m_booklet.cover, m_booklet.cover_beside, {"P", 9, false, 0, 4});
        if (!m_booklet.url.empty()) {
            m_paper.space(16);
            const double size = in_both ? 84 : 110;
            m_paper.need(size + 40); // with what is written below it
            draw_qr(m_paper, m_booklet.url, size);
            m_paper.text(m_booklet.url_label, {"P", 8, false, 0, 2, BookletPaper::k_soft});
            m_paper.text(m_booklet.url, {"P", 8, false, 0, 2, "#0b5d57"}, "uri='" + m_booklet.url + "'");
        }
        m_paper.new_page();
    }

    void contents() {
        m_paper.bookmark(m_booklet.contents, 0);
        m_paper.text(m_booklet.contents, {"H1", 15, true, 0, 0, "#0b5d57", true});
        m_paper.space(6);
        std::vector<std::string> lines{m_booklet.map.title};
        std::ranges::transform(m_booklet.sections, std::back_inserter(lines), &Booklet::Section::title);
        const double size = m_paper.contents_size(lines);
        m_paper.contents_line(lines.front(), m_known.map, size);
        for (std::size_t i = 0; i < m_booklet.sections.size(); ++i) {
            m_paper.contents_line(lines[i + 1], number({i, 0}), size);
        }
        m_paper.new_page();
    }

    [[nodiscard]] int number(std::pair<std::size_t, std::size_t> of) const {
        const auto found = m_known.of.find(of);
        return found != m_known.of.end() ? found->second : 1;
    }

    void map(Numbers& found) {
        found.map = m_paper.page();
        m_paper.bookmark(m_booklet.map.title, 0);
        m_paper.text(m_booklet.map.title, {"H1", 15, true, 0, 0, "#0b5d57", true});
        const double top = m_paper.y() + 6;
        const double height = BookletPaper::k_height - top - 90;
        const Projection projection(m_booklet.map, top, height);
        if (!projection.is_empty()) {
            cairo_tag_begin(m_paper.pen(), "Figure", nullptr);
            draw_areas(m_paper, m_booklet.map, projection);
            draw_towns(m_paper, m_booklet.map.towns, projection);
            cairo_tag_end(m_paper.pen(), "Figure");
        }
        m_paper.set_y(top + height + 4);
        m_paper.text(m_booklet.map.note, {"P", 7, false, 0, 0, BookletPaper::k_soft});
        m_paper.new_page();
    }

    void section(std::size_t at, Numbers& found) {
        const auto& section = m_booklet.sections[at];
        if (at > 0) {
            m_paper.space(14);
        }
        m_paper.set_head("");
        m_paper.need(140);
        found.of[{at, 0}] = m_paper.page();
        m_paper.bookmark(section.title, 0);
        m_paper.text(section.title, {"H1", 13, true, 0, 0, section.colour.c_str(), true});
        for (const auto& place : section.places) {
            m_paper.set_head(section.title);
            m_paper.need(110); // with its first entry
            m_paper.bookmark(place.name, 1);
            m_paper.text(place.name, {"H2", 9.5, true, 0, 8, "#16262b", true});
            m_paper.set_head(section.title + " · " + place.name);
            for (const auto& entry : place.entries) {
                write(entry);
            }
        }
    }

    void write(const Booklet::Entry& entry) {
        m_paper.text(entry.title, {"H3", 8.5, true, 8, 6, "#06423e", true});
        lines(entry.lines, entry.lines_beside, {"P", 7.5, false, 8, 1});
        lines({entry.verified}, entry.lines_beside.empty() ? std::vector<std::string>() : std::vector{entry.verified_beside},
              {"P", 7, false, 8, 1, BookletPaper::k_soft});
    }

    /// Side by side where there is another language.
    void lines(const std::vector<std::string>& ours, const std::vector<std::string>& theirs, const Style& style) {
        for (std::size_t i = 0; i < std::max(ours.size(), theirs.size()); ++i) {
            const auto left = i < ours.size() ? ours[i] : std::string();
            if (theirs.empty()) {
                m_paper.text(left, style);
            } else {
                m_paper.text_beside(left, i < theirs.size() ? theirs[i] : std::string(), style);
            }
        }
    }

    const Booklet& m_booklet;
    const Numbers& m_known;
    BookletPaper m_paper;
};

} // namespace

std::string booklet_pdf(const Booklet& booklet) {
    Numbers numbers; // of a first pass, which finds out on which page everything falls
    (void)Writer(booklet, Numbers{}).write(numbers);
    const Numbers known = numbers;
    return Writer(booklet, known).write(numbers);
}

} // namespace relais::exports
