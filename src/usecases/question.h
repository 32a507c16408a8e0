#pragma once
#include "directory/suitability.h"
#include "usecases/snapshot.h"
#include "util/clock.h"
#include "util/errors.h"

#include <optional>
#include <string>
#include <vector>

namespace relais::usecases {

/// Who is asked for, in the words of the API; nothing given is nothing known. Never stored, never logged.
struct PersonWords {
    std::vector<std::string> needs; ///< 1 to 12 taxonomy codes
    std::string sex;                ///< "" or a code
    std::optional<int> age_from;    ///< years, 0 … 120
    std::optional<int> age_to;      ///< = age_from when not given
    std::vector<std::string> publics;
    std::vector<std::string> languages;
    std::string fee_at_most;
    std::vector<std::string> access_modes;
    std::string open_at; ///< "2026-11-24T10:00", time in Cameroon
};

/// Where the person is: one of the two.
struct PlaceWords {
    std::string settlement; ///< settlement code
    std::optional<directory::LonLat> point;
};

/// Where a search starts, as understood.
struct UnderstoodPlace {
    directory::Place place;
    std::uint32_t nearest_settlement = 0; ///< position in gazetteer().settlements(): the one named, or the nearest one
    directory::Metres to_settlement;      ///< 0 when it was named
    bool named = false;                   ///< false: a point
    bool has_settlement = false;          ///< false only for an empty gazetteer
};

/// A person's words as the rule reads them; its place and need are filled by whoever asks.
struct Question {
    std::vector<int> terms; ///< positions in taxonomy().terms(), in the order asked, none twice
    directory::Query query;
};

/// All throw util::InvalidInput naming the field ("needs/0", "profile/age" …) for anything out of the lists or ranges
/// above, with the nearest accepted value where there is one. `today` is the day in Cameroon.
Question read_question(const Snapshot& snapshot, const PersonWords& words, util::Day today);
UnderstoodPlace read_place(const Snapshot& snapshot, const PlaceWords& words);

/// "error.out_of_range" for a number outside [min, max].
util::InvalidInput out_of_range(const std::string& field, const std::string& value, int min, int max);

/// "2026-11-24T10:00" → day and minute of the week; nothing for another form.
struct AskedTime {
    util::Day day;
    directory::LocalTime time;
};
std::optional<AskedTime> parse_local_time(const std::string& text);

} // namespace relais::usecases
