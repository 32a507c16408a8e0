#include "commands/nearest_command.h"

#include "commands/need_words.h"
#include "commands/output.h"
#include "commands/provider_name.h"
#include "present/nearest_json.h"
#include "usecases/find_nearest.h"
#include "usecases/suggest_settlements.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace relais::commands {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
    usecases::NearestRequest request;
    std::string place;
    std::vector<double> point;
    std::string age;
};

std::string label_of(const directory::Gazetteer& gazetteer, const directory::Settlement& settlement) {
    std::string label = settlement.code + "  " + settlement.name;
    for (const int level : {2, 1}) {
        if (const auto* area = gazetteer.area_at_level(settlement.area, level)) {
            label += ", " + area->name_fr;
        }
    }
    return label;
}

/// The one settlement of that name; several, or none, are listed with their codes and never guessed among.
std::string settlement_named(const usecases::Snapshot& snapshot, const std::string& name) {
    const auto& gazetteer = snapshot.directory().gazetteer;
    const auto found = usecases::suggest_settlements(snapshot, name, 20);
    std::vector<std::uint32_t> exact;
    std::ranges::copy_if(found, std::back_inserter(exact), [&](std::uint32_t i) {
        const auto& settlement = gazetteer.settlements()[i];
        const auto is_name = [&](const std::string& spelling) {
            return util::squeeze(spelling) == util::squeeze(name);
        };
        return is_name(settlement.name) || std::ranges::any_of(settlement.variants, is_name);
    });
    // A town and its own quarters may share a name: the town is meant.
    const auto is_town = [&](std::uint32_t i) {
        return gazetteer.settlements()[i].kind <= directory::SettlementKind::town;
    };
    if (std::ranges::count_if(exact, is_town) == 1) {
        return gazetteer.settlements()[*std::ranges::find_if(exact, is_town)].code;
    }
    if (exact.size() == 1) {
        return gazetteer.settlements()[exact.front()].code;
    }
    const char* key = !exact.empty() ? "cli.place_ambiguous"
                      : found.empty() ? "cli.place_unknown"
                                      : "cli.place_unknown_near";
    std::string list;
    for (const auto i : exact.empty() ? found : exact) {
        list += "\n  " + label_of(gazetteer, gazetteer.settlements()[i]);
    }
    throw util::InvalidInput("--place", {key, {{"place", name}, {"list", list}}});
}

/// "24" or "18-25".
void read_age(const std::string& text, usecases::NearestRequest& request) {
    if (text.empty()) {
        return;
    }
    int from = 0;
    int to = 0;
    char rest = 0;
    const int read = std::sscanf(text.c_str(), "%d-%d%c", &from, &to, &rest);
    if (read != 1 && read != 2) {
        throw util::InvalidInput("--age", {"cli.bad_age", {{"value", text}}});
    }
    request.age_from = from;
    request.age_to = read == 2 ? to : from;
}

void say_match(const Context& context, const Json& match, int number) {
    auto& out = *context.out;
    const auto& provider = match.at("provider");
    out << "  " << number << ". " << provider_name(provider) << " [" << provider.value("id", "") << "]\n     "
        << match.value("distance_label", "");
    for (const char* field : {"locality", "area_label"}) {
        if (provider.contains(field) && provider.at(field).is_string()) {
            out << " · " << provider.at(field).get<std::string>();
        }
    }
    for (const auto& phone : provider.at("phones")) {
        out << " · " << (phone.is_string() ? phone.get<std::string>() : phone.value("label", ""));
    }
    out << '\n';
    for (const auto& verdict : match.at("verdicts")) {
        const auto word = verdict.value("verdict", "");
        out << "     " << (word == "met" ? "+ " : word == "not_met" ? "- " : "? ") << verdict.value("reason", "")
            << '\n';
    }
}

void say_answer(const Context& context, const Json& answer) {
    auto& out = *context.out;
    context.say({"cli.heading_place", {{"place", answer.at("place").value("label", "")}}});
    for (const auto& need : answer.at("needs")) {
        out << '\n' << need.value("label", "") << '\n';
        for (const char* list : {"suitable", "possible", "near_misses", "outreach"}) {
            if (need.at(list).empty()) {
                continue;
            }
            out << " " << context.texts.text(std::string("cli.list_") + list) << '\n';
            int number = 1;
            for (const auto& match : need.at(list)) {
                say_match(context, match, number++);
            }
        }
        if (need.contains("none") && need.at("none").is_string()) {
            out << "  " << need.at("none").get<std::string>() << '\n';
        }
    }
}

int nearest(const Context& context, Options& options) {
    const auto snapshot = published_snapshot(context);
    auto& request = options.request;
    if (!options.place.empty()) {
        request.settlement = settlement_named(*snapshot, options.place);
    }
    if (options.point.size() == 2) {
        request.point = directory::LonLat{options.point[0], options.point[1]};
    }
    read_age(options.age, request);
    for (auto& need : request.needs) {
        need = need_code(snapshot->directory().taxonomy, need);
    }
    const auto today = util::day_in_cameroon(context.clock());
    const auto result = usecases::find_nearest(*snapshot, request, today);
    const auto answer = present::nearest_json(*snapshot, context.texts, result);
    if (context.json) {
        *context.out << answer << '\n';
        return 0;
    }
    if (snapshot->directory().edition.illustrative) {
        context.say({"cli.illustrative", {}});
    }
    say_answer(context, Json::parse(answer));
    return 0;
}

} // namespace

void add_nearest_command(CLI::App& app, Context& context) {
    const auto help = [&](const char* key) { return context.texts.text(std::string("help.") + key); };
    auto* command = app.add_subcommand("nearest", help("nearest"));
    auto options = std::make_shared<Options>();
    auto& request = options->request;
    auto* place = command->add_option("--place", options->place, help("place"));
    auto* settlement = command->add_option("--settlement", request.settlement, help("settlement"))->excludes(place);
    command->add_option("--point", options->point, help("point"))
        ->expected(2)->delimiter(',')->excludes(place)->excludes(settlement);
    command->add_option("--need", request.needs, help("need"))->required()->delimiter(',')->allow_extra_args(false);
    command->add_option("--sex", request.sex, help("sex"));
    command->add_option("--age", options->age, help("age"));
    command->add_option("--public", request.publics, help("public"))->delimiter(',')->allow_extra_args(false);
    command->add_option("--language", request.languages, help("language"))->delimiter(',')->allow_extra_args(false);
    command->add_option("--fee-at-most", request.fee_at_most, help("fee_at_most"));
    command->add_option("--access", request.access_modes, help("access"))->delimiter(',')->allow_extra_args(false);
    command->add_option("--open-at", request.open_at, help("open_at"));
    command->add_option("-k,--count", request.k, help("k"));
    command->add_option("--within-km", request.within_km, help("within_km"));
    command->callback([&context, options] {
        context.work = [&context, options] { return nearest(context, *options); };
    });
}

} // namespace relais::commands
