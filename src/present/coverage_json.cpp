#include "present/coverage_json.h"

#include "present/json_parts.h"
#include "present/planner_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace relais::present {
namespace {

using geometry::CoverageFigures;
using geometry::Gap;

constexpr std::array<std::string_view, geometry::k_gap_count> k_gaps = {"none",      "outdated",     "unverified",
                                                                        "saturated", "other_public", "no_provider"};

Json metres_json(double metres) {
    return metres < geometry::k_unreached ? Json(std::lround(metres)) : Json();
}

/// What stands in the way of most people that are not covered; "none" where all are.
Gap main_gap(const CoverageFigures& figures) {
    const auto most = std::max_element(figures.by_gap.begin() + 1, figures.by_gap.end());
    return *most > 0 ? static_cast<Gap>(most - figures.by_gap.begin()) : Gap::none;
}

class CoverageWriter {
public:
    CoverageWriter(const Words& words, const directory::Demand& demand) : m_words(words), m_demand(demand) {}

    [[nodiscard]] Json demand() const {
        return weight_json(m_words, m_demand);
    }

    [[nodiscard]] Json figures(const CoverageFigures& figures) const {
        auto gaps = Json::object();
        for (std::size_t i = 0; i < geometry::k_gap_count; ++i) {
            gaps[std::string(k_gaps[i])] = std::round(figures.by_gap[i]);
        }
        return {{"people", std::round(figures.people)},
                {"covered", std::round(figures.covered())},
                {"covered_if_confirmed", std::round(figures.covered_if_confirmed())},
                {"share", share_json(figures.covered(), figures.people)},
                {"share_if_confirmed", share_json(figures.covered_if_confirmed(), figures.people)},
                {"main_gap", gap(main_gap(figures))},
                {"gaps", std::move(gaps)},
                {"median_m", metres_json(figures.median_metres)},
                {"ninth_decile_m", metres_json(figures.ninth_decile_metres)}};
    }

    [[nodiscard]] Json area(const usecases::AreaCoverage& area, const std::vector<double>& thresholds) const {
        auto by_threshold = Json::array();
        for (std::size_t i = 0; i < thresholds.size(); ++i) {
            auto json = figures(area.by_threshold[i]);
            json["km"] = thresholds[i];
            by_threshold.push_back(std::move(json));
        }
        const double people = area.by_threshold.front().people;
        return {{"code", area.code},
                {"label", area_label(area.code)},
                {"providers", area.providers},
                {"providers_per_100000",
                 people > 0 ? Json(std::round(1e7 * static_cast<double>(area.providers) / people) / 100) : Json()},
                {"thresholds", std::move(by_threshold)}};
    }

    [[nodiscard]] Json left_out(const usecases::LeftOut& one) const {
        const auto& point = m_demand.points[one.point];
        Json json{{"settlement", or_null(point.settlement)},
                  {"label", place_name(point)},
                  {"area_label", or_null(m_words.area_path(point.area))},
                  {"point", point_json(point.point)},
                  {"people", std::round(point.people)},
                  {"gap", gap(one.gap)},
                  {"nearest", Json()},
                  {"distance_m", metres_json(one.metres)}};
        if (one.nearest) {
            const auto& snapshot = m_words.snapshot();
            json["nearest"] =
                provider_summary(m_words, snapshot.providers()[snapshot.provider_of(*one.nearest)], {*one.nearest});
        }
        return json;
    }

    /// [longitude, latitude, people, gap]: small, for the map.
    [[nodiscard]] Json points(const std::vector<Gap>& gaps) const {
        auto json = Json::array();
        for (std::size_t i = 0; i < gaps.size(); ++i) {
            const auto& point = m_demand.points[i];
            json.push_back({std::round(1e4 * point.point.longitude) / 1e4, std::round(1e4 * point.point.latitude) / 1e4,
                            std::round(point.people), static_cast<int>(gaps[i])});
        }
        return json;
    }

    [[nodiscard]] Json gap(Gap gap) const {
        return coded(code_of(gap), m_words.texts().label("gap", code_of(gap)));
    }

    [[nodiscard]] Json gap_list() const {
        auto list = Json::array();
        for (std::size_t i = 0; i < geometry::k_gap_count; ++i) {
            list.push_back(gap(static_cast<Gap>(i)));
        }
        return list;
    }

    [[nodiscard]] std::string area_label(const std::string& code) const {
        if (code.empty()) {
            return m_words.texts().text("coverage.whole");
        }
        const auto* zone = m_words.directory().gazetteer.zone(code);
        if (zone != nullptr) {
            return m_words.lang() == Lang::en ? zone->name_en : zone->name_fr;
        }
        return m_words.area(code);
    }

    [[nodiscard]] Json need(int term) const {
        return need_json(m_words, term);
    }

    [[nodiscard]] Json proposed(const usecases::ProposedSite& site) const {
        Json json{{"settlement", Json()}, {"label", Json()}, {"area_label", Json()}};
        if (site.point) {
            const auto& point = m_demand.points[*site.point];
            json = {{"settlement", or_null(point.settlement)},
                    {"label", place_name(point)},
                    {"area_label", or_null(m_words.area_path(point.area))}};
        }
        json["point"] = point_json(site.at);
        json["newly"] = std::round(site.newly);
        return json;
    }

private:
    [[nodiscard]] std::string place_name(const directory::DemandPoint& point) const {
        const auto* settlement = m_words.directory().gazetteer.settlement(point.settlement);
        return settlement != nullptr ? settlement->name : m_words.texts().text("coverage.cell");
    }

    const Words& m_words;
    const directory::Demand& m_demand;
};

} // namespace

std::string_view code_of(Gap gap) {
    return k_gaps[static_cast<std::size_t>(gap)];
}

std::string coverage_json(const usecases::Snapshot& snapshot, const directory::Demand& demand, const Texts& texts,
                          const usecases::CoverageReport& report) {
    const Words words(snapshot, texts);
    const CoverageWriter writer(words, demand);
    auto areas = Json::array();
    for (const auto& area : report.areas) {
        areas.push_back(writer.area(area, report.thresholds_km));
    }
    auto left_out = Json::array();
    for (const auto& one : report.left_out) {
        left_out.push_back(writer.left_out(one));
    }
    return text_of({{"edition", edition_json(snapshot.directory().edition)},
                    {"illustrative", snapshot.directory().edition.illustrative},
                    {"distance_kind", "straight_line"},
                    {"need", writer.need(report.term)},
                    {"level", usecases::code_of(report.level)},
                    {"km", report.thresholds_km},
                    {"weight", writer.demand()},
                    {"gaps", writer.gap_list()},
                    {"whole", writer.area(report.whole, report.thresholds_km)},
                    {"areas", std::move(areas)},
                    {"people_of_no_area", std::round(report.people_of_no_area)},
                    {"left_out", std::move(left_out)},
                    {"points", writer.points(report.gaps)}});
}

std::string coverage_table_json(const usecases::Snapshot& snapshot, const directory::Demand& demand,
                                const Texts& texts, const usecases::CoverageTable& table) {
    const Words words(snapshot, texts);
    const CoverageWriter writer(words, demand);
    auto areas = Json::array();
    for (const auto& code : table.areas) {
        areas.push_back(coded(code, writer.area_label(code)));
    }
    auto rows = Json::array();
    for (const auto& row : table.rows) {
        auto cells = Json::array();
        for (const auto& figures : row.by_area) {
            cells.push_back({{"share", share_json(figures.covered(), figures.people)},
                             {"share_if_confirmed", share_json(figures.covered_if_confirmed(), figures.people)},
                             {"main_gap", code_of(main_gap(figures))}});
        }
        rows.push_back({{"need", writer.need(row.term)},
                        {"dimension", words.dimension_of(writer.need(row.term).at("code").get<std::string>())},
                        {"whole", writer.figures(row.whole)},
                        {"cells", std::move(cells)}});
    }
    return text_of({{"edition", edition_json(snapshot.directory().edition)},
                    {"illustrative", snapshot.directory().edition.illustrative},
                    {"distance_kind", "straight_line"},
                    {"level", usecases::code_of(table.level)},
                    {"km", table.threshold_km},
                    {"weight", writer.demand()},
                    {"gaps", writer.gap_list()},
                    {"areas", std::move(areas)},
                    {"rows", std::move(rows)}});
}

std::string siting_json(const usecases::Snapshot& snapshot, const directory::Demand& demand, const Texts& texts,
                        const usecases::SitingReport& report) {
    const Words words(snapshot, texts);
    const CoverageWriter writer(words, demand);
    auto sites = Json::array();
    for (const auto& site : report.sites) {
        sites.push_back(writer.proposed(site));
    }
    return text_of({{"edition", edition_json(snapshot.directory().edition)},
                    {"illustrative", snapshot.directory().edition.illustrative},
                    {"distance_kind", "straight_line"},
                    {"need", writer.need(report.term)},
                    {"weight", writer.demand()},
                    {"searched", report.searched},
                    {"people", std::round(report.people)},
                    {"before", std::round(report.before)},
                    {"after", std::round(report.after)},
                    {"bound", std::round(report.bound)},
                    {"share_before", share_json(report.before, report.people)},
                    {"share_after", share_json(report.after, report.people)},
                    {"sites", std::move(sites)}});
}

} // namespace relais::present
