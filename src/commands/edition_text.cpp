#include "commands/edition_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace relais::commands {
namespace {

using usecases::RecordChange;
using Kind = RecordChange::Kind;

const char* word(Kind kind) {
    switch (kind) {
    case Kind::added:
        return "added";
    case Kind::vanished:
        return "vanished";
    case Kind::changed:
        break;
    }
    return "changed";
}

std::int64_t count(const std::vector<RecordChange>& changes, Kind kind) {
    return std::ranges::count(changes, kind, &RecordChange::kind);
}

void say_field(const Context& context, const usecases::FieldChange& field) {
    if (field.withheld) {
        context.say({"edition.field_withheld", {{"field", field.field}}});
    } else {
        context.say({"edition.field", {{"field", field.field}, {"before", field.before}, {"after", field.after}}});
    }
}

} // namespace

void say_difference_counts(const Context& context, const std::vector<RecordChange>& changes) {
    if (changes.empty()) {
        context.say({"edition.same", {}});
        return;
    }
    context.say({"edition.difference",
                 {{"added", std::to_string(count(changes, Kind::added))},
                  {"changed", std::to_string(count(changes, Kind::changed))},
                  {"vanished", std::to_string(count(changes, Kind::vanished))}}});
}

nlohmann::json difference_counts(const std::vector<RecordChange>& changes) {
    return {{"added", count(changes, Kind::added)},
            {"changed", count(changes, Kind::changed)},
            {"vanished", count(changes, Kind::vanished)}};
}

void say_changes(const Context& context, const std::vector<RecordChange>& changes) {
    for (const auto& change : changes) {
        context.say({std::string("edition.") + word(change.kind),
                     {{"record", context.texts.label("edition.record", store::code_of(change.record))},
                      {"id", std::to_string(change.id)},
                      {"name", change.name}}});
        for (const auto& field : change.fields) {
            say_field(context, field);
        }
    }
    say_difference_counts(context, changes);
}

nlohmann::json changes_json(const std::vector<RecordChange>& changes) {
    auto list = nlohmann::json::array();
    for (const auto& change : changes) {
        auto fields = nlohmann::json::array();
        for (const auto& field : change.fields) {
            fields.push_back({{"field", field.field},
                              {"before", field.withheld ? nlohmann::json() : nlohmann::json(field.before)},
                              {"after", field.withheld ? nlohmann::json() : nlohmann::json(field.after)},
                              {"withheld", field.withheld}});
        }
        list.push_back({{"change", word(change.kind)},
                        {"record", store::code_of(change.record)},
                        {"id", change.id},
                        {"name", change.name},
                        {"fields", std::move(fields)}});
    }
    return list;
}

} // namespace relais::commands
