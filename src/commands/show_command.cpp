#include "commands/show_command.h"

#include "commands/output.h"
#include "present/provider_json.h"
#include "usecases/show_provider.h"
#include "util/errors.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <charconv>
#include <ostream>

namespace relais::commands {
namespace {

using Json = nlohmann::ordered_json;

/// "site-12" → 12, if the text has that beginning and a number.
std::optional<std::int64_t> number_after(std::string_view text, std::string_view beginning) {
    if (!text.starts_with(beginning)) {
        return std::nullopt;
    }
    text.remove_prefix(beginning.size());
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    return whole ? std::optional(number) : std::nullopt;
}

std::string answer_for(const Context& context, const usecases::Snapshot& snapshot, const std::string& id) {
    if (const auto site = number_after(id, "site-")) {
        return present::provider_json(snapshot, context.texts, usecases::provider_at_site(snapshot, {*site}),
                                      context.clock());
    }
    if (const auto organisation = number_after(id, "organisation-")) {
        const auto providers = usecases::providers_of(snapshot, {*organisation});
        const auto* record = snapshot.directory().organisation({*organisation});
        return present::organisation_json(
            snapshot, context.texts,
            static_cast<std::uint32_t>(record - snapshot.directory().organisations.data()), providers);
    }
    if (const auto service = number_after(id, "service-")) {
        return present::service_json(snapshot, context.texts, usecases::service_with(snapshot, {*service}));
    }
    throw util::InvalidInput("id", {"cli.bad_id", {{"value", id}}});
}

/// What people read of a field: the label beside a code where there is one, every item of a list on its line.
void say_value(std::ostream& out, const std::string& name, const Json& value, int depth, const std::string& unknown) {
    const std::string indent(static_cast<std::size_t>(2 * depth), ' ');
    if (value.is_object() && value.contains("label") && value.at("label").is_string()) {
        out << indent << name << ": " << value.at("label").get<std::string>() << '\n';
    } else if (value.is_object()) {
        out << indent << name << ":\n";
        for (const auto& [key, inner] : value.items()) {
            say_value(out, key, inner, depth + 1, unknown);
        }
    } else if (value.is_array() && !value.empty() && value.front().is_structured()) {
        for (const auto& inner : value) {
            say_value(out, name, inner, depth, unknown);
        }
    } else if (value.is_array()) {
        out << indent << name << ":";
        for (const auto& inner : value) {
            out << ' ' << (inner.is_string() ? inner.get<std::string>() : inner.dump());
        }
        out << (value.empty() ? " " + unknown : "") << '\n';
    } else {
        out << indent << name << ": "
            << (value.is_null() ? unknown : value.is_string() ? value.get<std::string>() : value.dump()) << '\n';
    }
}

int show(const Context& context, const std::string& id) {
    const auto snapshot = published_snapshot(context);
    const auto answer = answer_for(context, *snapshot, id);
    if (context.json) {
        *context.out << answer << '\n';
        return 0;
    }
    if (snapshot->directory().edition.illustrative) {
        context.say({"cli.illustrative", {}});
    }
    for (const auto& [key, value] : Json::parse(answer).items()) {
        say_value(*context.out, key, value, 0, context.texts.text("unknown"));
    }
    return 0;
}

} // namespace

void add_show_command(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("show", context.texts.text("help.show"));
    auto id = std::make_shared<std::string>();
    command->add_option("id", *id, context.texts.text("help.show_id"))->required();
    command->callback([&context, id] { context.work = [&context, id] { return show(context, *id); }; });
}

} // namespace relais::commands
