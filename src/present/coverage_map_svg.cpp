#include "present/coverage_map_svg.h"

#include "exports/xml.h"
#include "present/coverage_json.h"
#include "present/gap_look.h"
#include "present/page_figures.h"
#include "present/planner_words.h"
#include "present/svg.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace relais::present {
namespace {

using directory::LonLat;
using geometry::Gap;

constexpr double k_map_width = 560;
constexpr double k_most_height = 760;
constexpr double k_least_height = 420;
constexpr double k_legend_width = 300;
constexpr double k_gutter = 28;
constexpr double k_largest = 15; // radius
constexpr double k_smallest = 1.4;
constexpr std::size_t k_most_points = 5'000;
constexpr double k_row = 20;

/// Degrees to the picture: equirectangular, true to scale at the middle latitude. Good to a percent or two over
/// Cameroon, and nothing is measured on it.
class Frame {
public:
    void include(LonLat point) {
        m_west = std::min(m_west, point.longitude);
        m_east = std::max(m_east, point.longitude);
        m_south = std::min(m_south, point.latitude);
        m_north = std::max(m_north, point.latitude);
    }
    void fit() {
        if (m_west > m_east) { // nothing to show: the country's box
            include({8.3, 1.6});
            include({16.3, 13.2});
        }
        const double margin = 0.04 * std::max({m_east - m_west, m_north - m_south, 0.1});
        m_west -= margin, m_east += margin, m_south -= margin, m_north += margin;
        m_shrink = std::cos((m_south + m_north) / 2 * std::numbers::pi / 180);
        const double across = (m_east - m_west) * m_shrink;
        const double up = m_north - m_south;
        m_scale = std::min(k_map_width / across, k_most_height / up);
        m_height = std::max(k_least_height, up * m_scale);
        m_left = (k_map_width - across * m_scale) / 2;
    }
    [[nodiscard]] double x(double longitude) const { return m_left + (longitude - m_west) * m_shrink * m_scale; }
    [[nodiscard]] double y(double latitude) const { return (m_north - latitude) * m_scale; }
    [[nodiscard]] double height() const { return m_height; }
    /// A round number of kilometres about a quarter of the map, and its length in the picture.
    [[nodiscard]] std::pair<int, double> scale_bar() const {
        const double unit = m_scale / 111.2; // per kilometre
        int kilometres = 1;
        for (const int round : {2, 5, 10, 20, 50, 100, 200, 500}) {
            kilometres = round * unit <= k_map_width / 4 ? round : kilometres;
        }
        return {kilometres, kilometres * unit};
    }

private:
    double m_west = std::numeric_limits<double>::infinity();
    double m_east = -m_west;
    double m_south = m_west;
    double m_north = -m_west;
    double m_shrink = 1;
    double m_scale = 1;
    double m_left = 0;
    double m_height = k_least_height;
};

class MapPicture {
public:
    explicit MapPicture(const CoverageScene& scene)
        : m_scene(scene), m_words(scene.words),
          m_confirmed(colours_confirmed(scene.query, scene.report.whole.by_threshold.front())) {
        m_points = scene.report.places;
        std::erase_if(m_points, [&](auto i) { return !(people(i) > 0); });
        std::ranges::stable_sort(m_points, std::greater{}, [&](auto i) { return people(i); });
        m_left_out_points = m_points.size() > k_most_points ? m_points.size() - k_most_points : 0;
        m_points.resize(m_points.size() - m_left_out_points);
        for (const auto& area : scene.report.areas) {
            for (const auto& boundary : m_words.snapshot().boundaries()) {
                if (boundary.code == area.code) {
                    m_shapes.push_back({&boundary, &area});
                }
            }
        }
        frame();
    }

    [[nodiscard]] std::string drawn() const {
        const auto legend = this->legend();
        const double height = std::max(m_frame.height(), legend.second);
        std::string content = "<rect width=\"" + svg_number(k_map_width) + "\" height=\"" + svg_number(m_frame.height()) +
                              "\" fill=\"#eef2f1\"/><svg width=\"" + svg_number(k_map_width) + "\" height=\"" +
                              svg_number(m_frame.height()) + "\">" + shapes() + points() + labels() + marks() + scale() + "</svg>" + legend.first;
        return svg_picture(title_of(m_scene), stamp_of(m_scene), content, k_map_width + k_gutter + k_legend_width, height,
                           m_words.lang() == Lang::fr);
    }

private:
    struct Shape {
        const directory::Boundary* boundary;
        const usecases::AreaCoverage* area;
    };

    [[nodiscard]] double people(std::uint32_t i) const { return m_scene.demand.points[i].people; }

    void frame() {
        for (const auto& shape : m_shapes) {
            for (const auto& polygon : shape.boundary->polygons) {
                std::ranges::for_each(polygon.outer, [&](LonLat point) { m_frame.include(point); });
            }
        }
        for (const auto i : m_points) {
            if (m_shapes.empty() || !m_scene.demand.points[i].area.empty()) {
                m_frame.include(m_scene.demand.points[i].point);
            }
        }
        for (const auto& mark : m_scene.marks) {
            m_frame.include(mark.at);
        }
        m_frame.fit();
    }

    [[nodiscard]] double part(const geometry::CoverageFigures& figures) const {
        return m_confirmed ? figures.covered_if_confirmed() : figures.covered();
    }

    /// Points nearer than half a pixel to the last one are left out.
    void add_ring(std::string& path, const directory::Ring& ring) const {
        constexpr double k_apart = 0.5;
        double last_x = std::numeric_limits<double>::infinity();
        double last_y = 0;
        bool first = true;
        for (const auto& point : ring) {
            const double x = m_frame.x(point.longitude);
            const double y = m_frame.y(point.latitude);
            if (std::abs(x - last_x) < k_apart && std::abs(y - last_y) < k_apart) {
                continue;
            }
            path += (first ? "M" : "L") + svg_number(x) + " " + svg_number(y);
            first = false;
            last_x = x;
            last_y = y;
        }
        path += "Z";
    }

    [[nodiscard]] std::string shapes() const {
        std::string svg = "<g stroke=\"#47585e\" stroke-width=\".8\" stroke-linejoin=\"round\" fill-rule=\"evenodd\">";
        for (const auto& [boundary, area] : m_shapes) {
            const auto& figures = area->by_threshold.front();
            const auto step = share_step(part(figures), figures.people);
            std::string path;
            for (const auto& polygon : boundary->polygons) {
                add_ring(path, polygon.outer);
                std::ranges::for_each(polygon.holes, [&](const directory::Ring& hole) { add_ring(path, hole); });
            }
            svg += "<path fill=\"" + std::string(step == "none" ? k_nobody_colour : k_share_colours[static_cast<std::size_t>(step[0] - '0')]) +
                   "\" d=\"" + path + "\"/>";
        }
        return svg + "</g>";
    }

    [[nodiscard]] static double radius(double people, double most) {
        return std::max(k_smallest, k_largest * std::sqrt(people / most));
    }

    [[nodiscard]] static std::string sign(Gap gap, double x, double y, double radius) {
        const auto& look = look_of(gap);
        if (*look.path == '\0') {
            return "<circle cx=\"" + svg_number(x) + "\" cy=\"" + svg_number(y) + "\" r=\"" + svg_number(radius) + "\"/>";
        }
        return "<path transform=\"translate(" + svg_number(x) + " " + svg_number(y) + ") scale(" + svg_number(radius) + ")\" d=\"" +
               look.path + "\"/>";
    }

    [[nodiscard]] static std::string group(Gap gap) {
        const auto& look = look_of(gap);
        const std::string colour(look.colour);
        return look.is_open ? "<g fill=\"none\" stroke=\"" + colour + "\" stroke-opacity=\".85\" stroke-width=\".4\">"
                            : "<g fill=\"" + colour + "\" fill-opacity=\".75\" stroke=\"#fff\" stroke-width=\".06\">";
    }

    [[nodiscard]] std::string points() const {
        const double most = m_points.empty() ? 1 : people(m_points.front());
        std::string groups[geometry::k_gap_count];
        for (const auto i : m_points) {
            const auto gap = m_scene.report.gaps[i];
            const auto& at = m_scene.demand.points[i].point;
            groups[static_cast<std::size_t>(gap)] += sign(gap, m_frame.x(at.longitude), m_frame.y(at.latitude), radius(people(i), most));
        }
        std::string svg;
        for (std::size_t i = geometry::k_gap_count; i-- > 0;) {
            svg += group(static_cast<Gap>(i)) + groups[i] + "</g>";
        }
        return svg;
    }

    [[nodiscard]] std::string labels() const {
        if (m_shapes.size() > 20) { // names over names
            return {};
        }
        std::string svg = "<g text-anchor=\"middle\" font-size=\"10\" stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\" stroke-linejoin=\"round\">";
        for (const auto& [boundary, area] : m_shapes) {
            const auto* unit = m_words.directory().gazetteer.area(area->code);
            if (unit == nullptr) {
                continue;
            }
            const auto& figures = area->by_threshold.front();
            const double x = m_frame.x(unit->centre.longitude);
            const double y = m_frame.y(unit->centre.latitude);
            svg += svg_text(x, y - 2, area_label(m_words, area->code), "font-weight=\"700\"");
            svg += svg_text(x, y + 11,
                            m_words.say("exports.share_both", {{"covered", share_text(m_words, figures.covered(), figures.people)},
                                                               {"confirmed", share_text(m_words, figures.covered_if_confirmed(), figures.people)}}));
        }
        return svg + "</g>";
    }

    [[nodiscard]] std::string marks() const {
        std::string svg;
        int number = 1;
        for (const auto& mark : m_scene.marks) {
            const double x = m_frame.x(mark.at.longitude);
            const double y = m_frame.y(mark.at.latitude);
            svg += "<circle cx=\"" + svg_number(x) + "\" cy=\"" + svg_number(y) + "\" r=\"9\" fill=\"#b3106a\" stroke=\"#fff\" stroke-width=\"2\"/>" +
                   svg_text(x, y + 4, std::to_string(number++), "text-anchor=\"middle\" font-size=\"11\" font-weight=\"700\" fill=\"#fff\"");
        }
        return svg;
    }

    [[nodiscard]] std::string scale() const {
        const auto [kilometres, length] = m_frame.scale_bar();
        const double y = m_frame.height() - 12;
        return "<path d=\"M10 " + svg_number(y - 5) + "v5h" + svg_number(length) + "v-5\" fill=\"none\" stroke=\"#16262b\"/>" +
               svg_text(14, y - 5, std::to_string(kilometres) + " km", "font-size=\"10\"");
    }

    /// The legend and how high it is.
    [[nodiscard]] std::pair<std::string, double> legend() const {
        const double x = k_map_width + k_gutter;
        double y = 14;
        std::string svg;
        const auto heading = [&](const std::string& text) {
            for (const auto& line : wrapped(text, 42)) {
                svg += svg_text(x, y, line, "font-weight=\"700\"");
                y += 16;
            }
            y += 6;
        };
        const auto& figures = m_scene.report.whole.by_threshold.front();
        heading(area_label(m_words, m_scene.query.within));
        for (const auto& [label, value] : {std::pair{"planner.covered", figures.covered()}, std::pair{"planner.confirmed", figures.covered_if_confirmed()}}) {
            svg += svg_text(x, y, m_words.say(label)) + svg_text(x + k_legend_width, y, share_text(m_words, value, figures.people), "text-anchor=\"end\" font-weight=\"700\"");
            y += k_row;
        }
        svg += svg_text(x, y, m_words.say("planner.people")) + svg_text(x + k_legend_width, y, grouped(m_words.lang(), figures.people), "text-anchor=\"end\"");
        y += 2 * k_row;
        heading(m_words.say("app.legend_settlements"));
        for (std::size_t i = 0; i < geometry::k_gap_count; ++i) {
            const auto gap = static_cast<Gap>(i);
            svg += group(gap) + sign(gap, x + 8, y - 4, 6) + "</g>";
            const auto lines = wrapped(m_words.texts().label("gap", code_of(gap)), 26);
            svg += svg_text(x + k_legend_width, y, grouped(m_words.lang(), figures.by_gap[i]), "text-anchor=\"end\"");
            for (const auto& line : lines) {
                svg += svg_text(x + 24, y, line);
                y += lines.size() > 1 ? 15 : k_row;
            }
            y += lines.size() > 1 ? k_row - 15 : 0;
        }
        if (m_left_out_points > 0) {
            for (const auto& line : wrapped(m_words.say("exports.largest_drawn", {{"count", grouped(m_words.lang(), static_cast<double>(m_points.size()))}}), 46)) {
                svg += svg_text(x, y, line, "font-size=\"10.5\" fill=\"#47585e\"");
                y += 15;
            }
        }
        y += k_row;
        if (!m_shapes.empty()) {
            heading(m_words.say(m_confirmed ? "exports.areas_by_confirmed" : "app.legend_areas"));
            for (std::size_t step = 0; step < k_share_colours.size(); ++step) {
                svg += "<rect x=\"" + svg_number(x) + "\" y=\"" + svg_number(y - 11) + "\" width=\"22\" height=\"14\" fill=\"" + k_share_colours[step] + "\" stroke=\"#47585e\"/>" +
                       svg_text(x + 30, y, step == 0 ? m_words.say("planner.percent", {{"number", "0"}}) : m_words.say("exports.up_to", {{"number", std::to_string(20 * step)}}));
                y += k_row;
            }
            y += k_row;
        }
        if (!m_scene.marks.empty()) {
            heading(m_words.say(m_scene.siting != nullptr ? "exports.sheet_proposed" : "exports.sheet_supposed"));
            int number = 1;
            for (const auto& mark : m_scene.marks) {
                const auto lines = wrapped(std::to_string(number++) + ". " + mark.name, 30);
                svg += svg_text(x + k_legend_width, y, "+ " + grouped(m_words.lang(), mark.newly), "text-anchor=\"end\"");
                for (const auto& line : lines) {
                    svg += svg_text(x, y, line);
                    y += 15;
                }
                y += 3;
            }
        }
        return {svg, y};
    }

    const CoverageScene& m_scene;
    const Words& m_words;
    bool m_confirmed;
    std::vector<std::uint32_t> m_points; ///< positions in Demand::points, largest first
    std::size_t m_left_out_points = 0;
    std::vector<Shape> m_shapes;
    Frame m_frame;
};

} // namespace

std::string coverage_map_svg(const CoverageScene& scene) {
    return MapPicture(scene).drawn();
}

} // namespace relais::present
