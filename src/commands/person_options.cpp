#include "commands/person_options.h"

#include "commands/need_words.h"
#include "usecases/suggest_settlements.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>

namespace relais::commands {
namespace {

std::string label_of(const directory::Gazetteer& gazetteer, const directory::Settlement& settlement) {
    std::string label = settlement.code + "  " + settlement.name;
    for (const int level : {2, 1}) {
        if (const auto* area = gazetteer.area_at_level(settlement.area, level)) {
            label += ", " + area->name_fr;
        }
    }
    return label;
}

void read_age(const std::string& text, usecases::PersonWords& request) {
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

} // namespace

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

void add_person_options(CLI::App& command, const Context& context, PersonOptions& person,
                        usecases::PersonWords& words) {
    const auto help = [&](const char* key) { return context.texts.text(std::string("help.") + key); };
    const auto add_list = [&](const char* name, std::vector<std::string>& list, const char* key) {
        return command.add_option(name, list, help(key))->delimiter(',')->allow_extra_args(false);
    };
    auto* place = command.add_option("--place", person.place, help("place"));
    auto* settlement = command.add_option("--settlement", person.settlement, help("settlement"))->excludes(place);
    command.add_option("--point", person.point, help("point"))
        ->expected(2)->delimiter(',')->excludes(place)->excludes(settlement);
    add_list("--need", words.needs, "need")->required();
    command.add_option("--sex", words.sex, help("sex"));
    command.add_option("--age", person.age, help("age"));
    add_list("--public", words.publics, "public");
    add_list("--language", words.languages, "language");
    command.add_option("--fee-at-most", words.fee_at_most, help("fee_at_most"));
    add_list("--access", words.access_modes, "access");
    command.add_option("--open-at", words.open_at, help("open_at"));
}

void read_person(const usecases::Snapshot& snapshot, const PersonOptions& person, usecases::PersonWords& words,
                 usecases::PlaceWords& place) {
    place.settlement = person.place.empty() ? person.settlement : settlement_named(snapshot, person.place);
    if (person.point.size() == 2) {
        place.point = directory::LonLat{person.point[0], person.point[1]};
    }
    read_age(person.age, words);
    for (auto& need : words.needs) {
        need = need_code(snapshot.directory().taxonomy, need);
    }
}

} // namespace relais::commands
