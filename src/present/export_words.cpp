#include "present/export_words.h"

#include "exports/form.h"
#include "util/text_fold.h"

#include <algorithm>

namespace relais::present {
namespace {

using namespace relais::directory;

/// Whether a name alone says which unit is meant.
bool is_borne_once(const Gazetteer& gazetteer, const std::string& name) {
    const auto folded = util::squeeze(name);
    return std::ranges::count_if(gazetteer.areas(), [&](const Area& area) {
               return util::squeeze(area.name_fr) == folded || util::squeeze(area.name_en) == folded ||
                      std::ranges::any_of(area.variants, [&](const auto& variant) {
                          return util::squeeze(variant) == folded;
                      });
           }) == 1;
}

} // namespace

std::string export_phone(const std::string& e164) {
    const auto words = Words::phone(e164);
    const auto space = words.find(' ');
    return words.starts_with('+') && space != words.npos ? "(" + words.substr(0, space) + ")" + words.substr(space)
                                                         : "(" + words + ")";
}

std::string listed_phones(const std::vector<std::string>& phones) {
    std::vector<std::string> words;
    for (const auto& phone : phones) {
        words.push_back(export_phone(phone));
    }
    return joined(words, "; ");
}

std::string export_word(const Words& words, LocationPrecision precision) {
    return words.texts().label("export_precision", code_of(precision));
}

std::string export_word(const Words& words, LocationVisibility visibility) {
    return words.texts().label("export_visibility", code_of(visibility));
}

std::string export_zone(const Words& words, const ServedZone& zone) {
    switch (zone.kind) {
    case ServedZone::Kind::unknown:
        return "";
    case ServedZone::Kind::national:
        return words.texts().text("export.zone_national");
    case ServedZone::Kind::radius:
        return exports::shortest(zone.radius.value / 1000) + " km";
    case ServedZone::Kind::areas:
        break;
    }
    std::vector<std::string> names;
    for (const auto& code : zone.areas) {
        const auto name = words.area(code);
        names.push_back(is_borne_once(words.directory().gazetteer, name) ? name : code);
    }
    return joined(names, "; ");
}

std::string edition_note(const Words& words) {
    const auto& edition = words.directory().edition;
    return words.say(edition.illustrative ? "export.note_illustrative" : "export.note", {{"label", edition.label}});
}

} // namespace relais::present
