#pragma once
#include "geometry/nearest_index.h"
#include "usecases/snapshot.h"
#include "util/clock.h"

#include <optional>
#include <string>
#include <vector>

namespace relais::usecases {

/// A person's search in the words of the API; nothing given is nothing known. Never stored, never logged.
struct NearestRequest {
    std::string settlement;                 ///< settlement code; or
    std::optional<directory::LonLat> point; ///< a point (one of the two is required)
    std::vector<std::string> needs;         ///< 1 to 12 taxonomy codes
    std::string sex;                        ///< "" or a code
    std::optional<int> age_from;            ///< years, 0 … 120
    std::optional<int> age_to;              ///< = age_from when not given
    std::vector<std::string> publics;
    std::vector<std::string> languages;
    std::string fee_at_most;
    std::vector<std::string> access_modes;
    std::string open_at; ///< "2026-11-24T10:00", time in Cameroon
    int k = 5;           ///< 1 … 50
    std::optional<double> within_km; ///< 1 … 1500
};

/// Where the search starts, as understood.
struct UnderstoodPlace {
    directory::Place place;
    std::uint32_t nearest_settlement = 0; ///< position in gazetteer().settlements(): the one named, or the nearest one
    directory::Metres to_settlement;      ///< 0 when it was named
    bool named = false;                   ///< false: a point
    bool has_settlement = false;          ///< false only for an empty gazetteer
};

struct NeedAnswer {
    int term = 0; ///< position in taxonomy().terms()
    geometry::NearestAnswer answer; ///< offerings are positions in directory().services
};

struct NearestResult {
    UnderstoodPlace place;
    std::vector<NeedAnswer> needs; ///< in the order asked
    directory::Query query;        ///< what each need was held against (its `needs` is that of the last one)
    std::optional<directory::Metres> within;
};

/// Throws util::InvalidInput naming the field ("needs/0", "profile/age", "k" …) for anything out of the lists or
/// ranges above, with the nearest accepted value where there is one. `today` is the day in Cameroon.
NearestResult find_nearest(const Snapshot& snapshot, const NearestRequest& request, util::Day today);

/// "2026-11-24T10:00" → day and minute of the week; nothing for another form.
struct AskedTime {
    util::Day day;
    directory::LocalTime time;
};
std::optional<AskedTime> parse_local_time(const std::string& text);

} // namespace relais::usecases
