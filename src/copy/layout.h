#pragma once
#include "copy/byte_reader.h"
#include "copy/byte_writer.h"
#include "directory/boundary.h"
#include "directory/directory.h"

#include <limits>

/// What a copy holds of each record, and in which order: one description for writing and for reading. What the public
/// pages do not show is left out (keys, the row of the workbook, the author's raw words, who imported). A field added
/// here changes k_format (copy/parts.h).
namespace relais::copy {

/// `Archive` is ByteWriter with a `const std::vector`, or ByteReader.
template <class Archive, class Items, class Each>
void list(Archive& archive, Items& items, Each each) {
    if constexpr (Archive::k_reads) {
        items.clear();
        for (auto left = archive.size(); left > 0; --left) {
            each(archive, items.emplace_back());
        }
    } else {
        archive.size(items.size());
        for (auto& item : items) {
            each(archive, item);
        }
    }
}

template <class Archive, class Items>
void list(Archive& archive, Items& items) {
    list(archive, items, [](Archive& one, auto& item) { one(item); });
}

template <class Archive, class Zone>
void lay_zone(Archive& archive, Zone& zone) {
    if constexpr (Archive::k_reads) {
        zone.kind = static_cast<directory::ServedZone::Kind>(
            archive.whole(static_cast<std::uint64_t>(directory::ServedZone::Kind::radius)));
    } else {
        archive.size(static_cast<std::size_t>(zone.kind));
    }
    list(archive, zone.areas);
    archive(zone.radius);
}

template <class Archive, class Hours>
void lay_hours(Archive& archive, Hours& hours) {
    archive(hours.known);
    list(archive, hours.open, [](Archive& one, auto& interval) {
        one(interval.from);
        one(interval.until);
        if constexpr (Archive::k_reads) {
            Archive::require(interval.from >= 0 && interval.from < interval.until &&
                             interval.until <= directory::k_minutes_of_week);
        }
    });
}

template <class Archive, class Record>
void lay_organisation(Archive& archive, Record& one) {
    archive(one.id);
    archive(one.name);
    archive(one.acronym);
    archive(one.kind);
    archive(one.website);
    archive(one.mnr_membership);
}

template <class Archive, class Record>
void lay_site(Archive& archive, Record& one) {
    archive(one.id);
    archive(one.organisation);
    archive(one.name);
    archive(one.address);
    archive(one.landmark);
    archive(one.locality);
    archive(one.locality_name);
    archive(one.area);
    archive(one.point);
    archive(one.precision);
    archive(one.visibility);
    list(archive, one.phones);
    list(archive, one.emails);
    archive(one.whatsapp);
    archive(one.opening_hours);
    lay_hours(archive, one.hours);
    archive(one.accessibility);
    archive(one.status);
    archive(one.closed_from);
    archive(one.closed_until);
    archive(one.closure_message);
}

template <class Archive, class Record>
void lay_service(Archive& archive, Record& one) {
    archive(one.id);
    archive(one.organisation);
    archive(one.site);
    archive(one.need);
    archive(one.name);
    archive(one.description_fr);
    archive(one.description_en);
    archive(one.publics);
    archive(one.sexes);
    archive(one.minimum_age);
    archive(one.maximum_age);
    list(archive, one.languages);
    archive(one.fee);
    archive(one.fee_details);
    archive(one.access_modes);
    archive(one.referrers);
    archive(one.documents_required);
    archive(one.capacity_per_month);
    archive(one.saturation);
    archive(one.saturation_as_of);
    archive(one.waiting_days);
    archive(one.cost_sharing);
    lay_zone(archive, one.zone);
    archive(one.outreach_days);
    archive(one.source);
    archive(one.verified_at);
}

template <class Archive, class Record>
void lay_edition(Archive& archive, Record& one) {
    archive(one.id);
    archive(one.label);
    archive(one.illustrative);
    archive(one.validated_on);
    archive(one.validated_by);
    archive(one.state);
    archive(one.published_at);
}

template <class Archive, class Record>
void lay_term(Archive& archive, Record& one) {
    archive(one.code);
    archive(one.parent);
    archive(one.label_fr);
    archive(one.label_en);
    list(archive, one.synonyms_fr);
    list(archive, one.synonyms_en);
    list(archive, one.equivalents);
}

template <class Archive, class Record>
void lay_language(Archive& archive, Record& one) {
    archive(one.code);
    archive(one.label_fr);
    archive(one.label_en);
    list(archive, one.synonyms);
}

template <class Archive, class Record>
void lay_area(Archive& archive, Record& one) {
    archive(one.code);
    archive(one.parent);
    archive(one.level);
    archive(one.name_fr);
    archive(one.name_en);
    list(archive, one.variants);
    archive(one.centre);
}

template <class Archive, class Record>
void lay_starting_zone(Archive& archive, Record& one) {
    archive(one.code);
    archive(one.name_fr);
    archive(one.name_en);
    list(archive, one.areas);
}

template <class Archive, class Record>
void lay_settlement(Archive& archive, Record& one) {
    archive(one.code);
    archive(one.name);
    list(archive, one.variants);
    archive(one.kind);
    archive(one.parent);
    archive(one.point);
    archive(one.area);
    archive(one.population);
    archive(one.population_year);
    archive(one.population_source);
}

template <class Archive, class Record>
void lay_boundary(Archive& archive, Record& one) {
    archive(one.code);
    archive(one.parent);
    archive(one.level);
    archive(one.name);
    archive(one.source);
    list(archive, one.polygons, [](Archive& each, auto& polygon) {
        list(each, polygon.outer);
        list(each, polygon.holes, [](Archive& inner, auto& ring) { list(inner, ring); });
    });
}

} // namespace relais::copy
