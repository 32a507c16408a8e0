#include "present/page_access.h"

#include "present/page_address.h"
#include "present/page_coverage_form.h"
#include "present/page_figures.h"
#include "present/planner_words.h"
#include "present/planning_address.h"
#include "usecases/report_access.h"
#include "usecases/unmet_searches.h"

#include <algorithm>
#include <cmath>

namespace relais::present {
namespace {

constexpr std::size_t k_most_providers = 50;

void set_number(Value& value, const Words& words, const std::string& name, double number) {
    value.set(name, grouped(words.lang(), number))
        .set(name + "_value", std::to_string(std::llround(number)));
}

/// A number with as many decimals as it takes to tell it from nothing: "12", "1,4", "0,037".
std::string few_digits(const Words& words, double number) {
    if (number >= 10 || number == 0) {
        return grouped(words.lang(), number);
    }
    const int decimals = number >= 1 ? 1 : number >= 0.1 ? 2 : 3;
    const auto all = std::to_string(number + 0.5 * std::pow(10, -decimals));
    auto text = all.substr(0, all.find('.') + 1 + static_cast<std::size_t>(decimals));
    std::ranges::replace(text, '.', words.lang() == Lang::fr ? ',' : '.');
    return text;
}

void set_provider_name(Value& value, const Words& words, const usecases::Provider& provider) {
    const auto& organisation = words.directory().organisations[provider.organisation];
    const auto& site = words.directory().sites[*provider.site]; // outreach has no capacity here
    value.set("name", full_name(site, organisation))
        .set("url", provider_address(words.lang(), site, organisation));
}

Value provider_row(const Words& words, const usecases::ProviderCapacity& one) {
    auto row = Value::object();
    set_provider_name(row, words, words.snapshot().providers()[one.provider]);
    set_number(row, words, "total", one.figures.total);
    set_number(row, words, "own", one.figures.own);
    row.set("says", one.capacity.has_value());
    set_number(row, words, "capacity", one.capacity.value_or(0));
    set_number(row, words, "served", one.figures.served);
    set_number(row, words, "spare", one.figures.spare);
    return row;
}

Value area_row(const Words& words, std::string label, const usecases::CapacityFigures& figures) {
    auto row = Value::object();
    row.set("label", std::move(label));
    set_number(row, words, "people", figures.people);
    set_number(row, words, "served", figures.served);
    set_number(row, words, "no_room", figures.no_room);
    set_number(row, words, "unsaid", figures.unsaid);
    set_number(row, words, "unreached", figures.unreached);
    return row;
}

void set_capacity(Value& page, const Words& words, const usecases::CapacityReport& report) {
    auto rows = Value::list();
    rows.add(area_row(words, area_label(words, report.request.within), report.whole));
    for (std::size_t i = 0; i < report.areas.size(); ++i) {
        rows.add(area_row(words, area_label(words, report.areas[i]), report.by_area[i]));
    }
    auto providers = Value::list();
    for (std::size_t i = 0; i < std::min(report.providers.size(), k_most_providers); ++i) {
        providers.add(provider_row(words, report.providers[i]));
    }
    page.set("capacity_computable", report.is_computable()).set("capacity_rows", std::move(rows));
    page.set("has_providers", !providers.is_empty()).set("providers", std::move(providers));
    page.set("more_providers",
             report.providers.size() > k_most_providers
                 ? words.say("overlap.more_lines",
                             {{"shown", std::to_string(k_most_providers)},
                              {"total", std::to_string(report.providers.size())}})
                 : std::string());
    page.set("capacity_known",
             words.say("capacity.known",
                       {{"known", std::to_string(report.with_capacity)},
                        {"all", std::to_string(report.providers.size())}}));
    page.set("catchment_sum",
             words.say("capacity.catchment_sum",
                       {{"sum", grouped(words.lang(), report.sum_of_catchments)}}));
}

Value score_row(const Words& words, std::string label, const usecases::AreaAccess& area) {
    auto row = Value::object();
    row.set("label", std::move(label));
    row.set("score", area.people > 0 ? few_digits(words, 1000 * area.score) : std::string());
    row.set("score_value", area.people > 0 ? std::to_string(1000 * area.score) : std::string());
    set_number(row, words, "people", area.people);
    set_number(row, words, "unreached", area.unreached);
    return row;
}

void set_access(Value& page,
                const Words& words,
                const directory::Demand& demand,
                const usecases::AccessReport& report) {
    auto rows = Value::list();
    rows.add(score_row(words, area_label(words, report.request.within), report.whole));
    for (std::size_t i = 0; i < report.areas.size(); ++i) {
        rows.add(score_row(words, area_label(words, report.areas[i]), report.by_area[i]));
    }
    auto least = Value::list();
    for (const auto& place : report.least) {
        const auto& point = demand.points[place.point];
        const auto* settlement = words.directory().gazetteer.settlement(point.settlement);
        auto row = Value::object();
        row.set("name", settlement != nullptr ? settlement->name : words.say("coverage.cell"));
        row.set("where", words.area_path(point.area));
        set_number(row, words, "people", point.people);
        row.set("score", few_digits(words, 1000 * place.score))
            .set("score_value", std::to_string(1000 * place.score));
        least.add(std::move(row));
    }
    page.set("access_computable", report.is_computable());
    page.set("access_rows", std::move(rows)).set("access_least", std::move(least));
    page.set("access_how",
             words.say("access.how",
                       {{"near", kilometres(report.bands[0].to.value / 1000)},
                        {"middle", kilometres(report.bands[1].to.value / 1000)},
                        {"far", kilometres(report.bands[2].to.value / 1000)}}));
    page.set("access_known",
             words.say("access.known",
                       {{"unknown", std::to_string(report.without_capacity)},
                        {"all", std::to_string(report.providers)},
                        {"places", grouped(words.lang(), report.supply)}}));
}

void set_orders(Value& page, const Words& words, geometry::ServingOrder chosen) {
    auto orders = Value::list();
    for (const auto order : {geometry::ServingOrder::nearest,
                             geometry::ServingOrder::capacity,
                             geometry::ServingOrder::catchment}) {
        const std::string code(usecases::code_of(order));
        orders.add(Value::object()
                       .set("code", code)
                       .set("label", words.texts().label("capacity.order", code))
                       .set("chosen", order == chosen));
    }
    page.set("orders", std::move(orders));
}

void add(std::string& query, std::string_view name, const std::string& value) {
    if (!value.empty()) {
        query += (query.empty() ? "?" : "&") + std::string(name) + '=' + percent_encoded(value);
    }
}

std::string address(Lang lang, const AccessQuery& query) {
    const AccessQuery standard;
    std::string text;
    add(text, "need", query.needs.empty() ? "" : query.needs.front());
    add(text, "public", query.publics.empty() ? "" : query.publics.front());
    add(text, "within", query.within);
    add(text,
        "level",
        query.level == standard.level ? "" : std::string(usecases::code_of(query.level)));
    add(text,
        "km",
        query.threshold_km == standard.threshold_km ? "" : kilometres(query.threshold_km));
    add(text, "months", query.months == standard.months ? "" : std::to_string(query.months));
    add(text,
        "share",
        query.share_percent == standard.share_percent ? "" : kilometres(query.share_percent));
    add(text,
        "order",
        query.order == standard.order ? "" : std::string(usecases::code_of(query.order)));
    add(text, "weight", query.weight == "people" ? "" : query.weight);
    return access_address(lang) + text;
}

void set_form(Value& page, const Words& words, const AccessQuery& query) {
    CoverageQuery form;
    form.needs = query.needs;
    form.publics = query.publics;
    form.within = query.within;
    form.level = query.level;
    form.weight = query.weight;
    set_coverage_form(page, words, form);
    page.set("km", kilometres(query.threshold_km)).set("months", std::to_string(query.months));
    page.set("share", kilometres(query.share_percent));
    set_orders(page, words, query.order);
}

usecases::AccessReport access_report(const Words& words,
                                     const directory::Demand& demand,
                                     const AccessQuery& query,
                                     util::Day today) {
    usecases::AccessRequest request;
    static_cast<usecases::PersonWords&>(request) = query;
    request.threshold_km = query.threshold_km;
    request.level = query.level;
    request.within = query.within;
    return usecases::report_access(words.snapshot(), demand, request, today);
}

} // namespace

void set_unmet(Value& page,
               const Words& words,
               const std::string& need,
               const std::string& public_group,
               const std::vector<directory::UnmetCount>& counts,
               util::Day today) {
    usecases::UnmetRequest request;
    request.need = need;
    request.public_group = public_group;
    const auto report = usecases::report_unmet(words.snapshot(), counts, request, today);
    const auto fewer =
        words.say("unmet.fewer", {{"least", std::to_string(directory::k_least_unmet)}});
    auto rows = Value::list();
    for (const auto& line : report.lines) {
        const auto& code =
            words.directory().taxonomy.terms()[static_cast<std::size_t>(line.term)].code;
        const auto number = [&](const std::optional<std::int64_t>& count,
                                const std::string& otherwise) {
            return count ? grouped(words.lang(), static_cast<double>(*count)) : otherwise;
        };
        auto row = Value::object();
        row.set("need", words.need(code));
        row.set("region",
                line.region.empty() ? words.say("unmet.region_unknown") : words.area(line.region));
        row.set("searches", number(line.searches, fewer));
        row.set("searches_value", line.searches ? std::to_string(*line.searches) : std::string());
        row.set("nothing", number(line.nothing, words.say("unmet.not_told")));
        row.set("nothing_value", line.nothing ? std::to_string(*line.nothing) : std::string());
        rows.add(std::move(row));
    }
    page.set("has_unmet", !rows.is_empty()).set("unmet_rows", std::move(rows));
    page.set("unmet_weeks",
             words.say("unmet.weeks", {{"first", report.first_week}, {"last", report.last_week}}));
    page.set("unmet_how",
             words.say("unmet.how",
                       {{"km", kilometres(usecases::k_unmet_threshold.value / 1000)},
                        {"least", std::to_string(directory::k_least_unmet)}}));
}

Value access_page(const Words& words,
                  AccessQuery query,
                  const std::vector<directory::UnmetCount>& unmet,
                  util::Day today) {
    const auto& terms = words.directory().taxonomy.terms();
    if (query.needs.empty() && !terms.empty()) {
        query.needs = {terms.front().code};
    }
    const auto& demand = demand_of(words.snapshot(), query.weight);
    const auto capacity =
        usecases::report_capacity(words.snapshot(), demand, query, today); // first: it judges
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "access",
                      words.say("capacity.title"),
                      {address(Lang::fr, query), address(Lang::en, query)});
    set_form(page, words, query);
    set_capacity(page, words, capacity);
    set_access(page, words, demand, access_report(words, demand, query, today));
    set_unmet(page,
              words,
              query.needs.front(),
              query.publics.empty() ? "" : query.publics.front(),
              unmet,
              today);
    const auto need = words.need(query.needs.front());
    page.set("need_label", need);
    page.set(
        "heading",
        words.say("planner.heading", {{"need", need}, {"km", kilometres(query.threshold_km)}}));
    page.set("capacity_how",
             words.say("capacity.how",
                       {{"months", std::to_string(query.months)},
                        {"share", kilometres(query.share_percent)},
                        {"order",
                         words.texts().label("capacity.order", usecases::code_of(query.order))}}));
    page.set("weight_sentence", weight_sentence(words, demand.source))
        .set("modelled", demand.source.modelled);
    page.set("coverage_of_need",
             coverage_address(words.lang()) + "?need=" + percent_encoded(query.needs.front()));
    return page;
}

} // namespace relais::present
