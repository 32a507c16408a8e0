#include "commands/edition_command.h"

#include "commands/edition_text.h"
#include "commands/output.h"
#include "present/finding_report.h"
#include "usecases/manage_editions.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <ostream>

namespace relais::commands {
namespace {

using directory::Edition;
using directory::EditionId;

std::string help(const Context& context, const char* key) {
    return context.texts.text(std::string("help.") + key);
}

store::Database open(const Context& context, store::Access access) {
    return store::Database::open(context.database, access);
}

nlohmann::json edition_json(const Edition& edition) {
    return {{"id", edition.id.value},
            {"label", edition.label},
            {"state", directory::code_of(edition.state)},
            {"illustrative", edition.illustrative},
            {"validated_on", edition.validated_on ? nlohmann::json(util::to_string(*edition.validated_on))
                                                  : nlohmann::json()},
            {"validated_by", edition.validated_by},
            {"source_file", edition.source_file},
            {"sha256", edition.sha256},
            {"imported_at", edition.imported_at},
            {"imported_by", edition.imported_by},
            {"published_at", edition.published_at}};
}

int list(const Context& context) {
    const auto editions = store::list_editions(open(context, store::Access::read_only));
    if (context.json) {
        auto answer = nlohmann::json::array();
        for (const auto& edition : editions) {
            answer.push_back(edition_json(edition));
        }
        *context.out << answer.dump(2) << '\n';
        return 0;
    }
    if (editions.empty()) {
        context.say({"edition.none", {}});
    }
    for (const auto& edition : editions) {
        context.say({"edition.line",
                     {{"id", std::to_string(edition.id.value)},
                      {"state", context.texts.label("edition_state", directory::code_of(edition.state))},
                      {"label", edition.label},
                      {"file", edition.source_file},
                      {"day", edition.imported_at.substr(0, 10)},
                      {"by", edition.imported_by}}});
    }
    return 0;
}

int say_published(const Context& context, const char* key, const Edition& edition) {
    if (context.json) {
        *context.out << edition_json(edition).dump(2) << '\n';
    } else {
        context.say({key, {{"id", std::to_string(edition.id.value)}, {"label", edition.label}}});
    }
    return 0;
}

int diff(const Context& context, EditionId before, EditionId after) {
    const auto changes = usecases::diff_editions(open(context, store::Access::read_only), before, after);
    if (context.json) {
        *context.out << changes_json(changes).dump(2) << '\n';
    } else {
        say_changes(context, changes);
    }
    return 0;
}

void say_rejected(const Context& context, const directory::RejectedRow& row,
                  const std::vector<directory::Finding>& findings) {
    for (const auto& finding : findings) {
        if (finding.sheet == row.provenance.sheet && finding.row == row.provenance.row &&
            finding.level == directory::FindingLevel::error) {
            *context.out << present::line(finding, context.texts) << '\n';
        }
    }
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (!row.cells[i].empty()) {
            *context.out << "    " << row.headings[i] << ": " << row.cells[i] << '\n';
        }
    }
}

int rejected(const Context& context, EditionId id) {
    const auto database = open(context, store::Access::read_only);
    store::find_edition(database, id);
    const auto notes = store::load_notes(database, id);
    if (context.json) {
        auto answer = nlohmann::json::array();
        for (const auto& row : notes.rejected) {
            answer.push_back({{"sheet", row.provenance.sheet},
                              {"row", row.provenance.row},
                              {"headings", row.headings},
                              {"cells", row.cells}});
        }
        *context.out << answer.dump(2) << '\n';
        return 0;
    }
    for (const auto& row : notes.rejected) {
        say_rejected(context, row, notes.findings);
    }
    if (notes.rejected.empty()) {
        context.say({"edition.no_rejected", {{"id", std::to_string(id.value)}}});
    }
    return 0;
}

void add_list(CLI::App& edition, Context& context) {
    edition.add_subcommand("list", help(context, "edition_list"))->callback([&context] {
        context.work = [&context] { return list(context); };
    });
}

void add_publish(CLI::App& edition, Context& context) {
    auto* command = edition.add_subcommand("publish", help(context, "edition_publish"));
    auto id = std::make_shared<EditionId>();
    command->add_option("number", id->value, help(context, "edition_number"))->required();
    command->callback([&context, id] {
        context.work = [&context, id] {
            return say_published(context, "edition.published",
                                 usecases::publish_edition(open(context, store::Access::read_write), *id,
                                                           author_of(context)));
        };
    });
}

void add_rollback(CLI::App& edition, Context& context) {
    edition.add_subcommand("rollback", help(context, "edition_rollback"))->callback([&context] {
        context.work = [&context] {
            return say_published(
                context, "edition.rolled_back",
                usecases::rollback_edition(open(context, store::Access::read_write), author_of(context)));
        };
    });
}

void add_diff(CLI::App& edition, Context& context) {
    auto* command = edition.add_subcommand("diff", help(context, "edition_diff"));
    auto before = std::make_shared<EditionId>();
    auto after = std::make_shared<EditionId>();
    command->add_option("before", before->value, help(context, "edition_number"))->required();
    command->add_option("after", after->value, help(context, "edition_number"))->required();
    command->callback([&context, before, after] {
        context.work = [&context, before, after] { return diff(context, *before, *after); };
    });
}

void add_rejected(CLI::App& edition, Context& context) {
    auto* command = edition.add_subcommand("rejected", help(context, "edition_rejected"));
    auto id = std::make_shared<EditionId>();
    command->add_option("number", id->value, help(context, "edition_number"))->required();
    command->callback([&context, id] { context.work = [&context, id] { return rejected(context, *id); }; });
}

void add_distinct(CLI::App& edition, Context& context) {
    struct Pair {
        std::string first;
        std::string second;
        std::string reason;
    };
    auto* command = edition.add_subcommand("distinct", help(context, "edition_distinct"));
    auto pair = std::make_shared<Pair>();
    command->add_option("first", pair->first, help(context, "site_key"))->required();
    command->add_option("second", pair->second, help(context, "site_key"))->required();
    command->add_option("--reason", pair->reason, help(context, "reason"));
    command->callback([&context, pair] {
        context.work = [&context, pair] {
            usecases::mark_distinct(open(context, store::Access::read_write), pair->first, pair->second,
                                    pair->reason, author_of(context));
            context.say({"edition.distinct", {}});
            return 0;
        };
    });
}

} // namespace

void add_edition_command(CLI::App& app, Context& context) {
    auto* edition = app.add_subcommand("edition", help(context, "edition"));
    edition->require_subcommand(1);
    add_list(*edition, context);
    add_publish(*edition, context);
    add_diff(*edition, context);
    add_rollback(*edition, context);
    add_rejected(*edition, context);
    add_distinct(*edition, context);
}

} // namespace relais::commands
