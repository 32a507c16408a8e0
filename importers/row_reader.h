#pragma once
#include "directory/mapping_row.h"
#include "directory/reference.h"
#include "importers/coordinate_reader.h"
#include "importers/memo.h"
#include "importers/opening_hours_reader.h"
#include "importers/place_finder.h"
#include "importers/row_findings.h"
#include "importers/sheet_rows.h"
#include "importers/term_reader.h"
#include "importers/to_wgs84.h"
#include "importers/word_list.h"
#include "util/clock.h"

#include <bit>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace relais::importers {

/// Reads the cells of one line into records. Remembers what it made of words it has seen, for most
/// cells of a mapping repeat; not thread-safe. Keeps references to all it is given.
class RowReader {
public:
    RowReader(const directory::Reference& reference,
              const PlaceFinder& places,
              const Profile& profile,
              util::Day today);

    /// The records of a line, keys still empty; nothing when a finding of level error holds it
    /// back.
    std::optional<directory::MappingRow> read(const DataRow& row, RowFindings& findings);

private:
    struct Location {
        FoundPlace place;
        std::optional<directory::LonLat> point;
        bool measured = false; ///< from coordinates of the row
    };

    directory::Organisation organisation(const DataRow& row, RowFindings& findings);
    Location locate(const DataRow& row, RowFindings& findings);
    std::optional<directory::LonLat>
    measured_point(const DataRow& row, const FoundPlace& place, RowFindings& findings);
    std::optional<RawPoint> raw_point(const DataRow& row, RowFindings& findings);
    std::optional<RawPoint> projected(const RawPoint& raw) const;
    std::optional<directory::Site>
    site(const DataRow& row, const Location& location, RowFindings& findings);
    void read_contacts(const DataRow& row, directory::Site& site, RowFindings& findings);
    directory::LocationPrecision
    precision(const DataRow& row, const Location& location, RowFindings& findings);
    directory::LocationVisibility visibility(const DataRow& row, RowFindings& findings);
    std::vector<directory::Service>
    services(const DataRow& row, const Location& location, RowFindings& findings);
    void read_audience(const DataRow& row, directory::Service& service, RowFindings& findings);
    void read_conditions(const DataRow& row, directory::Service& service, RowFindings& findings);
    void read_cost(const DataRow& row, directory::Service& service, RowFindings& findings);
    void read_ages_of(const DataRow& row, directory::Service& service, RowFindings& findings);
    std::optional<util::Day> date(const DataRow& row, Field field, RowFindings& findings);
    std::optional<int> waiting_days(const DataRow& row, RowFindings& findings);
    void
    protect_shelters(const DataRow& row, directory::MappingRow& read, RowFindings& findings) const;

    template <class Enum>
    directory::CodeSet<Enum> codes(const DataRow& row, Field field, RowFindings& findings);
    template <class Enum>
    std::optional<Enum> code(const DataRow& row, Field field, RowFindings& findings);

    const directory::Reference& m_reference;
    const PlaceFinder& m_places;
    const Profile& m_profile;
    util::Day m_today;
    NeedReader m_needs;
    LanguageReader m_languages;
    std::optional<ToWgs84> m_to_wgs84; ///< where the profile names a reference system

    Memo<PlaceWords, FoundPlace> m_seen_places;
    Memo<std::string, std::pair<std::vector<ReadNeed>, Remarks>> m_seen_needs;
    Memo<std::string, std::pair<std::vector<std::string>, Remarks>> m_seen_languages;
    Memo<std::string, std::pair<ReadHours, Remarks>> m_seen_hours;
    Memo<std::tuple<std::string, std::string>, std::pair<directory::ServedZone, Remarks>>
        m_seen_zones;
    Memo<std::tuple<Field, std::string>, std::pair<std::uint32_t, Remarks>> m_seen_codes;
};

template <class Enum>
directory::CodeSet<Enum> RowReader::codes(const DataRow& row, Field field, RowFindings& findings) {
    const auto& cell = row[field];
    if (cell.empty()) {
        return {};
    }
    const auto& [mask, remarks] = m_seen_codes.get({field, cell}, [&cell] {
        Remarks said;
        const auto set = read_code_set<Enum>(cell, said);
        return std::pair(set.bits, std::move(said));
    });
    findings.add(field, remarks);
    return directory::CodeSet<Enum>(mask);
}

template <class Enum>
std::optional<Enum> RowReader::code(const DataRow& row, Field field, RowFindings& findings) {
    const auto& cell = row[field];
    if (cell.empty()) {
        return std::nullopt;
    }
    const auto& [mask, remarks] = m_seen_codes.get({field, cell}, [&cell] {
        Remarks said;
        const auto value = read_code<Enum>(cell, said);
        return std::pair(value ? directory::CodeSet<Enum>{*value}.bits : 0U, std::move(said));
    });
    findings.add(field, remarks);
    return mask == 0 ? std::nullopt : std::optional(static_cast<Enum>(std::countr_zero(mask)));
}

} // namespace relais::importers
