#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace relais::importers {

/// What a column of a mapping can hold. The names below are those a profile file uses.
enum class Field : std::uint8_t {
    number,          ///< running number of the sheet: read by nobody
    organisation_id, ///< the mapping's own identifier
    organisation,
    acronym,
    kind,
    membership,
    site_id,
    site, ///< point of service
    region,
    department,
    arrondissement,
    locality,
    neighbourhood,
    address,
    landmark,
    coordinates, ///< both in one cell
    latitude,
    longitude,
    precision,
    visibility,
    accessibility,
    status,
    phone,
    whatsapp,
    email,
    website,
    opening_hours,
    service_id,
    need,
    service_name,
    description_fr,
    description_en,
    publics,
    sex,
    age, ///< both ends in one cell
    minimum_age,
    maximum_age,
    languages,
    fee,
    fee_details,
    access,
    referrers,
    documents,
    capacity,
    saturation,
    saturation_as_of,
    waiting_days,
    cost_sharing,
    zone,
    outreach_days,
    source,
    verified_at,
    notes,   ///< the author's remarks: not published, so not read
    ignored, ///< columns known and left out, names of persons above all
    count
};

inline constexpr std::size_t k_field_count = static_cast<std::size_t>(Field::count);

inline constexpr std::array<std::string_view, k_field_count> k_field_names = {
    "number",           "organisation_id", "organisation",  "acronym",   "kind",
    "membership",       "site_id",         "site",          "region",    "department",
    "arrondissement",   "locality",        "neighbourhood", "address",   "landmark",
    "coordinates",      "latitude",        "longitude",     "precision", "visibility",
    "accessibility",    "status",          "phone",         "whatsapp",  "email",
    "website",          "opening_hours",   "service_id",    "need",      "service_name",
    "description_fr",   "description_en",  "publics",       "sex",       "age",
    "minimum_age",      "maximum_age",     "languages",     "fee",       "fee_details",
    "access",           "referrers",       "documents",     "capacity",  "saturation",
    "saturation_as_of", "waiting_days",    "cost_sharing",  "zone",      "outreach_days",
    "source",           "verified_at",     "notes",         "ignored"};

constexpr std::size_t index_of(Field field) {
    return static_cast<std::size_t>(field);
}

/// The field of a name in a profile; nothing for any other word.
constexpr std::optional<Field> field_from_name(std::string_view name) {
    for (std::size_t i = 0; i < k_field_count; ++i) {
        if (k_field_names[i] == name) {
            return static_cast<Field>(i);
        }
    }
    return std::nullopt;
}

/// Several columns may share these; their cells are read together.
constexpr bool may_repeat(Field field) {
    switch (field) {
    case Field::phone:
    case Field::email:
    case Field::need:
    case Field::publics:
    case Field::languages:
    case Field::access:
    case Field::documents:
    case Field::ignored:
    case Field::notes:
    case Field::number:
        return true;
    default:
        return false;
    }
}

} // namespace relais::importers
