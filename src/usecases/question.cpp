#include "usecases/question.h"

#include "directory/packing.h"
#include "directory/person_groups.h"
#include "geometry/area_locator.h"
#include "geometry/point_index.h"
#include "usecases/nearest_code.h"
#include "usecases/read_codes.h"
#include "util/errors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using util::InvalidInput;

constexpr std::size_t k_most_needs = 12;
constexpr int k_oldest = 120;

template <class Record>
std::vector<std::string> codes_of(const std::vector<Record>& records) {
    std::vector<std::string> codes;
    for (const auto& record : records) {
        codes.push_back(record.code);
    }
    return codes;
}

std::uint32_t read_languages(const Directory& directory, const std::vector<std::string>& codes) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const auto bit = directory.language(codes[i]);
        if (!bit) {
            throw unknown_code("profile/languages/" + std::to_string(i), codes[i], codes_of(directory.languages));
        }
        bits |= 1U << static_cast<unsigned>(*bit);
    }
    return bits;
}

std::optional<AgeBand> read_age(const PersonWords& request) {
    if (!request.age_from && !request.age_to) {
        return std::nullopt;
    }
    const int from = request.age_from.value_or(0);
    const int to = request.age_to.value_or(request.age_from ? from : k_oldest);
    if (from < 0 || from > k_oldest) {
        throw out_of_range("profile/age", std::to_string(from), 0, k_oldest);
    }
    if (to < from || to > k_oldest) {
        throw out_of_range("profile/age_to", std::to_string(to), from, k_oldest);
    }
    return AgeBand{from, to};
}

Profile read_profile(const Directory& directory, const PersonWords& request) {
    Profile profile;
    if (!request.sex.empty()) {
        profile.sex = read_code<Sex>("profile/sex", request.sex);
    }
    profile.age = read_age(request);
    profile.publics = read_codes<Public>("profile/publics", request.publics);
    profile.certain_publics = certain_publics(profile);
    profile.languages = read_languages(directory, request.languages);
    return profile;
}

std::vector<int> read_needs(const Taxonomy& taxonomy, const std::vector<std::string>& codes) {
    if (codes.empty()) {
        throw InvalidInput("needs", {"error.no_need", {}});
    }
    if (codes.size() > k_most_needs) {
        throw InvalidInput("needs", {"error.too_many", {{"field", "needs"}, {"max", std::to_string(k_most_needs)}}});
    }
    std::vector<int> terms;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const auto term = taxonomy.find(codes[i]);
        if (!term) {
            throw unknown_code("needs/" + std::to_string(i), codes[i], codes_of(taxonomy.terms()));
        }
        if (std::ranges::find(terms, *term) == terms.end()) {
            terms.push_back(*term);
        }
    }
    return terms;
}

void find_nearest_settlement(const geometry::PointIndex& settlements, UnderstoodPlace& place) {
    if (const auto nearest = settlements.nearest(place.place.point, [](std::uint32_t) { return true; })) {
        place.has_settlement = true;
        place.nearest_settlement = nearest->item;
        place.to_settlement = nearest->distance;
    }
}

} // namespace

util::InvalidInput out_of_range(const std::string& field, const std::string& value, int min, int max) {
    return {field,
            {"error.out_of_range",
             {{"field", field}, {"value", value}, {"min", std::to_string(min)}, {"max", std::to_string(max)}}}};
}

std::optional<AskedTime> parse_local_time(const std::string& text) {
    static constexpr std::string_view k_form = "dddd-dd-ddTdd:dd";
    const bool fits = std::ranges::equal(text, k_form, [](char given, char form) {
        return form == 'd' ? given >= '0' && given <= '9' : given == form;
    });
    const auto day = fits ? util::parse_day(text.substr(0, 10)) : std::nullopt;
    const int hour = fits ? std::stoi(text.substr(11, 2)) : 24;
    const int minute = fits ? std::stoi(text.substr(14, 2)) : 60;
    if (!day || hour > 23 || minute > 59) {
        return std::nullopt;
    }
    const auto weekday = static_cast<int>(std::chrono::weekday(*day).iso_encoding()) - 1; // Monday 0
    return AskedTime{*day, {weekday * 24 * 60 + hour * 60 + minute}};
}

UnderstoodPlace read_place(const Snapshot& snapshot, const PlaceWords& request) {
    const auto& gazetteer = snapshot.directory().gazetteer;
    UnderstoodPlace place;
    if (!request.settlement.empty()) {
        const auto* settlement = gazetteer.settlement(request.settlement);
        if (settlement == nullptr) {
            throw InvalidInput("place/settlement",
                               {"error.no_settlement", {{"value", request.settlement.substr(0, 60)}}});
        }
        place.place = {settlement->point, settlement->area};
        place.nearest_settlement = static_cast<std::uint32_t>(settlement - gazetteer.settlements().data());
        place.named = true;
        place.has_settlement = true;
        return place;
    }
    if (!request.point) {
        throw InvalidInput("place", {"error.no_place", {}});
    }
    if (!is_valid(*request.point)) {
        throw InvalidInput("place/point", {"error.bad_point", {}});
    }
    place.place = {*request.point, snapshot.areas().locate(*request.point)};
    find_nearest_settlement(snapshot.settlement_points(), place);
    return place;
}

Question read_question(const Snapshot& snapshot, const PersonWords& request, util::Day today) {
    const auto& directory = snapshot.directory();
    Question question{read_needs(directory.taxonomy, request.needs), {}};
    auto& query = question.query;
    query.profile = read_profile(directory, request);
    query.today = day_number(today);
    if (!request.fee_at_most.empty()) {
        query.wishes.fee_at_most = read_code<Fee>("wishes/fee_at_most", request.fee_at_most);
    }
    query.wishes.access_modes = read_codes<AccessMode>("wishes/access_modes", request.access_modes);
    if (!request.open_at.empty()) {
        const auto asked = parse_local_time(request.open_at);
        if (!asked) {
            throw InvalidInput("wishes/open_at", {"error.bad_time", {{"value", request.open_at.substr(0, 30)}}});
        }
        query.wishes.open_at = asked->time;
    }
    return question;
}

} // namespace relais::usecases
