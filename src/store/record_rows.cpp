#include "store/record_rows.h"

#include "store/columns.h"

#include <charconv>

namespace relais::store {
namespace {

using namespace relais::directory;

constexpr std::int64_t k_told_every = 1'000;

/// "480-930 1920-2370": open minutes of the week.
std::string hours_text(const WeeklyHours& hours) {
    std::string text;
    for (const auto& interval : hours.open) {
        text += text.empty() ? "" : " ";
        text += std::to_string(interval.from) + "-" + std::to_string(interval.until);
    }
    return text;
}

WeeklyHours hours_in(const SQLite::Column& column) {
    if (column.isNull()) {
        return {};
    }
    WeeklyHours hours{true, {}};
    for (const auto& part : split(column.getText(), ' ')) {
        OpenInterval interval;
        const char* end = part.data() + part.size();
        const auto from = std::from_chars(part.data(), end, interval.from);
        if (from.ptr != end && std::from_chars(from.ptr + 1, end, interval.until).ptr == end) {
            hours.open.push_back(interval);
        }
    }
    return hours;
}

std::string_view zone_code(ServedZone::Kind kind) {
    switch (kind) {
    case ServedZone::Kind::national:
        return "national";
    case ServedZone::Kind::areas:
        return "areas";
    case ServedZone::Kind::radius:
        return "radius";
    case ServedZone::Kind::unknown:
        break;
    }
    return "unknown";
}

ServedZone zone_in(const std::string& kind, const SQLite::Column& areas, const SQLite::Column& radius) {
    if (kind == "national") {
        return {ServedZone::Kind::national, {}, {}};
    }
    if (kind == "areas") {
        return {ServedZone::Kind::areas, split(areas.getText(), ' '), {}};
    }
    if (kind == "radius") {
        return {ServedZone::Kind::radius, {}, Metres{radius.getDouble()}};
    }
    return {};
}

void insert_organisations(SQLite::Database& sql, EditionId edition, const std::vector<Organisation>& organisations) {
    SQLite::Statement insert(sql, "INSERT INTO organisation VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    for (const auto& o : organisations) {
        RowWriter(insert).add(edition.value).add(o.id.value).add(o.key).add(o.name).add(o.acronym).add_code(o.kind)
            .add(o.website).add_code(o.mnr_membership).insert();
    }
}

void insert_sites(SQLite::Database& sql, EditionId edition, const std::vector<Site>& sites) {
    SQLite::Statement insert(
        sql,
        "INSERT INTO site (edition, id, key, organisation, name, address, landmark, locality, locality_name, area, "
        "longitude, latitude, precision, visibility, phones, emails, whatsapp, opening_hours, hours, accessibility, "
        "status, closed_from, closed_until, closure_message, geometry) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
        "?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, MakePoint(?11, ?12, 4326))");
    for (const auto& s : sites) {
        RowWriter row(insert);
        row.add(edition.value).add(s.id.value).add(s.key).add(s.organisation.value).add(s.name).add(s.address)
            .add(s.landmark).add(s.locality).add(s.locality_name).add(s.area);
        s.point ? row.add(s.point->longitude).add(s.point->latitude) : row.add_null().add_null();
        row.add(code_of(s.precision)).add(code_of(s.visibility)).add(join(s.phones, ' ')).add(join(s.emails, ' '))
            .add(s.whatsapp).add(s.opening_hours);
        s.hours.known ? row.add(hours_text(s.hours)) : row.add_null();
        row.add(s.accessibility).add(code_of(s.status)).add(s.closed_from).add(s.closed_until).add(s.closure_message)
            .insert();
    }
}

void insert_service(SQLite::Statement& insert, EditionId edition, const Service& s) {
    RowWriter row(insert);
    row.add(edition.value).add(s.id.value).add(s.key).add(s.organisation.value);
    s.site ? row.add(s.site->value) : row.add_null();
    row.add(s.need).add(s.raw_need).add(s.name).add(s.description_fr).add(s.description_en).add_codes(s.publics)
        .add_codes(s.sexes).add_optional(s.minimum_age).add_optional(s.maximum_age).add(join(s.languages, ' '))
        .add_code(s.fee).add(s.fee_details).add_codes(s.access_modes).add_codes(s.referrers).add(s.documents_required)
        .add_optional(s.capacity_per_month).add_code(s.saturation).add(s.saturation_as_of)
        .add_optional(s.waiting_days).add_code(s.cost_sharing).add(zone_code(s.zone.kind))
        .add(join(s.zone.areas, ' ')).add(s.zone.radius.value).add(s.outreach_days).add(s.source).add(s.verified_at)
        .add(s.provenance.sheet).add(s.provenance.row).insert();
}

constexpr const char* k_organisation_columns =
    "SELECT id, key, name, acronym, kind, website, mnr_membership FROM organisation WHERE edition = ? ";
constexpr const char* k_site_columns =
    "SELECT id, key, organisation, name, address, landmark, locality, locality_name, area, longitude, latitude, "
    "precision, visibility, phones, emails, whatsapp, opening_hours, hours, accessibility, status, closed_from, "
    "closed_until, closure_message FROM ";
constexpr const char* k_service_columns =
    "SELECT id, key, organisation, site, need, raw_need, name, description_fr, description_en, publics, sexes, "
    "minimum_age, maximum_age, languages, fee, fee_details, access_modes, referrers, documents_required, "
    "capacity_per_month, saturation, saturation_as_of, waiting_days, cost_sharing, zone_kind, zone_areas, "
    "zone_radius, outreach_days, source, verified_at, sheet, line FROM ";

Organisation organisation_in(SQLite::Statement& row) {
    return {{row.getColumn(0).getInt64()}, row.getColumn(1).getString(), row.getColumn(2).getString(),
            row.getColumn(3).getString(), code_in<OrganisationKind>(row.getColumn(4)), row.getColumn(5).getString(),
            code_in<MnrMembership>(row.getColumn(6))};
}

Site site_in(SQLite::Statement& row) {
    Site s;
    int next = 0;
    const auto text = [&] { return row.getColumn(next++).getString(); };
    s.id = {row.getColumn(next++).getInt64()};
    s.key = text();
    s.organisation = {row.getColumn(next++).getInt64()};
    for (auto* field : {&s.name, &s.address, &s.landmark, &s.locality, &s.locality_name, &s.area}) {
        *field = text();
    }
    if (!row.getColumn(next).isNull() && !row.getColumn(next + 1).isNull()) {
        s.point = LonLat{row.getColumn(next).getDouble(), row.getColumn(next + 1).getDouble()};
    }
    next += 2;
    s.precision = code_in<LocationPrecision>(row.getColumn(next++)).value_or(LocationPrecision::region);
    // A word nobody knows must not open a door: it counts as confidential.
    s.visibility = code_in<LocationVisibility>(row.getColumn(next++)).value_or(LocationVisibility::confidential);
    s.phones = split(text(), ' ');
    s.emails = split(text(), ' ');
    s.whatsapp = text();
    s.opening_hours = text();
    s.hours = hours_in(row.getColumn(next++));
    s.accessibility = text();
    s.status = code_in<SiteStatus>(row.getColumn(next++)).value_or(SiteStatus::active);
    s.closed_from = day_in(row.getColumn(next++));
    s.closed_until = day_in(row.getColumn(next++));
    s.closure_message = text();
    return s;
}

Service service_in(SQLite::Statement& row) {
    Service s;
    int next = 0;
    const auto column = [&] { return row.getColumn(next++); };
    s.id = {column().getInt64()};
    s.key = column().getString();
    s.organisation = {column().getInt64()};
    if (const auto site = column(); !site.isNull()) {
        s.site = SiteId{site.getInt64()};
    }
    for (auto* field : {&s.need, &s.raw_need, &s.name, &s.description_fr, &s.description_en}) {
        *field = column().getString();
    }
    s.publics = codes_in<Public>(column());
    s.sexes = codes_in<Sex>(column());
    s.minimum_age = int_in(column());
    s.maximum_age = int_in(column());
    s.languages = split(column().getText(), ' ');
    s.fee = code_in<Fee>(column());
    s.fee_details = column().getString();
    s.access_modes = codes_in<AccessMode>(column());
    s.referrers = codes_in<Referrer>(column());
    s.documents_required = column().getString();
    s.capacity_per_month = int_in(column());
    s.saturation = code_in<Saturation>(column());
    s.saturation_as_of = day_in(column());
    s.waiting_days = int_in(column());
    s.cost_sharing = code_in<CostSharing>(column());
    const auto zone = column().getString();
    s.zone = zone_in(zone, row.getColumn(next), row.getColumn(next + 1));
    next += 2;
    s.outreach_days = column().getString();
    s.source = column().getString();
    s.verified_at = day_in(column());
    s.provenance = {row.getColumn(next).getString(), row.getColumn(next + 1).getInt()};
    return s;
}

/// How many rows an edition has: a vector that grows takes twice the room.
std::size_t count_of(SQLite::Database& sql, const std::string& table, EditionId edition) {
    SQLite::Statement count(sql, "SELECT count(*) FROM " + table + " WHERE edition = ?");
    count.bind(1, edition.value);
    count.executeStep();
    return static_cast<std::size_t>(count.getColumn(0).getInt64());
}

} // namespace

void insert_records(SQLite::Database& sql, EditionId edition, const Records& records,
                    const util::Progress& progress) {
    insert_organisations(sql, edition, records.organisations);
    insert_sites(sql, edition, records.sites);
    SQLite::Statement insert(sql,
                             "INSERT INTO service VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                             "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    const auto total = static_cast<std::int64_t>(records.services.size());
    for (std::int64_t done = 0; done < total; ++done) {
        if (done % k_told_every == 0) {
            util::report(progress, done, total);
        }
        insert_service(insert, edition, records.services[static_cast<std::size_t>(done)]);
    }
}

std::vector<Organisation> read_organisations(SQLite::Database& sql, EditionId edition) {
    std::vector<Organisation> organisations;
    SQLite::Statement row(sql, std::string(k_organisation_columns) + "ORDER BY id");
    row.bind(1, edition.value);
    while (row.executeStep()) {
        organisations.push_back(organisation_in(row));
    }
    return organisations;
}

Records read_provider(SQLite::Database& sql, EditionId edition, SiteId site) {
    Records records;
    SQLite::Statement place(sql, std::string(k_site_columns) + "site WHERE edition = ? AND id = ?");
    place.bind(1, edition.value);
    place.bind(2, site.value);
    if (!place.executeStep()) {
        return records;
    }
    records.sites.push_back(site_in(place));
    SQLite::Statement owner(sql, std::string(k_organisation_columns) + "AND id = ?");
    owner.bind(1, edition.value);
    owner.bind(2, records.sites[0].organisation.value);
    if (owner.executeStep()) {
        records.organisations.push_back(organisation_in(owner));
    }
    SQLite::Statement service(sql,
                              std::string(k_service_columns) + "service WHERE edition = ? AND site = ? ORDER BY id");
    service.bind(1, edition.value);
    service.bind(2, site.value);
    while (service.executeStep()) {
        records.services.push_back(service_in(service));
    }
    return records;
}

void update_site(SQLite::Database& sql, EditionId edition, const Site& s) {
    SQLite::Statement update(sql,
                             "UPDATE site SET longitude = ?1, latitude = ?2, geometry = MakePoint(?1, ?2, 4326), "
                             "precision = ?3, visibility = ?4, locality = ?5, locality_name = ?6, area = ?7, "
                             "name = ?8, address = ?9, landmark = ?10, phones = ?11, emails = ?12, whatsapp = ?13, "
                             "opening_hours = ?14, hours = ?15, accessibility = ?16, status = ?17, closed_from = ?18, "
                             "closed_until = ?19, closure_message = ?20 WHERE edition = ?21 AND id = ?22");
    RowWriter row(update);
    s.point ? row.add(s.point->longitude).add(s.point->latitude) : row.add_null().add_null();
    row.add(code_of(s.precision)).add(code_of(s.visibility)).add(s.locality).add(s.locality_name).add(s.area);
    row.add(s.name).add(s.address).add(s.landmark).add(join(s.phones, ' ')).add(join(s.emails, ' ')).add(s.whatsapp)
        .add(s.opening_hours);
    s.hours.known ? row.add(hours_text(s.hours)) : row.add_null();
    row.add(s.accessibility).add(code_of(s.status)).add(s.closed_from).add(s.closed_until).add(s.closure_message)
        .add(edition.value).add(s.id.value).insert();
}

void update_service(SQLite::Database& sql, EditionId edition, const Service& s) {
    SQLite::Statement update(
        sql, "UPDATE service SET name = ?, description_fr = ?, description_en = ?, publics = ?, languages = ?, "
             "fee = ?, fee_details = ?, access_modes = ?, documents_required = ?, capacity_per_month = ?, "
             "saturation = ?, saturation_as_of = ?, waiting_days = ?, verified_at = ?, site = ?, organisation = ? "
             "WHERE edition = ? AND id = ?");
    RowWriter row(update);
    row.add(s.name).add(s.description_fr).add(s.description_en).add_codes(s.publics).add(join(s.languages, ' '))
        .add_code(s.fee).add(s.fee_details).add_codes(s.access_modes).add(s.documents_required)
        .add_optional(s.capacity_per_month).add_code(s.saturation).add(s.saturation_as_of)
        .add_optional(s.waiting_days).add(s.verified_at);
    s.site ? row.add(s.site->value) : row.add_null();
    row.add(s.organisation.value).add(edition.value).add(s.id.value).insert();
}

std::vector<Site> read_sites(SQLite::Database& sql, EditionId edition, Sight sight) {
    std::vector<Site> sites;
    sites.reserve(count_of(sql, "site", edition));
    const std::string from = sight == Sight::everything ? "site" : "public_site";
    SQLite::Statement row(sql, k_site_columns + from + " WHERE edition = ? ORDER BY id");
    row.bind(1, edition.value);
    while (row.executeStep()) {
        sites.push_back(site_in(row));
    }
    return sites;
}

std::vector<Site> read_hidden_sites(SQLite::Database& sql, EditionId edition) {
    std::vector<Site> sites;
    SQLite::Statement row(sql, std::string(k_site_columns) +
                                   "site WHERE edition = ? AND visibility <> 'public' ORDER BY id");
    row.bind(1, edition.value);
    while (row.executeStep()) {
        sites.push_back(site_in(row));
    }
    return sites;
}

std::vector<Service> read_services(SQLite::Database& sql, EditionId edition, Sight sight) {
    std::vector<Service> services;
    services.reserve(count_of(sql, "service", edition));
    const std::string from = sight == Sight::everything ? "service" : "public_service";
    SQLite::Statement row(sql, k_service_columns + from + " WHERE edition = ? ORDER BY id");
    row.bind(1, edition.value);
    while (row.executeStep()) {
        services.push_back(service_in(row));
    }
    return services;
}

} // namespace relais::store
