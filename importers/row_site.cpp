#include "importers/contact_reader.h"
#include "importers/coordinate_reader.h"
#include "importers/phone_reader.h"
#include "importers/point_check.h"
#include "importers/row_reader.h"
#include "util/text_fold.h"

#include <algorithm>
#include <array>
#include <cmath>

/// Where the organisation of a line receives people.
namespace relais::importers {
namespace {

using directory::FindingLevel;
using directory::LocationPrecision;
using directory::LocationVisibility;
using directory::Site;

constexpr double k_most_degrees = 360; ///< beyond, a number is metres

std::string joined(const std::string& a, const std::string& b) {
    const bool said = util::squeeze(a).find(util::squeeze(b)) != std::string::npos;
    return b.empty() || (said && !a.empty()) ? a : a.empty() ? b : a + ", " + b;
}

bool says_any_place(const DataRow& row) {
    constexpr std::array k_fields = {Field::site,
                                     Field::site_id,
                                     Field::region,
                                     Field::department,
                                     Field::arrondissement,
                                     Field::locality,
                                     Field::neighbourhood,
                                     Field::address,
                                     Field::landmark,
                                     Field::coordinates,
                                     Field::latitude,
                                     Field::longitude};
    return row.point.has_value() ||
           std::ranges::any_of(k_fields, [&row](Field field) { return !row[field].empty(); });
}

bool says_door(const DataRow& row) {
    constexpr std::array k_fields = {Field::site,
                                     Field::site_id,
                                     Field::arrondissement,
                                     Field::locality,
                                     Field::neighbourhood,
                                     Field::address,
                                     Field::landmark,
                                     Field::coordinates,
                                     Field::latitude,
                                     Field::longitude};
    return row.point.has_value() ||
           std::ranges::any_of(k_fields, [&row](Field field) { return !row[field].empty(); });
}

/// Mobile and outreach services have days or a zone, and no door.
bool is_outreach(const DataRow& row) {
    const bool moves = !row[Field::outreach_days].empty() || !row[Field::zone].empty();
    return (moves && !says_door(row)) || !says_any_place(row);
}

} // namespace

std::optional<RawPoint> RowReader::projected(const RawPoint& raw) const {
    const auto point = m_to_wgs84->point(raw.longitude, raw.latitude);
    return point ? std::optional(RawPoint{point->latitude, point->longitude, true}) : std::nullopt;
}

/// The numbers of the coordinate columns, degrees. A warning, and nothing, for what cannot be read.
std::optional<RawPoint> RowReader::raw_point(const DataRow& row, RowFindings& findings) {
    std::optional<RawPoint> raw;
    auto field = Field::coordinates;
    if (!row[Field::latitude].empty() || !row[Field::longitude].empty()) {
        field = row[Field::latitude].empty() ? Field::longitude : Field::latitude;
        const auto latitude = parse_angle(row[Field::latitude]);
        const auto longitude = parse_angle(row[Field::longitude]);
        if (!longitude) {
            field = Field::longitude;
        }
        if (latitude && longitude) {
            const bool crossed =
                latitude->axis == Axis::longitude && longitude->axis == Axis::latitude;
            raw = crossed ? RawPoint{longitude->degrees, latitude->degrees, true}
                          : RawPoint{latitude->degrees,
                                     longitude->degrees,
                                     latitude->axis && longitude->axis};
        }
    } else if (!row[Field::coordinates].empty()) {
        raw = parse_coordinates(row[Field::coordinates]);
    } else {
        return row.point ? std::optional(RawPoint{row.point->latitude, row.point->longitude, true})
                         : std::nullopt;
    }
    if (!raw) {
        findings.add(field, {FindingLevel::warning, {"finding.bad_coordinates", {}}, ""});
        return std::nullopt;
    }
    const bool metres =
        std::abs(raw->latitude) > k_most_degrees || std::abs(raw->longitude) > k_most_degrees;
    if (metres && !m_to_wgs84) {
        findings.add(field, {FindingLevel::warning, {"finding.projected_coordinates", {}}, ""});
        return std::nullopt;
    }
    return m_to_wgs84 ? projected(*raw) : raw;
}

std::optional<directory::LonLat>
RowReader::measured_point(const DataRow& row, const FoundPlace& place, RowFindings& findings) {
    const auto raw = raw_point(row, findings);
    if (!raw) {
        return std::nullopt;
    }
    Remarks remarks;
    const auto point = check_point(*raw, expected_place(place, m_reference.gazetteer), remarks);
    findings.add(row[Field::latitude].empty() ? Field::coordinates : Field::latitude, remarks);
    return point;
}

RowReader::Location RowReader::locate(const DataRow& row, RowFindings& findings) {
    const PlaceWords words{row[Field::region],
                           row[Field::department],
                           row[Field::arrondissement],
                           row[Field::locality],
                           row[Field::neighbourhood]};
    Location location;
    location.place = m_seen_places.get(words, [&] { return m_places.find(words); });
    findings.add(Field::region, location.place.remarks.region);
    findings.add(Field::department, location.place.remarks.department);
    findings.add(Field::arrondissement, location.place.remarks.arrondissement);
    findings.add(Field::locality, location.place.remarks.locality);
    findings.add(Field::neighbourhood, location.place.remarks.neighbourhood);
    location.point = measured_point(row, location.place, findings);
    location.measured = location.point.has_value();
    if (!location.point) {
        location.point = location.place.point;
    }
    return location;
}

LocationPrecision
RowReader::precision(const DataRow& row, const Location& location, RowFindings& findings) {
    const auto said = code<LocationPrecision>(row, Field::precision, findings);
    if (location.measured) {
        return said.value_or(LocationPrecision::street); // surveyed only where the author says so
    }
    return std::max(said.value_or(LocationPrecision::surveyed), location.place.precision);
}

/// What cannot be read is confidential: the other mistake would show a safe house.
LocationVisibility RowReader::visibility(const DataRow& row, RowFindings& findings) {
    if (row[Field::visibility].empty()) {
        return LocationVisibility::open;
    }
    Remarks unread;
    if (const auto said = read_code<LocationVisibility>(row[Field::visibility], unread);
        said && std::ranges::none_of(unread, [](const Remark& remark) {
            return remark.level == FindingLevel::warning;
        })) {
        return *said;
    }
    findings.add(Field::visibility,
                 {FindingLevel::warning, {"finding.unreadable_visibility", {}}, ""});
    return LocationVisibility::confidential;
}

void RowReader::read_contacts(const DataRow& row, Site& site, RowFindings& findings) {
    Remarks remarks;
    site.phones = read_phones(row[Field::phone], remarks);
    findings.add(Field::phone, remarks);
    remarks.clear();
    const auto whatsapp = read_phones(row[Field::whatsapp], remarks);
    site.whatsapp = whatsapp.empty() ? "" : whatsapp.front();
    findings.add(Field::whatsapp, remarks);
    remarks.clear();
    site.emails = read_emails(row[Field::email], remarks);
    findings.add(Field::email, remarks);
}

std::optional<Site>
RowReader::site(const DataRow& row, const Location& location, RowFindings& findings) {
    if (is_outreach(row)) {
        return std::nullopt;
    }
    Site site;
    site.name = row[Field::site];
    site.address = joined(row[Field::address], row[Field::neighbourhood]);
    site.landmark = row[Field::landmark];
    site.locality = location.place.settlement != nullptr ? location.place.settlement->code : "";
    site.locality_name = row[Field::locality];
    site.area = location.place.area;
    site.point = location.point;
    site.precision = precision(row, location, findings);
    site.visibility = visibility(row, findings);
    read_contacts(row, site, findings);
    const auto& [hours, remarks] = m_seen_hours.get(row[Field::opening_hours], [&row] {
        Remarks said;
        auto read = read_opening_hours(row[Field::opening_hours], said);
        return std::pair(std::move(read), std::move(said));
    });
    site.opening_hours = hours.text;
    site.hours = hours.week;
    findings.add(Field::opening_hours, remarks);
    site.accessibility = row[Field::accessibility];
    site.status = code<directory::SiteStatus>(row, Field::status, findings)
                      .value_or(directory::SiteStatus::active);
    if (!site.point) {
        findings.add(Field::locality, {FindingLevel::warning, {"finding.no_point", {}}, ""});
    }
    return site;
}

} // namespace relais::importers
