#include "usecases/record_fields.h"

#include "importers/contact_reader.h"
#include "importers/coordinate_reader.h"
#include "importers/opening_hours_reader.h"
#include "importers/phone_reader.h"
#include "importers/point_check.h"
#include "usecases/field_checks.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <iterator>
#include <sstream>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using util::InvalidInput;

std::vector<std::string> split(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

std::string join(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) {
        text += (text.empty() ? "" : " ") + part;
    }
    return text;
}

// How the kinds of value are text, each way.
std::string text_of(const std::string& value) {
    return value;
}
std::string text_of(const std::vector<std::string>& value) {
    return join(value);
}
std::string text_of(const std::optional<int>& value) {
    return value ? std::to_string(*value) : "";
}
std::string text_of(const std::optional<util::Day>& value) {
    return value ? util::to_string(*value) : "";
}
std::string text_of(const std::optional<SiteId>& value) {
    return value ? std::to_string(value->value) : "";
}
std::string text_of(const OrganisationId& value) {
    return std::to_string(value.value);
}
std::string text_of(const std::optional<LonLat>& value) {
    std::array<char, 40> text{};
    if (value) { // a tenth of a metre
        std::snprintf(text.data(), text.size(), "%.6f, %.6f", value->latitude, value->longitude);
    }
    return text.data();
}
std::string text_of(LocationPrecision value) {
    return std::string(code_of(value));
}
std::string text_of(LocationVisibility value) {
    return std::string(code_of(value));
}
std::string text_of(SiteStatus value) {
    return std::string(code_of(value));
}
template <class Enum>
std::string text_of(const std::optional<Enum>& value) {
    return value ? std::string(code_of(*value)) : "";
}
template <class Enum>
std::string text_of(const CodeSet<Enum>& set) {
    std::string text;
    for (std::size_t i = 0; i < code_count<Enum>(); ++i) {
        if (set.has(static_cast<Enum>(i))) {
            text += (text.empty() ? "" : " ") + std::string(code_of(static_cast<Enum>(i)));
        }
    }
    return text;
}

void read(std::string& value, const std::string& text) {
    value = text;
}
void read(std::vector<std::string>& value, const std::string& text) {
    value = split(text);
}
void read(std::optional<int>& value, const std::string& text) {
    value = text.empty() ? std::nullopt : std::optional(std::stoi(text));
}
void read(std::optional<util::Day>& value, const std::string& text) {
    value = util::parse_day(text);
}
void read(std::optional<SiteId>& value, const std::string& text) {
    value = text.empty() ? std::nullopt : std::optional(SiteId{std::stoll(text)});
}
void read(OrganisationId& value, const std::string& text) {
    value = {std::stoll(text)};
}
void read(std::optional<LonLat>& value, const std::string& text) {
    const auto raw = importers::parse_coordinates(text);
    value = raw ? std::optional(LonLat{raw->longitude, raw->latitude}) : std::nullopt;
}
void read(LocationPrecision& value, const std::string& text) {
    value = from_code<LocationPrecision>(text).value_or(LocationPrecision::region);
}
void read(LocationVisibility& value, const std::string& text) {
    // what nobody understands is not shown
    value = from_code<LocationVisibility>(text).value_or(LocationVisibility::confidential);
}
void read(SiteStatus& value, const std::string& text) {
    value = from_code<SiteStatus>(text).value_or(SiteStatus::active);
}
template <class Enum>
void read(std::optional<Enum>& value, const std::string& text) {
    value = from_code<Enum>(text);
}
template <class Enum>
void read(CodeSet<Enum>& set, const std::string& text) {
    set = {};
    for (const auto& code : split(text)) {
        if (const auto value = from_code<Enum>(code)) {
            set.add(*value);
        }
    }
}

template <auto Member, class Record>
RecordField<Record> field(std::string_view name,
                          FieldKind kind,
                          LocationVisibility shown_until,
                          std::size_t most = 0,
                          std::string_view list = {}) {
    return {name,
            kind,
            list,
            shown_until,
            most,
            [](const Record& record) { return text_of(record.*Member); },
            [](Record& record, const std::string& text) { read(record.*Member, text); }};
}

void read_hours(Site& site, const std::string& text) {
    site.opening_hours = text;
    site.hours = importers::week_of(text);
}

template <class Read>
std::string list_of(const std::string& form_field, const std::string& text, const Read& reader) {
    importers::Remarks remarks;
    const auto values = reader(text, remarks);
    if (!remarks.empty()) {
        throw InvalidInput(form_field, remarks.front().what);
    }
    return join(values);
}

/// Words of the week become OSM syntax; what cannot be read stays as it is written.
std::string hours_of(const std::string& text) {
    importers::Remarks remarks;
    return importers::read_opening_hours(text, remarks).text;
}

std::string day_of(const std::string& form_field, const std::string& text) {
    if (!text.empty() && !util::parse_day(text)) {
        throw InvalidInput(form_field, {"form.day", {{"value", text.substr(0, 40)}}});
    }
    return text;
}

std::string number_of(const std::string& form_field, const std::string& text) {
    constexpr int k_most = 100'000;
    if (text.empty()) {
        return "";
    }
    int number = -1;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || number < 0 || number > k_most) {
        throw InvalidInput(form_field, {"form.number", {{"value", text.substr(0, 40)}}});
    }
    return std::to_string(number);
}

/// As on a map of Cameroon: latitude and longitude the wrong way round are put right.
std::string point_of(const std::string& form_field, const std::string& text) {
    if (text.empty()) {
        return "";
    }
    const auto raw = importers::parse_coordinates(text);
    if (!raw) {
        throw InvalidInput(form_field, {"keep.bad_point", {{"value", text.substr(0, 40)}}});
    }
    importers::Remarks remarks;
    const auto point = importers::check_point(*raw, std::nullopt, remarks);
    if (!point) {
        throw InvalidInput(form_field, remarks.front().what);
    }
    return text_of(point);
}

/// In the order of the list, each once.
std::string typed_codes(const std::string& form_field,
                     const std::vector<std::string>& typed,
                     const std::vector<std::string>& list) {
    for (const auto& code : typed) {
        if (std::ranges::find(list, code) == list.end()) {
            throw InvalidInput(form_field, {"form.choice", {{"value", code.substr(0, 40)}}});
        }
    }
    std::vector<std::string> codes;
    std::ranges::copy_if(list, std::back_inserter(codes), [&](const std::string& code) {
        return std::ranges::find(typed, code) != typed.end();
    });
    return join(codes);
}

template <class Enum>
std::vector<std::string> codes() {
    const auto& list = CodeList<Enum>::codes;
    return {list.begin(), list.end()};
}

constexpr auto k_open = LocationVisibility::open;
constexpr auto k_approximate = LocationVisibility::approximate;
constexpr auto k_all = LocationVisibility::confidential;

} // namespace

const std::vector<RecordField<Site>>& site_fields() {
    using Kind = FieldKind;
    static const std::vector<RecordField<Site>> fields = [] {
        std::vector<RecordField<Site>> all{
            field<&Site::name, Site>("name", Kind::line, k_approximate, 160),
            field<&Site::address, Site>("address", Kind::line, k_open, 200),
            field<&Site::landmark, Site>("landmark", Kind::line, k_open, 200),
            field<&Site::point, Site>("point", Kind::point, k_open, 60),
            field<&Site::phones, Site>("phones", Kind::phones, k_all, 200),
            field<&Site::whatsapp, Site>("whatsapp", Kind::phone, k_all, 40),
            field<&Site::emails, Site>("emails", Kind::emails, k_all, 300),
            field<&Site::opening_hours, Site>("opening_hours", Kind::hours, k_all, 300),
            field<&Site::accessibility, Site>("accessibility", Kind::line, k_open, 300),
            field<&Site::status, Site>("status", Kind::code, k_all, 0, "site_status"),
            field<&Site::closed_from, Site>("closed_from", Kind::day, k_all),
            field<&Site::closed_until, Site>("closed_until", Kind::day, k_all),
            field<&Site::closure_message, Site>("closure_message", Kind::line, k_approximate, 300),
            field<&Site::visibility, Site>(
                "visibility", Kind::code, k_all, 0, "location_visibility"),
            field<&Site::precision, Site>("precision", Kind::kept, k_open),
            field<&Site::area, Site>("area", Kind::kept, k_open),
            field<&Site::locality, Site>("locality", Kind::kept, k_open),
            field<&Site::locality_name, Site>("locality_name", Kind::kept, k_open)};
        for (auto& one : all) {
            one.put = one.name == "opening_hours" ? &read_hours : one.put;
        }
        return all;
    }();
    return fields;
}

const std::vector<RecordField<Service>>& service_fields() {
    using Kind = FieldKind;
    static const std::vector<RecordField<Service>> fields{
        field<&Service::name, Service>("name", Kind::line, k_approximate, 160),
        field<&Service::description_fr, Service>(
            "description_fr", Kind::words, k_approximate, 1500),
        field<&Service::description_en, Service>(
            "description_en", Kind::words, k_approximate, 1500),
        field<&Service::publics, Service>("publics", Kind::codes, k_all, 0, "public"),
        field<&Service::languages, Service>("languages", Kind::languages, k_all),
        field<&Service::fee, Service>("fee", Kind::code, k_all, 0, "fee"),
        field<&Service::fee_details, Service>("fee_details", Kind::line, k_approximate, 300),
        field<&Service::access_modes, Service>(
            "access_modes", Kind::codes, k_all, 0, "access_mode"),
        field<&Service::documents_required, Service>(
            "documents_required", Kind::line, k_approximate, 300),
        field<&Service::capacity_per_month, Service>("capacity_per_month", Kind::number, k_all),
        field<&Service::saturation, Service>("saturation", Kind::code, k_all, 0, "saturation"),
        field<&Service::waiting_days, Service>("waiting_days", Kind::number, k_all),
        field<&Service::saturation_as_of, Service>("saturation_as_of", Kind::kept, k_all),
        field<&Service::verified_at, Service>("verified_at", Kind::kept, k_all),
        field<&Service::site, Service>("site", Kind::kept, k_all),
        field<&Service::organisation, Service>("organisation", Kind::kept, k_all)};
    return fields;
}

const RecordField<Site>* site_field(std::string_view name) {
    const auto found = std::ranges::find(site_fields(), name, &RecordField<Site>::name);
    return found != site_fields().end() ? &*found : nullptr;
}

const RecordField<Service>* service_field(std::string_view name) {
    const auto found = std::ranges::find(service_fields(), name, &RecordField<Service>::name);
    return found != service_fields().end() ? &*found : nullptr;
}

bool tells_where(std::string_view site_field) {
    constexpr auto k_names = std::to_array<std::string_view>(
        {"point", "precision", "area", "locality", "locality_name"});
    return std::ranges::find(k_names, site_field) != k_names.end();
}

bool is_always_said(std::string_view list) {
    return list == "site_status" || list == "location_visibility";
}

std::vector<std::string> codes_of_list(std::string_view list) {
    if (list == "location_visibility") {
        return codes<LocationVisibility>();
    }
    if (list == "site_status") {
        return codes<SiteStatus>();
    }
    if (list == "public") {
        return codes<Public>();
    }
    if (list == "fee") {
        return codes<Fee>();
    }
    if (list == "access_mode") {
        return codes<AccessMode>();
    }
    return list == "saturation" ? codes<Saturation>() : std::vector<std::string>{};
}

std::string checked_value(FieldKind kind,
                          std::string_view list,
                          std::size_t most,
                          const std::string& form_field,
                          const std::vector<std::string>& values,
                          const std::vector<Language>& languages) {
    const auto typed = values.empty() ? std::string() : util::trim(values.back());
    std::vector<std::string> chosen = values;
    std::erase(chosen, "");
    switch (kind) {
    case FieldKind::line:
    case FieldKind::words: {
        auto text = checked_text(form_field, typed, 0, most);
        if (kind == FieldKind::line) {
            std::ranges::replace(text, '\n', ' ');
        }
        return text;
    }
    case FieldKind::phones:
        return list_of(
            form_field, checked_text(form_field, typed, 0, most), importers::read_phones);
    case FieldKind::phone:
        return checked_phone(form_field, checked_text(form_field, typed, 0, most));
    case FieldKind::emails:
        return list_of(
            form_field, checked_text(form_field, typed, 0, most), importers::read_emails);
    case FieldKind::hours:
        return hours_of(checked_text(form_field, typed, 0, most));
    case FieldKind::day:
        return day_of(form_field, typed);
    case FieldKind::number:
        return number_of(form_field, typed);
    case FieldKind::point:
        return point_of(form_field, checked_text(form_field, typed, 0, most));
    case FieldKind::code:
        if (typed.empty() && is_always_said(list)) {
            throw InvalidInput(form_field, {"form.missing", {}});
        }
        return typed.empty() ? "" : typed_codes(form_field, {typed}, codes_of_list(list));
    case FieldKind::codes:
        return typed_codes(form_field, chosen, codes_of_list(list));
    case FieldKind::languages: {
        std::vector<std::string> known;
        std::ranges::transform(languages, std::back_inserter(known), &Language::code);
        return typed_codes(form_field, chosen, known);
    }
    case FieldKind::kept:
        break;
    }
    throw InvalidInput(form_field, {"keep.not_by_hand", {}});
}

} // namespace relais::usecases
