#include "present/page_words.h"

#include "directory/suitability.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace relais::present {
namespace {

template <class Record>
const std::string& label_in(Lang lang, const Record& record) {
    return lang == Lang::en && !record.label_en.empty() ? record.label_en : record.label_fr;
}

template <class Record>
const std::string& name_in(Lang lang, const Record& record) {
    return lang == Lang::en && !record.name_en.empty() ? record.name_en : record.name_fr;
}

} // namespace

std::string Words::say(const std::string& key, Values values) const {
    return m_texts.render({key, std::move(values)});
}

std::string Words::count(const std::string& key, std::int64_t number) const {
    return say(key, {{"count", std::to_string(number)}});
}

std::string Words::need(std::string_view code) const {
    const auto term = directory().taxonomy.find(code);
    return term ? label_in(lang(), directory().taxonomy.terms()[static_cast<std::size_t>(*term)]) : std::string(code);
}

std::string Words::dimension_of(std::string_view need) const {
    const auto term = directory().taxonomy.find(need);
    return term ? directory().taxonomy.terms()[static_cast<std::size_t>(*term)].parent : std::string();
}

std::string Words::language(std::string_view code) const {
    const auto position = directory().language(code);
    return position ? label_in(lang(), directory().languages[static_cast<std::size_t>(*position)]) : std::string(code);
}

std::string Words::area(std::string_view code) const {
    const auto* unit = directory().gazetteer.area(code);
    return unit != nullptr ? name_in(lang(), *unit) : std::string(code);
}

std::string Words::area_path(std::string_view code) const {
    const auto& gazetteer = directory().gazetteer;
    std::vector<std::string> names;
    for (const auto* unit = gazetteer.area(code); unit != nullptr; unit = gazetteer.area(unit->parent)) {
        names.push_back(name_in(lang(), *unit));
    }
    return joined(names, ", ");
}

std::string Words::locality(const directory::Site& site) const {
    const auto* settlement = directory().gazetteer.settlement(site.locality);
    return settlement != nullptr ? settlement->name : site.locality_name;
}

std::string Words::where(const directory::Site& site) const {
    std::vector<std::string> parts;
    if (const auto name = locality(site); !name.empty()) {
        parts.push_back(name);
        const auto* settlement = directory().gazetteer.settlement(site.locality);
        const auto* town = settlement != nullptr ? directory().gazetteer.settlement(settlement->parent) : nullptr;
        if (town != nullptr) {
            parts.push_back(town->name);
        }
    }
    const auto& gazetteer = directory().gazetteer;
    for (const auto* unit = gazetteer.area(site.area); unit != nullptr; unit = gazetteer.area(unit->parent)) {
        const auto& name = name_in(lang(), *unit);
        if (std::ranges::find(parts, name) == parts.end()) { // Tignère is in Tignère
            parts.push_back(name);
        }
    }
    return joined(parts, ", ");
}

std::string Words::facet_value(usecases::Facet facet, const std::string& code) const {
    using usecases::Facet;
    if (code == "unknown") {
        return m_texts.text("unknown");
    }
    switch (facet) {
    case Facet::need:
        return need(code);
    case Facet::public_group:
        return m_texts.label("public", code);
    case Facet::zone: {
        const auto* zone = directory().gazetteer.zone(code);
        return zone != nullptr ? name_in(lang(), *zone) : code;
    }
    case Facet::area:
        return area(code);
    case Facet::kind:
        return m_texts.label("organisation_kind", code);
    case Facet::fee:
        return m_texts.label("fee", code);
    case Facet::access:
        return m_texts.label("access_mode", code);
    case Facet::language:
        return language(code);
    case Facet::membership:
        return m_texts.label("mnr_membership", code);
    }
    return code;
}

std::string Words::day(util::Day day) const {
    const std::chrono::year_month_day date(day);
    const auto number = static_cast<unsigned>(date.day());
    const bool first_in_french = number == 1 && lang() == Lang::fr;
    return say("page.date",
               {{"day", first_in_french ? "1er" : std::to_string(number)},
                {"month", m_texts.text("page.month_" + std::to_string(static_cast<unsigned>(date.month())))},
                {"year", std::to_string(static_cast<int>(date.year()))}});
}

std::string Words::distance(directory::Metres distance) const {
    const bool is_far = distance.value >= 1000;
    const auto number = std::lround(is_far ? distance.value / 1000 : distance.value);
    return say(is_far ? "page.kilometres" : "page.metres", {{"number", std::to_string(number)}});
}

std::string Words::phone(const std::string& e164) {
    constexpr std::size_t k_cameroon = 13; // "+237" and nine digits
    if (!e164.starts_with("+237") || e164.size() != k_cameroon) {
        return e164;
    }
    return "+237 " + e164.substr(4, 3) + ' ' + e164.substr(7, 2) + ' ' + e164.substr(9, 2) + ' ' + e164.substr(11, 2);
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (const auto& part : parts) {
        out += out.empty() ? "" : separator;
        out += part;
    }
    return out;
}

Value fact(std::string label, std::string value) {
    auto line = Value::object();
    line.set("label", std::move(label));
    line.set("unknown", value.empty());
    line.set("value", std::move(value));
    return line;
}

void set_verification(Value& value, const Words& words, std::optional<util::Day> verified_at, util::Day today) {
    const bool is_fresh = verified_at && (today - *verified_at).count() <= directory::k_fresh_days;
    value.set("fresh", is_fresh);
    value.set("stale", verified_at.has_value() && !is_fresh);
    value.set("never_verified", !verified_at.has_value());
    value.set("verified_label", verified_at ? words.say("page.verified_on", {{"day", words.day(*verified_at)}})
                                            : words.say("page.never_verified"));
}

} // namespace relais::present
