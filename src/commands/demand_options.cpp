#include "commands/demand_options.h"

#include "commands/need_words.h"
#include "util/errors.h"

#include <CLI/CLI.hpp>

namespace relais::commands {

void add_demand_options(CLI::App& command, const Context& context, usecases::PersonWords& words, std::string& within,
                        DemandOptions& options) {
    const auto help = [&](const char* key) { return context.texts.text(std::string("help.") + key); };
    const auto add_list = [&](const char* name, std::vector<std::string>& list, const char* key) {
        command.add_option(name, list, help(key))->delimiter(',')->allow_extra_args(false);
    };
    add_list("--need", words.needs, "coverage_need");
    add_list("--public", words.publics, "public");
    add_list("--language", words.languages, "language");
    command.add_option("--sex", words.sex, help("sex"));
    command.add_option("--age", words.age_from, help("age"));
    command.add_option("--age-to", words.age_to, help("age_to"));
    command.add_option("--within", within, help("within"));
    command.add_option("--weight", options.weight, help("weight"))->capture_default_str();
}

void read_needs(const usecases::Snapshot& snapshot, usecases::PersonWords& words) {
    for (auto& need : words.needs) {
        need = need_code(snapshot.directory().taxonomy, need);
    }
}

usecases::CoverageLevel level_of(const std::string& code) {
    const auto level = usecases::coverage_level_from(code);
    if (!level) {
        throw util::InvalidInput("--level", {"error.unknown_code", {{"field", "--level"}, {"value", code}}});
    }
    return *level;
}

const directory::Demand& demand_weight(const usecases::Snapshot& snapshot, const DemandOptions& options) {
    const auto kind = directory::demand_kind_of(options.weight);
    if (!kind) {
        throw util::InvalidInput("--weight", {"error.unknown_code", {{"field", "--weight"}, {"value", options.weight}}});
    }
    const auto* demand = snapshot.demand(*kind);
    if (demand == nullptr) {
        throw util::Conflict(
            {*kind == directory::DemandKind::people ? "coverage.no_people" : "coverage.no_returnees", {}});
    }
    return *demand;
}

} // namespace relais::commands
