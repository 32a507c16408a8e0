#include "server/coverage_request.h"

#include "server/parameters.h"
#include "server/planning_parameters.h"
#include "usecases/nearest_code.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

namespace relais::server {
namespace {

constexpr std::chrono::seconds k_planning_time{30};

std::optional<double> number(const std::string& text) {
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// Minutes then count instead of the kilometres.
void read_travel(const Request& request, TravelAsked by, usecases::CoverageRequest& asked) {
    usecases::TravelWords words{single_text(request, "mode"), single_text(request, "season"), {}};
    auto minutes = numbers(request, "minutes");
    const bool is_asked = !words.mode.empty() ||
                          (by == TravelAsked::by_any && (!words.season.empty() || !minutes.empty()));
    if (!is_asked) {
        return;
    }
    if (by == TravelAsked::by_any && !all_of(request, "km").empty()) {
        throw util::InvalidInput("km", {"travel.km_or_minutes", {}});
    }
    words.mode = words.mode.empty() ? "motorcycle" : words.mode;
    asked.travel = std::move(words);
    if (!minutes.empty()) {
        asked.thresholds_minutes = std::move(minutes);
    }
}

/// One of a few words, "" when it is not given.
std::string word(const Request& request, const std::string& name, const std::vector<std::string>& known) {
    auto text = single_text(request, name);
    if (!text.empty() && std::find(known.begin(), known.end(), text) == known.end()) {
        throw usecases::unknown_code(name, text.substr(0, 40), known);
    }
    return text;
}

} // namespace

present::CoverageQuery coverage_query(const Request& request, TravelAsked by) {
    present::CoverageQuery asked;
    read_person_words(request, asked);
    if (auto thresholds = numbers(request, "km"); !thresholds.empty()) {
        asked.thresholds_km = std::move(thresholds);
    }
    read_travel(request, by, asked);
    const auto level = word(request, "level", {"zone", "region", "department", "arrondissement"});
    asked.level = usecases::coverage_level_from(level).value_or(asked.level);
    asked.within = single_text(request, "within");
    asked.weight = single_text(request, "weight");
    asked.colour = word(request, "colour", {"covered", "confirmed"});
    asked.left_out = whole_number(request, "left_out").value_or(asked.left_out);
    return asked;
}

bool is_true(const Request& request, const std::string& name) {
    return word(request, name, {"true", "false"}) == "true";
}

util::Progress planning_deadline() {
    const auto end = std::chrono::steady_clock::now() + k_planning_time;
    return [end](std::int64_t, std::int64_t) { return std::chrono::steady_clock::now() < end; };
}

std::vector<usecases::PlaceWords> own_places(const Request& request) {
    std::vector<usecases::PlaceWords> places;
    for (const auto& [key, value] : request.parameters) {
        if (key != "own" || value.empty()) {
            continue;
        }
        const auto parts = util::split_list(value, ",");
        const auto longitude = parts.size() == 2 ? number(parts[0]) : std::nullopt;
        const auto latitude = parts.size() == 2 ? number(parts[1]) : std::nullopt;
        if (longitude && latitude) {
            places.push_back({"", directory::LonLat{*longitude, *latitude}});
        } else {
            places.push_back({value, std::nullopt});
        }
    }
    return places;
}

} // namespace relais::server
