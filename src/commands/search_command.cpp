#include "commands/search_command.h"

#include "commands/need_words.h"
#include "commands/output.h"
#include "commands/provider_name.h"
#include "present/search_json.h"
#include "usecases/search_directory.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <ostream>

namespace relais::commands {
namespace {

using Json = nlohmann::ordered_json;
using usecases::Facet;

void say_provider(const Context& context, const Json& provider) {
    auto& out = *context.out;
    out << provider_name(provider) << " [" << provider.value("id", "") << "]\n   ";
    const char* separator = " ";
    for (const char* field : {"locality", "area_label"}) {
        if (provider.contains(field) && provider.at(field).is_string()) {
            out << separator << provider.at(field).get<std::string>();
            separator = " · ";
        }
    }
    out << "\n   ";
    separator = " ";
    for (const auto& need : provider.at("needs")) {
        out << separator << need.value("label", "");
        separator = ", ";
    }
    out << '\n';
}

void say_found(const Context& context, const Json& answer) {
    context.say({"cli.total",
                 {{"count", std::to_string(answer.value("total", 0))},
                  {"services", std::to_string(answer.value("total_services", 0))}}});
    for (const auto& provider : answer.at("providers")) {
        say_provider(context, provider);
    }
    if (answer.contains("next") && answer.at("next").is_string()) {
        context.say({"cli.more", {{"next", answer.at("next").get<std::string>()}}});
    }
}

int search(const Context& context, usecases::SearchQuery& query) {
    const auto snapshot = published_snapshot(context);
    for (auto& need : query.chosen[static_cast<std::size_t>(Facet::need)]) {
        need = need_code(snapshot->directory().taxonomy, need);
    }
    const auto result = usecases::search_directory(*snapshot, query);
    const auto answer = present::search_json(*snapshot, context.texts, result);
    return give_answer(context, *snapshot, answer, [&](const Json& json) { say_found(context, json); });
}

} // namespace

void add_search_command(CLI::App& app, Context& context) {
    const auto help = [&](const std::string& key) { return context.texts.text("help." + key); };
    auto* command = app.add_subcommand("search", help("search"));
    auto query = std::make_shared<usecases::SearchQuery>();
    command->add_option("words", query->words, help("words"));
    for (std::size_t i = 0; i < usecases::k_facet_count; ++i) {
        const std::string name(usecases::name_of(static_cast<Facet>(i)));
        command->add_option("--" + name, query->chosen[i], context.texts.text("facet." + name))->delimiter(',')->allow_extra_args(false);
    }
    command->add_option("--limit", query->limit, help("limit"));
    command->add_option("--after", query->after, help("after"));
    command->callback([&context, query] {
        context.work = [&context, query] { return search(context, *query); };
    });
}

} // namespace relais::commands
