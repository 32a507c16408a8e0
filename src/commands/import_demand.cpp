#include "commands/import_demand.h"

#include "commands/output.h"
#include "commands/progress_bar.h"
#include "importers/number_reader.h"
#include "present/finding_report.h"
#include "store/reference_store.h"
#include "usecases/cell_units.h"
#include "usecases/import_demand.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <ostream>

namespace relais::commands {
namespace {

using directory::DemandKind;

constexpr std::int64_t k_least_year = 1900;
constexpr std::int64_t k_last_year = 2200;

struct ImportDemandOptions {
    usecases::DemandRequest request;
    std::string cell = "5km";
    int shown = 20;
};

/// "5km", "5 km", "500m", "2,5" (kilometres).
double kilometres(const std::string& text) {
    auto number = util::trim(text);
    double unit = 1;
    if (number.ends_with("km")) {
        number.resize(number.size() - 2);
    } else if (number.ends_with("m")) {
        number.resize(number.size() - 1);
        unit = 0.001;
    }
    const auto value = importers::parse_number(util::trim(number));
    if (!value) {
        throw util::InvalidInput("--cell", {"demand.bad_cell", {}});
    }
    return *value * unit;
}

/// Thousands apart by a narrow space in French, a comma in English.
std::string people(double value, const present::Texts& texts) {
    auto digits = std::to_string(std::llround(value));
    const std::string separator = texts.lang() == present::Lang::fr ? "\u202f" : ",";
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), separator);
    }
    return digits;
}

std::string decimal(double value) {
    return nlohmann::json(std::round(value * 100) / 100).dump();
}

void say_raster(const Context& context, const usecases::DemandResult& result) {
    const auto& facts = *result.raster;
    context.say({"demand.raster_read",
                 {{"total", people(facts.total, context.texts)},
                  {"pixels", std::to_string(facts.counted)},
                  {"nodata", std::to_string(facts.nodata)},
                  {"km", decimal(facts.pixel_km)},
                  {"cells", std::to_string(result.demand.points.size())}}});
    if (facts.negative > 0) {
        context.say({"demand.raster_negative", {{"count", std::to_string(facts.negative)}}});
    }
    if (facts.beyond > 0) {
        context.say({"demand.raster_beyond", {{"people", people(facts.beyond, context.texts)}}});
    }
    if (facts.at_border > 0) {
        context.say({"demand.raster_at_border", {{"people", people(facts.at_border, context.texts)}}});
    }
    if (facts.assumed_wgs84) {
        context.say({"demand.raster_assumed_wgs84", {}});
    }
    context.say({facts.by_polygons ? "demand.units_by_polygons" : "demand.units_by_settlements",
                 {{"km", std::to_string(std::lround(usecases::k_farthest_settlement_km))}}});
}

void say_table(const Context& context, const usecases::DemandResult& result, int shown) {
    int left = shown;
    for (const auto& finding : result.findings) {
        if (left-- > 0) {
            *context.out << present::line(finding, context.texts) << '\n';
        }
    }
    if (left < 0) {
        context.say({"demand.more_findings", {{"count", std::to_string(-left)}}});
    }
    const auto& facts = *result.table;
    context.say({"demand.table_read",
                 {{"rows", std::to_string(facts.rows_read)},
                  {"column", facts.column},
                  {"unresolved", std::to_string(facts.rows_unresolved)},
                  {"empty", std::to_string(facts.rows_without_figure)}}});
    if (facts.shared > 0) {
        context.say({"demand.table_shared", {{"people", people(facts.shared, context.texts)}}});
    }
    for (const auto& total : facts.differ) {
        context.say({"demand.totals_differ",
                     {{"place", total.place},
                      {"stated", people(total.stated, context.texts)},
                      {"within", people(total.within, context.texts)}}});
    }
}

void say_regions(const Context& context, const directory::Gazetteer& gazetteer, const directory::Demand& demand) {
    for (const auto& area : gazetteer.areas()) {
        if (area.level == 1) {
            context.say({"demand.region_line",
                         {{"name", context.texts.lang() == present::Lang::en ? area.name_en : area.name_fr},
                          {"people", people(directory::people_in(demand, area.code), context.texts)}}});
        }
    }
}

void say_unlike_published(const Context& context, const usecases::DemandResult& result, double total) {
    const bool is_unlike = result.demand.source.kind == DemandKind::people && result.published > 0 &&
                           (total < result.published / 2 || total > result.published * 2);
    if (is_unlike) {
        context.say({"demand.unlike_published",
                     {{"people", people(total, context.texts)},
                      {"published", people(result.published, context.texts)}}});
    }
}

void say_demand(const Context& context, const usecases::DemandResult& result, const directory::Gazetteer& gazetteer,
                int shown) {
    if (result.raster) {
        say_raster(context, result);
    } else {
        say_table(context, result, shown);
    }
    const auto& source = result.demand.source;
    const double total = directory::total_people(result.demand);
    say_regions(context, gazetteer, result.demand);
    context.say({"demand.outside", {{"people", people(source.outside, context.texts)}}});
    context.say({"demand.total", {{"people", people(total, context.texts)}}});
    say_unlike_published(context, result, total - source.outside);
    if (source.year == 0) {
        context.say({"demand.no_year_known", {}});
    } else if (result.year_from_name) {
        context.say({"demand.year_from_name", {{"year", std::to_string(source.year)}}});
    }
    context.say(result.layer == 0 ? util::Message{"demand.dry_run", {}}
                                  : util::Message{source.kind == DemandKind::people ? "demand.people_in_use"
                                                                                    : "demand.returnees_in_use",
                                                  {{"label", source.label}, {"id", std::to_string(result.layer)}}});
}

nlohmann::json findings_json(const Context& context, const usecases::DemandResult& result) {
    auto list = nlohmann::json::array();
    for (const auto& finding : result.findings) {
        list.push_back({{"row", finding.row},
                        {"column", finding.column},
                        {"value", finding.value},
                        {"code", finding.what.key},
                        {"sentence", context.texts.render(finding.what)}});
    }
    return list;
}

nlohmann::json demand_json(const Context& context, const usecases::DemandResult& result,
                           const directory::Gazetteer& gazetteer) {
    const auto& source = result.demand.source;
    nlohmann::json json = {{"layer", result.layer == 0 ? nlohmann::json() : nlohmann::json(result.layer)},
                           {"kind", directory::code_of(source.kind)},
                           {"label", source.label},
                           {"year", source.year == 0 ? nlohmann::json() : nlohmann::json(source.year)},
                           {"source", source.source},
                           {"modelled", source.modelled},
                           {"points", result.demand.points.size()},
                           {"people", directory::total_people(result.demand)},
                           {"outside", source.outside},
                           {"findings", findings_json(context, result)}};
    for (const auto& area : gazetteer.areas()) {
        if (area.level < 3) {
            json["areas"][area.code] = directory::people_in(result.demand, area.code);
        }
    }
    if (result.raster) {
        json["raster"] = {{"people", result.raster->total},      {"beyond", result.raster->beyond},
                          {"pixels", result.raster->counted},    {"nodata", result.raster->nodata},
                          {"negative", result.raster->negative}, {"at_border", result.raster->at_border},
                          {"by_polygons", result.raster->by_polygons}};
    } else {
        json["table"] = {{"rows", result.table->rows_read},
                         {"unresolved", result.table->rows_unresolved},
                         {"without_figure", result.table->rows_without_figure},
                         {"shared", result.table->shared}};
    }
    return json;
}

int import_demand(const Context& context, ImportDemandOptions& options) {
    options.request.cell_km = kilometres(options.cell);
    const auto database = store::Database::open_or_create(context.database);
    const auto result = usecases::import_demand(database, options.request, author_of(context),
                                                progress_bar(*context.err, context.texts.text("demand.reading")));
    if (!result) {
        return 1;
    }
    const auto gazetteer = store::load_reference(database).gazetteer;
    if (context.json) {
        *context.out << demand_json(context, *result, gazetteer).dump(2) << '\n';
    } else {
        say_demand(context, *result, gazetteer, options.shown);
    }
    return 0;
}

void add(CLI::App& import, Context& context, DemandKind kind) {
    const auto help = [&](const char* key) { return context.texts.text(std::string("demand.help_") + key); };
    const bool of_people = kind == DemandKind::people;
    auto* command = import.add_subcommand(of_people ? "population" : "returnees", help(of_people ? "population" : "returnees"));
    auto options = std::make_shared<ImportDemandOptions>();
    auto& request = options->request;
    request.kind = kind;
    command->add_option("file", request.file, help(of_people ? "population_file" : "returnees_file"))->required();
    if (of_people) {
        command->add_option("--cell", options->cell, help("cell"))->capture_default_str();
        command->add_option("--band", request.band, help("band"));
    }
    command->add_option("--sheet", request.counts.sheet, help("sheet"));
    command->add_option("--column", request.counts.column, help("column"));
    command->add_option("--year", request.counts.year, help("year"))->check(CLI::Range(k_least_year, k_last_year));
    command->add_option("--label", request.label, help("label"));
    command->add_option("--source", request.source, help("source"));
    command->add_option("--show", options->shown, help("show"))->check(CLI::Range(0, 1'000'000));
    command->add_flag("--dry-run", request.dry_run, help("dry_run"));
    command->callback([&context, options] {
        context.work = [&context, options] { return import_demand(context, *options); };
    });
}

} // namespace

void add_import_demand(CLI::App& import, Context& context) {
    add(import, context, DemandKind::people);
    add(import, context, DemandKind::returnees);
}

} // namespace relais::commands
