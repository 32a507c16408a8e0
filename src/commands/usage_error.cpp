#include "commands/usage_error.h"

#include <CLI/CLI.hpp>

#include <string>
#include <string_view>

namespace relais::commands {
namespace {

/// Both sides of a mark ("--publish requires --apply"); the second is empty where it does not stand.
struct Parts {
    std::string before;
    std::string after;
};

Parts cut_at(const std::string& text, std::string_view mark) {
    const auto at = text.find(mark);
    return at == std::string::npos ? Parts{text, ""} : Parts{text.substr(0, at), text.substr(at + mark.size())};
}

} // namespace

util::Message usage_message(const CLI::ParseError& error) {
    const std::string said = error.what();
    switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
    case CLI::ExitCodes::ExtrasError:
        return {"cli.usage_unexpected", {{"value", cut_at(said, ": ").after}}};
    case CLI::ExitCodes::RequiredError: {
        const auto option = cut_at(said, " is required").before;
        return option.find("ubcommand") != std::string::npos
                   ? util::Message{"cli.usage_no_command", {}}
                   : util::Message{"cli.usage_missing", {{"option", option}}};
    }
    case CLI::ExitCodes::ConversionError:
        return {"cli.usage_unreadable", {{"value", cut_at(said, ": ").after}}};
    case CLI::ExitCodes::ValidationError:
        return {"cli.usage_refused", {{"option", cut_at(said, ": ").before}}};
    case CLI::ExitCodes::RequiresError: {
        const auto parts = cut_at(said, " requires ");
        return {"cli.usage_needs", {{"option", parts.before}, {"other", parts.after}}};
    }
    case CLI::ExitCodes::ExcludesError: {
        const auto parts = cut_at(said, " excludes ");
        return {"cli.usage_excludes", {{"option", parts.before}, {"other", parts.after}}};
    }
    default:
        return {"cli.usage", {{"what", said}}};
    }
}

} // namespace relais::commands
