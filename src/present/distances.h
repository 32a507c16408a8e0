#pragma once
#include "directory/records.h"
#include "directory/units.h"
#include "present/page_words.h"

#include <optional>
#include <string>

namespace relais::present {

/// A length for people: "moins de 100 m", "850 m" (to 10 m), "4,2 km" (under 10 km), "12 km".
std::string length_label(const Texts& texts, directory::Metres length);

/// How far a site is, in a straight line: "à 12 km"; "à environ 12 km (lieu confidentiel : …)" where the point is not
/// the door. No distance: the sentence that says so.
std::string distance_label(const Texts& texts, std::optional<directory::Metres> distance,
                           const directory::Site* site);

/// How far the door may be from a site's published point: zero where that is the door, or next to it.
directory::Metres door_within(const directory::Site& site);

/// What a site's published point is: "localité", "lieu confidentiel …".
std::string point_label(const Texts& texts, const directory::Site& site);

/// True when the published point of a site stands for another, which is not told.
bool is_stand_in(const directory::Site& site);

} // namespace relais::present
