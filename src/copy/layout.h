#pragma once
#include "copy/byte_reader.h"
#include "copy/byte_writer.h"
#include "directory/board_offer.h"
#include "directory/boundary.h"
#include "directory/directory.h"
#include "directory/flowchart.h"

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

/// Of directory::public_part: what the public does not see is not even there as an empty text.
template <class Archive, class Record>
void lay_offer(Archive& archive, Record& one) {
    archive(one.offer.id);
    archive(one.offer.company);
    archive(one.offer.kind);
    archive(one.offer.title);
    archive(one.offer.description);
    archive(one.offer.occupation);
    archive(one.offer.sector);
    archive(one.offer.posts);
    archive(one.offer.placed);
    archive(one.offer.settlement);
    archive(one.offer.level);
    list(archive, one.offer.languages);
    archive(one.offer.encouraged);
    archive(one.offer.opens);
    archive(one.offer.closes);
    archive(one.offer.how_to_apply);
    archive(one.offer.contact_phone);
    archive(one.offer.contact_email);
    archive(one.offer.monthly_cap);
    archive(one.offer.state);
    archive(one.offer.confirmed_on);
    archive(one.company.id);
    archive(one.company.name);
    archive(one.company.acronym);
    archive(one.company.sector);
    archive(one.company.state);
    archive(one.proposed_this_month);
    archive(one.answers.proposed);
    archive(one.answers.answered);
    archive(one.answers.median_days);
}

template <class Archive, class Text>
void lay_flow_text(Archive& archive, Text& text) {
    archive(text.fr);
    archive(text.en);
}

template <class Archive, class Record>
void lay_flow_step(Archive& archive, Record& one) {
    archive(one.code);
    lay_flow_text(archive, one.title);
    lay_flow_text(archive, one.actor);
    archive(one.within_hours);
    list(archive, one.next, [](Archive& each, auto& next) {
        each(next.to.path);
        each(next.to.step);
        lay_flow_text(each, next.when);
    });
    lay_flow_text(archive, one.escalation);
    list(archive, one.needs);
    lay_flow_text(archive, one.note);
}

template <class Archive, class Record>
void lay_flow_path(Archive& archive, Record& one) {
    archive(one.code);
    lay_flow_text(archive, one.title);
    lay_flow_text(archive, one.lead);
    archive(one.publics);
    list(archive, one.steps, [](Archive& each, auto& step) { lay_flow_step(each, step); });
}

/// Offers and flowchart, each in a part of its own.
template <class Archive, class Record>
void lay_offers(Archive& archive, Record& beside) {
    archive(beside.month);
    list(archive, beside.offers, [](Archive& each, auto& one) { lay_offer(each, one); });
}

template <class Archive, class Record>
void lay_flowchart(Archive& archive, Record& beside) {
    archive(beside.flowchart_number);
    archive(beside.flowchart_saved_at);
    archive(beside.flowchart_saved_by);
    list(archive, beside.flowchart.paths, [](Archive& each, auto& path) { lay_flow_path(each, path); });
}

} // namespace relais::copy
