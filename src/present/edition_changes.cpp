#include "present/edition_list.h"
#include "present/edition_parts.h"
#include "present/page_words.h"

namespace relais::present {
namespace {

using usecases::RecordChange;

constexpr std::size_t k_changes_a_page = 50;

std::string kind_word(const Texts& texts, store::RecordKind kind) {
    return texts.label("edition.record", store::code_of(kind));
}

/// "Kawtal – legal_aid" → "Kawtal – aide juridique".
std::string
change_name(const RecordChange& change, const usecases::Snapshot* snapshot, const Texts& texts) {
    constexpr std::string_view k_dash = " – ";
    const auto at = change.name.rfind(k_dash);
    if (change.record != store::RecordKind::service || at == std::string::npos ||
        snapshot == nullptr) {
        return change.name;
    }
    const auto need = change.name.substr(at + k_dash.size());
    return change.name.substr(0, at + k_dash.size()) + Words(*snapshot, texts).need(need);
}

Value change_value(const Texts& texts,
                   const usecases::Snapshot* snapshot,
                   const RecordChange& change) {
    auto fields = Value::list();
    for (const auto& field : change.fields) {
        const auto shown = [&](const std::string& value) {
            return field.withheld  ? texts.text("manage.withheld")
                   : value.empty() ? texts.text("manage.nothing")
                                   : value;
        };
        fields.add(Value::object()
                       .set("field", texts.text("manage.field." + field.field))
                       .set("before", shown(field.before))
                       .set("after", shown(field.after)));
    }
    const auto code = change_code(change.kind);
    return Value::object()
        .set("code", code)
        .set("change", texts.text("manage.change_" + code))
        .set("record", kind_word(texts, change.record))
        .set("name", change_name(change, snapshot, texts))
        .set("has_fields", !fields.is_empty())
        .set("fields", std::move(fields));
}

} // namespace

std::string filtered(const std::string& address, const EditionFilter& filter, const char* anchor) {
    std::string query;
    const auto add = [&query](const char* name, const std::string& value) {
        query += value.empty() || value == "0"
                     ? ""
                     : (query.empty() ? "?" : "&") + std::string(name) + "=" + value;
    };
    add("level", filter.level);
    add("change", filter.change);
    add("findings_from", std::to_string(filter.findings_from));
    add("changes_from", std::to_string(filter.changes_from));
    return address + query + anchor;
}

std::string change_code(RecordChange::Kind kind) {
    return kind == RecordChange::Kind::added      ? "added"
           : kind == RecordChange::Kind::vanished ? "vanished"
                                                  : "changed";
}

void set_changes(Value& page,
                 const Texts& texts,
                 const usecases::Snapshot* snapshot,
                 const usecases::EditionSeen& seen,
                 const EditionFilter& filter) {
    using Kind = RecordChange::Kind;
    const auto page_address = edition_address(texts.lang(), seen.edition.id);
    set_by_kind(
        page,
        texts,
        {"changes",
         "kinds",
         "manage.changes_",
         filter.change,
         filter.changes_from,
         k_changes_a_page},
        seen.changes,
        Kinds{&RecordChange::kind,
              std::vector{Kind::added, Kind::changed, Kind::vanished},
              change_code},
        [&](const RecordChange& change) { return change_value(texts, snapshot, change); },
        [&](const std::string& change, std::size_t from) {
            auto other = filter;
            other.change = change;
            other.changes_from = from;
            return filtered(page_address, other, "#changes");
        });
}

} // namespace relais::present
