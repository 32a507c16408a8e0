#include "present/overlap_words.h"

#include "util/clock.h"

namespace relais::present {

using namespace relais::directory;

std::string publics_label(const Words& words, CodeSet<Public> publics) {
    return publics.has(Public::everyone) ? words.texts().label("public", "everyone")
                                         : joined(words.labels(publics), ", ");
}

const std::string& short_name(const Organisation& organisation) {
    return organisation.acronym.empty() ? organisation.name : organisation.acronym;
}

std::string organisation_label(const Words& words, OrganisationId id) {
    const auto* organisation = words.directory().organisation(id);
    return organisation != nullptr ? organisation->name
                                   : "organisation-" + std::to_string(id.value) + " (" +
                                         words.say("overlap.absent") + ")";
}

std::string scope_label(const Words& words, const ComplementaryScope& scope) {
    std::vector<std::string> parts;
    if (!scope.need.empty()) {
        parts.push_back(words.need(scope.need));
    }
    if (!scope.public_group.empty()) {
        parts.push_back(words.texts().label("public", scope.public_group));
    }
    if (!scope.area.empty()) {
        parts.push_back(words.area_path(scope.area));
    }
    return parts.empty() ? words.say("overlap.scope_all") : joined(parts, ", ");
}

std::string mark_day(const Words& words, const ComplementaryMark& mark) {
    const auto day = util::parse_day(mark.at.substr(0, 10));
    return day ? words.day(*day) : mark.at;
}

std::string needs_label(const Words& words, const std::vector<std::string>& needs) {
    std::vector<std::string> labels;
    for (const auto& need : needs) {
        labels.push_back(words.need(need));
    }
    return labels.empty() ? words.say("overlap.all_needs") : joined(labels, ", ");
}

} // namespace relais::present
