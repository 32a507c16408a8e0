#pragma once
#include "directory/codes.h"
#include "directory/ids.h"
#include "directory/opening_hours.h"
#include "directory/units.h"
#include "directory/zone.h"
#include "util/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the directory holds. An empty string, set or optional is "not known", never "no".
namespace relais::directory {

/// Where a record came from: for "row 57 of sheet Maroua", and for the comments given back to the
/// author.
struct Provenance {
    std::string sheet;
    int row = 0; ///< as the author sees it: the first line of the sheet is 1
    bool operator==(const Provenance&) const = default;
};

struct Organisation {
    OrganisationId id;
    std::string key; ///< stable over editions: the mapping's own identifier, or made from the name
    std::string name;
    std::string acronym;
    std::optional<OrganisationKind> kind;
    std::string website;
    std::optional<MnrMembership> mnr_membership;
    bool operator==(const Organisation&) const = default;
};

/// A place where an organisation receives people. In a public snapshot `point`, `area`, `locality`
/// and the address fields are already those of the stand-in (see store/published_view.h): a true
/// confidential point is never here.
struct Site {
    SiteId id;
    std::string key;
    OrganisationId organisation;
    std::string name;
    std::string address;
    std::string landmark;      ///< "en face de …", the usual address
    std::string locality;      ///< settlement code of the gazetteer, "" if none was found
    std::string locality_name; ///< as the mapping writes it
    AreaCode area;             ///< the finest unit known
    std::optional<LonLat> point;
    LocationPrecision precision = LocationPrecision::region;
    LocationVisibility visibility = LocationVisibility::open;
    std::vector<std::string> phones; ///< E.164
    std::vector<std::string> emails;
    std::string whatsapp;      ///< E.164
    std::string opening_hours; ///< OSM syntax where it could be read, else the author's words
    WeeklyHours hours;
    std::string accessibility;
    SiteStatus status = SiteStatus::active;
    std::optional<util::Day> closed_from;
    std::optional<util::Day> closed_until; ///< last closed day
    std::string closure_message;
    bool operator==(const Site&) const = default;
};

/// What is offered, by whom, to whom.
struct Service {
    ServiceId id;
    std::string key;
    OrganisationId organisation;
    std::optional<SiteId> site; ///< none: mobile or outreach
    std::string need;           ///< taxonomy code
    std::string raw_need;       ///< the author's words
    std::string name;
    std::string description_fr;
    std::string description_en;
    CodeSet<Public> publics;
    CodeSet<Sex> sexes;                 ///< both bits: for all; none: not given
    std::optional<int> minimum_age;     ///< years
    std::optional<int> maximum_age;     ///< years, included
    std::vector<std::string> languages; ///< codes of geodata/languages.csv
    std::optional<Fee> fee;
    std::string fee_details;
    CodeSet<AccessMode> access_modes;
    CodeSet<Referrer> referrers;
    std::string documents_required;
    std::optional<int> capacity_per_month;
    std::optional<Saturation> saturation;
    std::optional<util::Day> saturation_as_of;
    std::optional<int> waiting_days;
    std::optional<CostSharing> cost_sharing;
    ServedZone zone;
    std::string outreach_days;
    std::string source;
    std::optional<util::Day> verified_at;
    Provenance provenance;
    bool operator==(const Service&) const = default;
};

struct Edition {
    EditionId id;
    std::string label;
    bool illustrative = false; ///< the starter mapping: said on every page and export
    std::optional<util::Day> validated_on;
    std::string validated_by;
    std::string source_file; ///< name only, no folder
    std::string sha256;      ///< of the file, lower-case hex
    std::string imported_at; ///< ISO 8601, UTC
    std::string imported_by;
    EditionState state = EditionState::draft;
    std::string published_at;
    bool operator==(const Edition&) const = default;
};

/// One row of geodata/languages.csv; its place in the list is its bit in a mask.
struct Language {
    std::string code;
    std::string label_fr;
    std::string label_en;
    std::vector<std::string> synonyms;
    bool operator==(const Language&) const = default;
};

} // namespace relais::directory
