#include "present/record_form.h"

#include "present/page_options.h"
#include "present/page_record.h"
#include "usecases/record_fields.h"

#include <algorithm>
#include <iterator>
#include <sstream>

namespace relais::present {
namespace {

using namespace relais::directory;
using usecases::FieldKind;
using usecases::FormFields;

std::vector<std::string> split(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

std::string
label_of(const Words& words, FieldKind kind, std::string_view list, const std::string& code) {
    return kind == FieldKind::languages ? words.language(code) : words.texts().label(list, code);
}

/// Telephone numbers as people write them, everything else as it is kept.
std::string to_be_typed(FieldKind kind, const std::string& text) {
    if (kind != FieldKind::phones && kind != FieldKind::phone && kind != FieldKind::emails) {
        return text;
    }
    std::vector<std::string> parts = split(text);
    if (kind != FieldKind::emails) {
        std::ranges::transform(parts, parts.begin(), Words::phone);
    }
    return joined(parts, " ; ");
}

Value choices(const Words& words,
              FieldKind kind,
              std::string_view list,
              const std::vector<std::string>& chosen) {
    auto options = Value::list();
    if (kind == FieldKind::code && !usecases::is_always_said(list)) {
        options.add(option("", words.say("keep.not_said"), chosen));
    }
    if (kind == FieldKind::languages) {
        for (const auto& language : words.directory().languages) {
            options.add(option(language.code, words.language(language.code), chosen));
        }
        return options;
    }
    for (const auto& code : usecases::codes_of_list(list)) {
        options.add(option(code, words.texts().label(list, code), chosen));
    }
    return options;
}

std::vector<std::string> all_typed(const FormFields& typed, const std::string& name) {
    std::vector<std::string> values;
    for (const auto& [given, value] : typed) {
        if (given == name && !value.empty()) {
            values.push_back(value);
        }
    }
    return values;
}

template <class Record>
Value form_field(const Words& words,
                 const Record& record,
                 store::RecordKind kind,
                 const usecases::RecordField<Record>& field,
                 const FormFields* typed,
                 const std::string& wrong) {
    const auto name = usecases::form_name(kind, record.id.value, field.name);
    const auto text = field.get(record);
    const bool is_many = field.kind == FieldKind::codes || field.kind == FieldKind::languages;
    auto value = Value::object();
    value.set("input_name", name);
    value.set("field_title", words.say("keep.field_" + std::string(field.name)));
    value.set("typed", typed_value(typed, name, to_be_typed(field.kind, text)));
    value.set("longest", std::to_string(field.most));
    value.set("is_wrong", name == wrong);
    value.set("is_many", is_many);
    value.set("is_one", field.kind == FieldKind::code);
    value.set("is_text", field.kind == FieldKind::words);
    value.set("is_day", field.kind == FieldKind::day);
    value.set("is_number", field.kind == FieldKind::number);
    const bool is_line = field.most > 0 && field.kind != FieldKind::words;
    value.set("is_line", is_line).set("is_point", field.kind == FieldKind::point);
    const auto help = "keep.help_" + std::string(field.name);
    value.set("help", words.texts().has(help) ? words.say(help) : std::string());
    const auto chosen = typed != nullptr && is_many ? all_typed(*typed, name)
                                                    : split(typed_value(typed, name, text));
    value.set("choices",
              is_many || field.kind == FieldKind::code
                  ? choices(words, field.kind, field.list, chosen)
                  : Value::list());
    return value;
}

template <class Record>
Value form_fields(const Words& words,
                  const usecases::KeptRecord& kept,
                  const Record& record,
                  store::RecordKind kind,
                  const std::vector<usecases::RecordField<Record>>& fields,
                  const FormFields* typed,
                  const std::string& wrong) {
    auto list = Value::list();
    for (const auto& field : fields) {
        if (field.kind != FieldKind::kept && usecases::is_shown(field, kept.site.visibility)) {
            list.add(form_field(words, record, kind, field, typed, wrong));
        }
    }
    return list;
}

struct Look {
    FieldKind kind = FieldKind::line;
    std::string_view list;
};

Look look_of(const store::FieldEdit& edit) {
    if (edit.kind == store::RecordKind::site) {
        const auto* field = usecases::site_field(edit.field);
        return field != nullptr ? Look{field->kind, field->list} : Look{};
    }
    const auto* field = usecases::service_field(edit.field);
    return field != nullptr ? Look{field->kind, field->list} : Look{};
}

/// Of a field that nobody types: what follows from a point, in words.
std::string kept_value(const Words& words, const std::string& field, const std::string& text) {
    if (field == "precision") {
        return text.empty() ? "" : words.texts().label("location_precision", text);
    }
    return field == "area" ? words.area(text) : text;
}

} // namespace

void set_record_form(Value& page,
                     const Words& words,
                     const usecases::KeptRecord& record,
                     const FormFields* typed,
                     const std::string& wrong) {
    auto groups = Value::list();
    groups.add(Value::object()
                   .set("group_title", words.say("keep.the_place"))
                   .set("group_id", "place")
                   .set("is_spread", true)
                   .set("group_fields",
                        form_fields(words,
                                    record,
                                    record.site,
                                    store::RecordKind::site,
                                    usecases::site_fields(),
                                    typed,
                                    wrong)));
    for (const auto& service : record.services) {
        groups.add(Value::object()
                       .set("group_title", words.need(service.need))
                       .set("group_id", std::to_string(service.id.value))
                       .set("is_spread", typed != nullptr)
                       .set("group_fields",
                            form_fields(words,
                                        record,
                                        service,
                                        store::RecordKind::service,
                                        usecases::service_fields(),
                                        typed,
                                        wrong)));
    }
    page.set("groups", std::move(groups));
}

std::string
typed_value(const FormFields* typed, const std::string& name, const std::string& otherwise) {
    if (typed == nullptr) {
        return otherwise;
    }
    const auto found = std::ranges::find(*typed, name, &FormFields::value_type::first);
    return found != typed->end() ? found->second : otherwise;
}

Value options_of_contacts(const Site& site) {
    auto options = Value::list();
    for (const auto& email : site.emails) {
        options.add(Value::object().set("contact", email));
    }
    for (const auto& phone : site.phones) {
        options.add(Value::object().set("contact", Words::phone(phone)));
    }
    return options;
}

std::string shown_value(const Words& words, const store::FieldEdit& edit, const std::string& text) {
    const auto [kind, list] = look_of(edit);
    std::vector<std::string> parts;
    switch (kind) {
    case FieldKind::phones:
    case FieldKind::phone:
    case FieldKind::emails:
        return to_be_typed(kind, text);
    case FieldKind::code:
    case FieldKind::codes:
    case FieldKind::languages:
        for (const auto& code : split(text)) {
            parts.push_back(label_of(words, kind, list, code));
        }
        return joined(parts, ", ");
    case FieldKind::day:
    case FieldKind::kept: {
        const auto day = util::parse_day(text);
        return day ? words.day(*day) : kept_value(words, edit.field, text);
    }
    case FieldKind::line:
    case FieldKind::words:
    case FieldKind::hours:
    case FieldKind::number:
    case FieldKind::point:
        break;
    }
    return text;
}

std::string
field_label(const Words& words, const usecases::KeptRecord& record, const store::FieldEdit& edit) {
    const auto label = words.say("keep.field_" + edit.field);
    if (edit.kind == store::RecordKind::site) {
        return label;
    }
    const auto service = std::ranges::find_if(
        record.services, [&](const Service& one) { return one.id.value == edit.id; });
    const auto need =
        service != record.services.end() ? words.need(service->need) : std::to_string(edit.id);
    return words.say("keep.field_of_service", {{"service", need}, {"field", label}});
}

} // namespace relais::present
