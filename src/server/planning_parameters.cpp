#include "server/planning_parameters.h"

#include "server/parameters.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <charconv>

namespace relais::server {

std::vector<std::string> all_of(const Request& request, std::string_view name) {
    std::vector<std::string> values;
    for (const auto& [key, value] : request.parameters) {
        if (key == name) {
            const auto parts = util::split_list(value, ",");
            values.insert(values.end(), parts.begin(), parts.end());
        }
    }
    return values;
}

std::vector<double> numbers(const Request& request, std::string_view name) {
    std::vector<double> all;
    for (const auto& text : all_of(request, name)) {
        double value = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
        if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) {
            throw util::InvalidInput(std::string(name),
                                     {"api.error.type.number", {{"field", std::string(name)}}});
        }
        all.push_back(value);
    }
    return all;
}

std::optional<double> number(const Request& request, std::string_view name) {
    const auto all = numbers(request, name);
    if (all.size() > 1) {
        throw util::InvalidInput(std::string(name),
                                 {"api.error.type.number", {{"field", std::string(name)}}});
    }
    return all.empty() ? std::nullopt : std::optional(all.front());
}

void read_person_words(const Request& request, usecases::PersonWords& words) {
    words.needs = all_of(request, "need");
    words.publics = all_of(request, "public");
    words.languages = all_of(request, "language");
    words.sex = single_text(request, "sex");
    words.age_from = whole_number(request, "age_from");
    words.age_to = whole_number(request, "age_to");
}

std::optional<usecases::CoverageLevel> level(const Request& request) {
    const auto text = single_text(request, "level");
    const auto known = usecases::coverage_level_from(text);
    if (!text.empty() && !known) {
        throw util::InvalidInput(
            "level", {"error.unknown_code", {{"field", "level"}, {"value", text.substr(0, 40)}}});
    }
    return known;
}

const directory::Demand& weight(const usecases::Snapshot& snapshot, const Request& request) {
    const auto name = single_text(request, "weight");
    const auto kind =
        name.empty() ? directory::DemandKind::people : directory::demand_kind_of(name);
    if (!kind) {
        throw util::InvalidInput(
            "weight", {"error.unknown_code", {{"field", "weight"}, {"value", name.substr(0, 40)}}});
    }
    const auto* demand = snapshot.demand(*kind);
    if (demand == nullptr) {
        throw util::Conflict({*kind == directory::DemandKind::people ? "coverage.no_people"
                                                                     : "coverage.no_returnees",
                              {}});
    }
    return *demand;
}

} // namespace relais::server
