#include "present/coverage_json.h"

#include "present/distances.h"
#include "present/json_parts.h"
#include "present/gap_records.h"
#include "present/nearest_json.h"
#include "present/planner_json.h"
#include "present/travel_json.h"
#include "present/reasons.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace relais::present {
namespace {

using geometry::CoverageFigures;
using geometry::Gap;

constexpr std::size_t k_most_records = 500;

Json metres_json(double metres) {
    return metres < geometry::k_unreached ? Json(std::lround(metres)) : Json();
}

Json minutes_json(double seconds) {
    return seconds < geometry::k_unreached ? Json(std::round(seconds / 6) / 10) : Json();
}

class CoverageWriter {
public:
    /// By travel time, what figures give as metres are seconds.
    enum class Measure { metres, seconds };

    CoverageWriter(const Words& words, const directory::Demand& demand, Measure measure = Measure::metres)
        : m_words(words), m_demand(demand), m_measure(measure) {}

    [[nodiscard]] Json demand() const {
        return weight_json(m_words, m_demand);
    }

    [[nodiscard]] Json figures(const CoverageFigures& figures) const {
        auto gaps = Json::object();
        for (std::size_t i = 0; i < geometry::k_gap_count; ++i) {
            gaps[std::string(k_gap_codes[i])] = std::round(figures.by_gap[i]);
        }
        Json json{{"people", std::round(figures.people)},
                {"covered", std::round(figures.covered())},
                {"covered_if_confirmed", std::round(figures.covered_if_confirmed())},
                {"share", share_json(figures.covered(), figures.people)},
                {"share_if_confirmed", share_json(figures.covered_if_confirmed(), figures.people)},
                {"main_gap", gap(main_gap(figures))},
                {"gaps", std::move(gaps)}};
        return json;
    }

    [[nodiscard]] Json figures_and_lengths(const CoverageFigures& all) const {
        auto json = figures(all);
        add_measure(json, "median", all.median_metres);
        add_measure(json, "ninth_decile", all.ninth_decile_metres);
        return json;
    }

    /// "median_m", or "median_minutes" by travel time.
    void add_measure(Json& json, const std::string& name, double value) const {
        const bool timed = m_measure == Measure::seconds;
        json[name + (timed ? "_minutes" : "_m")] = timed ? minutes_json(value) : metres_json(value);
    }

    [[nodiscard]] Json area(const usecases::AreaCoverage& area, const std::vector<double>& thresholds) const {
        auto by_threshold = Json::array();
        for (std::size_t i = 0; i < thresholds.size(); ++i) {
            auto json = figures_and_lengths(area.by_threshold[i]);
            json[m_measure == Measure::seconds ? "minutes" : "km"] = thresholds[i];
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
                  {"nearest", Json()}};
        m_measure == Measure::seconds ? static_cast<void>(json["minutes"] = minutes_json(one.metres))
                                      : static_cast<void>(json["distance_m"] = metres_json(one.metres));
        if (one.nearest) {
            const auto& snapshot = m_words.snapshot();
            json["nearest"] =
                provider_summary(m_words, snapshot.providers()[snapshot.provider_of(*one.nearest)], {*one.nearest});
            if (m_measure != Measure::seconds) {
                const auto& directory = m_words.directory();
                json["distance_label"] = distance_label(m_words.texts(), directory::Metres{one.metres},
                                                        directory.site_of(directory.services[*one.nearest]));
            }
        }
        return json;
    }

    /// [longitude, latitude, people, gap] of what the report is about: small, for the map.
    [[nodiscard]] Json points(const usecases::CoverageReport& report) const {
        auto json = Json::array();
        for (const auto i : report.places) {
            const auto& point = m_demand.points[i];
            json.push_back({std::round(1e4 * point.point.longitude) / 1e4, std::round(1e4 * point.point.latitude) / 1e4,
                            std::round(point.people), static_cast<int>(report.gaps[i])});
        }
        return json;
    }

    [[nodiscard]] Json gap(Gap gap) const {
        return coded(code_of(gap), m_words.texts().label("gap", code_of(gap)));
    }

    [[nodiscard]] Json refusals(const std::vector<directory::GapCell>& told) const {
        auto list = Json::array();
        for (const auto& cell : told) {
            list.push_back({{"gap", gap(gap_of(cell.gap))},
                            {"region", cell.region.empty() ? Json() : coded(cell.region, m_words.area(cell.region))},
                            {"need", coded(cell.need, m_words.need(cell.need))},
                            {"at_least", cell.at_least},
                            {"label", refusals_label(m_words, cell)}});
        }
        return list;
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
        const auto* settlement = m_words.directory().gazetteer.settlement(site.settlement);
        return {{"settlement", or_null(site.settlement)},
                {"label", settlement != nullptr ? Json(settlement->name) : Json()},
                {"area_label", settlement != nullptr ? or_null(m_words.area_path(settlement->area)) : Json()},
                {"point", point_json(site.at)},
                {"newly", std::round(site.newly)}};
    }

    /// A record behind a kind of gap, and which criteria put it there.
    [[nodiscard]] Json record(const usecases::GapRecord& record, const directory::Query& query) const {
        const auto& snapshot = m_words.snapshot();
        const auto& service = m_words.directory().services[record.offering];
        auto criteria = Json::array();
        for (const auto criterion : criteria_behind(snapshot, record, query)) {
            criteria.push_back(coded(code_of(criterion), m_words.texts().label("criterion", code_of(criterion))));
        }
        return {{"gap", gap(record.gap)},
                {"provider", provider_summary(m_words, snapshot.providers()[snapshot.provider_of(record.offering)], {record.offering})},
                {"service", {{"id", service.id.value}, {"name", or_null(service.name)}}},
                {"people", std::round(record.people)},
                {"criteria", std::move(criteria)}};
    }

private:
    [[nodiscard]] std::string place_name(const directory::DemandPoint& point) const {
        const auto* settlement = m_words.directory().gazetteer.settlement(point.settlement);
        return settlement != nullptr ? settlement->name : m_words.texts().text("coverage.cell");
    }

    const Words& m_words;
    const directory::Demand& m_demand;
    Measure m_measure;
};

Json travel_json(const Texts& texts, const usecases::TravelFacts& facts) {
    JsonText text;
    return Json::parse(add_travel(text, texts, facts).text());
}

Json catchments_json(const Words& words, const usecases::CoverageReport& report) {
    constexpr std::size_t k_most = 100;
    auto list = Json::array();
    for (const auto& catchment : report.catchments) {
        if (list.size() == k_most) {
            break;
        }
        list.push_back({{"provider", provider_summary(words, words.snapshot().providers()[catchment.provider], {})},
                        {"people", std::round(catchment.people)},
                        {"places", catchment.places}});
    }
    return list;
}

} // namespace

std::string coverage_json(const usecases::Snapshot& snapshot, const directory::Demand& demand, const Texts& texts,
                          const usecases::CoverageReport& report, const ToldGaps& told) {
    const Words words(snapshot, texts);
    const bool timed = report.travel.has_value();
    const CoverageWriter writer(words, demand,
                                timed ? CoverageWriter::Measure::seconds : CoverageWriter::Measure::metres);
    const auto& thresholds = timed ? report.thresholds_minutes : report.thresholds_km;
    auto areas = Json::array();
    for (const auto& area : report.areas) {
        areas.push_back(writer.area(area, thresholds));
    }
    auto left_out = Json::array();
    for (const auto& one : report.left_out) {
        left_out.push_back(writer.left_out(one));
    }
    auto records = Json::array();
    for (const auto& record : report.records) {
        if (records.size() < k_most_records) {
            records.push_back(writer.record(record, report.query));
        }
    }
    Json json{{"edition", edition_json(snapshot.directory().edition)},
                    {"illustrative", snapshot.directory().edition.illustrative},
                    {"distance_kind", distance_kind(report.travel)},
                    {"need", writer.need(report.term)},
                    {"level", usecases::code_of(report.level)},
                    {timed ? "minutes" : "km", thresholds},
                    {"weight", writer.demand()},
                    {"gaps", writer.gap_list()},
                    {"whole", writer.area(report.whole, thresholds)},
                    {"areas", std::move(areas)},
                    {"people_of_no_area", std::round(report.people_of_no_area)},
                    {"left_out", std::move(left_out)},
                    {"records", std::move(records)},
                    {"catchments", catchments_json(words, report)},
                    {"points", writer.points(report)}};
    if (timed) {
        json["travel"] = travel_json(texts, *report.travel);
    }
    if (told) {
        json["refusals"] = writer.refusals(*told);
    }
    return text_of(json);
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
    Json json{{"edition", edition_json(snapshot.directory().edition)},
              {"illustrative", snapshot.directory().edition.illustrative},
              {"distance_kind", distance_kind(table.travel)},
              {"level", usecases::code_of(table.level)},
              {"weight", writer.demand()},
              {"gaps", writer.gap_list()},
              {"areas", std::move(areas)},
              {"rows", std::move(rows)}};
    if (table.travel) {
        json["minutes"] = table.threshold_minutes;
        json["travel"] = travel_json(texts, *table.travel);
    } else {
        json["km"] = table.threshold_km;
    }
    return text_of(json);
}

std::string what_if_json(const usecases::Snapshot& snapshot, const directory::Demand& demand, const Texts& texts,
                         const usecases::WhatIf& answer) {
    const Words words(snapshot, texts);
    const CoverageWriter writer(words, demand);
    const auto& thresholds = answer.before.thresholds_km;
    auto places = Json::array();
    for (const auto& one : answer.places) {
        const auto& place = one.place;
        const auto& settlements = snapshot.directory().gazetteer.settlements();
        places.push_back({{"settlement", place.named ? Json(settlements[place.nearest_settlement].code) : Json()},
                          {"label", place_label(snapshot, texts, place)},
                          {"area_label", or_null(words.area_path(place.place.area))},
                          {"point", point_json(place.place.point)},
                          {"within", std::round(one.within)},
                          {"newly", std::round(one.newly)}});
    }
    const auto side = [&](const usecases::CoverageReport& report) {
        auto areas = Json::array();
        for (const auto& area : report.areas) {
            areas.push_back(writer.area(area, thresholds));
        }
        return Json{{"whole", writer.area(report.whole, thresholds)},
                    {"areas", std::move(areas)},
                    {"points", writer.points(report)}};
    };
    auto json = stamp_json(words);
    json["need"] = writer.need(answer.before.term);
    json["level"] = usecases::code_of(answer.before.level);
    json["km"] = thresholds;
    json["weight"] = writer.demand();
    json["gaps"] = writer.gap_list();
    json["newly"] = std::round(answer.newly);
    json["places"] = std::move(places);
    json["before"] = side(answer.before);
    json["after"] = side(answer.after);
    return text_of(json);
}

std::string siting_json(const usecases::Snapshot& snapshot, const directory::Demand& demand, const Texts& texts,
                        const usecases::SitingReport& report) {
    const Words words(snapshot, texts);
    const CoverageWriter writer(words, demand);
    auto sites = Json::array();
    for (const auto& site : report.sites) {
        sites.push_back(writer.proposed(site));
    }
    Json json{{"edition", edition_json(snapshot.directory().edition)},
                    {"illustrative", snapshot.directory().edition.illustrative},
                    {"distance_kind", distance_kind(report.travel)},
                    {"need", writer.need(report.term)},
                    {"weight", writer.demand()},
                    {"searched", report.searched},
                    {"people", std::round(report.people)},
                    {"before", std::round(report.before)},
                    {"after", std::round(report.after)},
                    {"bound", std::round(report.bound)},
                    {"share_before", share_json(report.before, report.people)},
                    {"share_after", share_json(report.after, report.people)},
                    {"sites", std::move(sites)}};
    if (report.travel) {
        json["travel"] = travel_json(texts, *report.travel);
    }
    return text_of(json);
}

} // namespace relais::present
