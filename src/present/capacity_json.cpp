#include "present/capacity_json.h"

#include "present/planner_json.h"
#include "present/planner_words.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace relais::present {
namespace {

Json area_json(const Words& words, const std::string& code) {
    return coded(code, area_label(words, code));
}

Json capacity_figures(const usecases::CapacityFigures& figures) {
    return {{"people", std::round(figures.people)},
            {"served", std::round(figures.served)},
            {"no_room", std::round(figures.no_room)},
            {"capacity_unsaid", std::round(figures.unsaid)},
            {"unreached", std::round(figures.unreached)}};
}

Json provider_json(const Words& words, const usecases::ProviderCapacity& one) {
    const auto& provider = words.snapshot().providers()[one.provider];
    return {{"provider", provider_summary(words, provider, {})},
            {"people_in_reach", std::round(one.figures.total)},
            {"people_nearest", std::round(one.figures.own)},
            {"capacity", one.capacity ? Json(std::round(*one.capacity)) : Json()},
            {"served", one.capacity ? Json(std::round(one.figures.served)) : Json()},
            {"spare", one.capacity ? Json(std::round(one.figures.spare)) : Json()}};
}

/// Places a month for 1,000 people, to a thousandth.
Json score_json(double score) {
    return std::round(1e6 * score) / 1e3;
}

Json access_area(const usecases::AreaAccess& area, bool is_computable) {
    return {{"people", std::round(area.people)},
            {"unreached", std::round(area.unreached)},
            {"score", is_computable && area.people > 0 ? score_json(area.score) : Json()}};
}

Json place_json(const Words& words, const directory::DemandPoint& point, double score) {
    const auto* settlement = words.directory().gazetteer.settlement(point.settlement);
    return {{"settlement", or_null(point.settlement)},
            {"label", settlement != nullptr ? settlement->name : words.say("coverage.cell")},
            {"area_label", or_null(words.area_path(point.area))},
            {"point", point_json(point.point)},
            {"people", std::round(point.people)},
            {"score", score_json(score)}};
}

template <class Number>
Json number_or_null(const std::optional<Number>& number) {
    return number ? Json(*number) : Json();
}

} // namespace

std::string capacity_json(const usecases::Snapshot& snapshot,
                          const directory::Demand& demand,
                          const Texts& texts,
                          const usecases::CapacityReport& report) {
    const Words words(snapshot, texts);
    auto json = stamp_json(words);
    json["need"] = need_json(words, report.term);
    json["weight"] = weight_json(words, demand);
    json["km"] = report.request.threshold_km;
    json["months"] = report.request.months;
    json["share"] = report.request.share_percent / 100;
    json["order"] =
        coded(usecases::code_of(report.request.order),
              words.texts().label("capacity.order", usecases::code_of(report.request.order)));
    json["level"] = usecases::code_of(report.request.level);
    json["computable"] = report.is_computable();
    json["providers_with_capacity"] = report.with_capacity;
    json["sum_of_catchments"] = std::round(report.sum_of_catchments);
    json["whole"] = capacity_figures(report.whole);
    json["areas"] = Json::array();
    for (std::size_t i = 0; i < report.areas.size(); ++i) {
        auto area = area_json(words, report.areas[i]);
        area.update(capacity_figures(report.by_area[i]));
        json["areas"].push_back(std::move(area));
    }
    json["providers"] = Json::array();
    for (const auto& one : report.providers) {
        json["providers"].push_back(provider_json(words, one));
    }
    return text_of(json);
}

std::string access_json(const usecases::Snapshot& snapshot,
                        const directory::Demand& demand,
                        const Texts& texts,
                        const usecases::AccessReport& report) {
    const Words words(snapshot, texts);
    auto json = stamp_json(words);
    json["need"] = need_json(words, report.term);
    json["weight"] = weight_json(words, demand);
    json["method"] = "E2SFCA (Luo & Qi 2009)";
    json["bands"] = Json::array();
    for (const auto& band : report.bands) {
        json["bands"].push_back({{"to_km", band.to.value / 1000}, {"weight", band.weight}});
    }
    json["computable"] = report.is_computable();
    json["providers"] = report.providers;
    json["providers_without_capacity"] = report.without_capacity;
    json["places_per_month"] = std::round(report.supply);
    json["places_in_reach_of_somebody"] = std::round(report.handed_out);
    json["whole"] = access_area(report.whole, report.is_computable());
    json["areas"] = Json::array();
    for (std::size_t i = 0; i < report.areas.size(); ++i) {
        auto area = area_json(words, report.areas[i]);
        area.update(access_area(report.by_area[i], report.is_computable()));
        json["areas"].push_back(std::move(area));
    }
    json["least"] = Json::array();
    for (const auto& place : report.least) {
        if (report.is_computable()) {
            json["least"].push_back(place_json(words, demand.points[place.point], place.score));
        }
    }
    return text_of(json);
}

std::string unmet_json(const usecases::Snapshot& snapshot,
                       const Texts& texts,
                       const usecases::UnmetReport& report) {
    const Words words(snapshot, texts);
    auto lines = Json::array();
    for (const auto& line : report.lines) {
        lines.push_back(
            {{"need", need_json(words, line.term)},
             {"region", line.region.empty() ? Json() : coded(line.region, words.area(line.region))},
             {"searches", number_or_null(line.searches)},
             {"nothing", number_or_null(line.nothing)}});
    }
    return text_of({{"first_week", report.first_week},
                    {"last_week", report.last_week},
                    {"public", or_null(report.request.public_group)},
                    {"threshold_km", usecases::k_unmet_threshold.value / 1000},
                    {"least_told", directory::k_least_unmet},
                    {"searches", report.searches},
                    {"lines", std::move(lines)}});
}

} // namespace relais::present
