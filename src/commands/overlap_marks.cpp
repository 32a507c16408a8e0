#include "commands/overlap_marks.h"

#include "commands/need_words.h"
#include "commands/output.h"
#include "present/overlap_json.h"
#include "present/overlap_words.h"
#include "usecases/mark_complementary.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <ostream>

namespace relais::commands {
namespace {

using directory::ComplementaryMark;

struct OverlapMarksOptions {
    std::string first;
    std::string second;
    directory::ComplementaryScope scope;
    std::string reason;
};

/// " (Formation professionnelle, Diamaré)", "" when the mark is for everything.
std::string scope_of(const present::Words& words, const directory::ComplementaryScope& scope) {
    const bool is_all = scope.need.empty() && scope.public_group.empty() && scope.area.empty();
    return is_all ? std::string() : " (" + present::scope_label(words, scope) + ")";
}

util::Message
mark_message(const char* key, const present::Words& words, const ComplementaryMark& mark) {
    return {key,
            {{"first", present::organisation_label(words, mark.scope.first)},
             {"second", present::organisation_label(words, mark.scope.second)},
             {"scope", scope_of(words, mark.scope)},
             {"reason", mark.reason},
             {"author", mark.author},
             {"day", present::mark_day(words, mark)}}};
}

/// After a change: the marks as they stand now for a program, a sentence for people.
int say_change(const Context& context,
               const char* key,
               const usecases::Snapshot& snapshot,
               const ComplementaryMark& mark) {
    if (context.json) {
        *context.out << present::marks_json(snapshot, context.texts, stored_marks(context)) << '\n';
    } else {
        context.say(mark_message(key, present::Words(snapshot, context.texts), mark));
    }
    return 0;
}

directory::ComplementaryScope scope_in(const usecases::Snapshot& snapshot, const OverlapMarksOptions& options) {
    auto scope = options.scope;
    scope.first = usecases::find_organisation(snapshot.directory(), options.first);
    scope.second = usecases::find_organisation(snapshot.directory(), options.second);
    if (!scope.need.empty()) {
        scope.need = need_code(snapshot.directory().taxonomy, scope.need);
    }
    return scope;
}

/// Whoever can open the file may do what its pages allow.
usecases::Actor actor_of(const Context& context) {
    usecases::Actor actor;
    actor.role = directory::Role::administrator;
    actor.name = context.author();
    return actor;
}

int mark(const Context& context, const OverlapMarksOptions& options) {
    const auto snapshot = published_snapshot(context);
    const auto database = store::Database::open(context.database, store::Access::read_write);
    const auto scope = scope_in(*snapshot, options);
    return say_change(context,
                      "overlap.marked",
                      *snapshot,
                      usecases::mark_complementary(
                          database, scope, options.reason, actor_of(context), context.clock()));
}

int unmark(const Context& context, const OverlapMarksOptions& options) {
    const auto snapshot = published_snapshot(context);
    const auto database = store::Database::open(context.database, store::Access::read_write);
    const auto scope = scope_in(*snapshot, options);
    return say_change(
        context,
        "overlap.unmarked",
        *snapshot,
        usecases::unmark_complementary(database, scope, actor_of(context), context.clock()));
}

int marks(const Context& context) {
    const auto snapshot = published_snapshot(context);
    const auto all = stored_marks(context);
    if (context.json) {
        *context.out << present::marks_json(*snapshot, context.texts, all) << '\n';
        return 0;
    }
    if (all.empty()) {
        context.say({"overlap.no_marks", {}});
    }
    for (const auto& one : all) {
        context.say(
            mark_message("overlap.mark_line", present::Words(*snapshot, context.texts), one));
    }
    return 0;
}

std::shared_ptr<OverlapMarksOptions> add_scope(CLI::App& command, const Context& context) {
    const auto help = [&](const char* key) {
        return context.texts.text(std::string("help.") + key);
    };
    auto options = std::make_shared<OverlapMarksOptions>();
    command.add_option("first", options->first, help("overlap_organisation"))->required();
    command.add_option("second", options->second, help("overlap_organisation"))->required();
    command.add_option("--need", options->scope.need, help("mark_need"));
    command.add_option("--public", options->scope.public_group, help("mark_public"));
    command.add_option("--area", options->scope.area, help("mark_area"));
    return options;
}

} // namespace

std::vector<ComplementaryMark> stored_marks(const Context& context) {
    return usecases::complementary_marks(
        store::Database::open(context.database, store::Access::read_only));
}

void add_overlap_marks(CLI::App& overlap, Context& context) {
    const auto help = [&](const char* key) {
        return context.texts.text(std::string("help.") + key);
    };
    auto* set = overlap.add_subcommand("mark", help("overlap_mark"));
    auto setting = add_scope(*set, context);
    set->add_option("--reason", setting->reason, help("reason"));
    set->callback([&context, setting] {
        context.work = [&context, setting] { return mark(context, *setting); };
    });
    auto* take = overlap.add_subcommand("unmark", help("overlap_unmark"));
    auto taking = add_scope(*take, context);
    take->callback([&context, taking] {
        context.work = [&context, taking] { return unmark(context, *taking); };
    });
    overlap.add_subcommand("marks", help("overlap_marks"))->callback([&context] {
        context.work = [&context] { return marks(context); };
    });
}

} // namespace relais::commands
