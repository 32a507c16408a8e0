#include "copy/layout.h"
#include "copy/parts.h"
#include "util/errors.h"

#include <algorithm>
#include <utility>

namespace relais::copy {
namespace {

using namespace relais::directory;

/// Everything read so far, before it is put in order.
struct Heap {
    bool has_reference = false;
    bool has_settlements = false;
    bool has_boundaries = false;
    bool has_offers = false;
    bool has_flowchart = false;
    Edition edition;
    std::vector<Term> terms;
    std::vector<Language> languages;
    std::vector<Area> areas;
    std::vector<StartingZone> zones;
    std::vector<Settlement> settlements;
    std::vector<Boundary> boundaries;
    std::vector<Organisation> organisations;
    std::vector<Site> sites;
    std::vector<Service> services;
    Beside beside;
};

/// Reads a list onto the end of another.
template <class Record, class Each>
void more(ByteReader& reader, std::vector<Record>& all, Each each) {
    std::vector<Record> read;
    list(reader, read, each);
    std::ranges::move(read, std::back_inserter(all));
}

void once(bool& seen) {
    ByteReader::require(!seen);
    seen = true;
}

void read_reference(ByteReader& reader, Heap& heap) {
    once(heap.has_reference);
    lay_edition(reader, heap.edition);
    list(reader, heap.terms, [](ByteReader& one, Term& term) { lay_term(one, term); });
    list(reader, heap.languages, [](ByteReader& one, Language& language) { lay_language(one, language); });
    list(reader, heap.areas, [](ByteReader& one, Area& area) {
        lay_area(one, area);
        ByteReader::require(area.parent.size() < area.code.size() && area.code.starts_with(area.parent));
    });
    list(reader, heap.zones, [](ByteReader& one, StartingZone& zone) { lay_starting_zone(one, zone); });
}

void read_records(ByteReader& reader, Heap& heap) {
    more(reader, heap.organisations, [](ByteReader& one, Organisation& record) { lay_organisation(one, record); });
    more(reader, heap.sites, [](ByteReader& one, Site& record) { lay_site(one, record); });
    more(reader, heap.services, [](ByteReader& one, Service& record) { lay_service(one, record); });
}

void read_part(std::string_view bytes, Heap& heap) {
    ByteReader reader(bytes);
    std::string format;
    reader(format);
    if (format != k_format) {
        throw util::InvalidInput("copy", {"copy.other_format", {{"format", std::string(k_format)}}});
    }
    std::string kind;
    reader(kind);
    if (kind == "reference") {
        read_reference(reader, heap);
    } else if (kind == "settlements") {
        once(heap.has_settlements);
        list(reader, heap.settlements, [](ByteReader& one, Settlement& record) { lay_settlement(one, record); });
    } else if (kind == "boundaries") {
        once(heap.has_boundaries);
        list(reader, heap.boundaries, [](ByteReader& one, Boundary& record) { lay_boundary(one, record); });
    } else if (kind == "offers") {
        once(heap.has_offers);
        lay_offers(reader, heap.beside);
    } else if (kind == "flowchart") {
        once(heap.has_flowchart);
        lay_flowchart(reader, heap.beside);
    } else {
        ByteReader::require(kind == "records");
        read_records(reader, heap);
    }
    ByteReader::require(reader.at_end());
}

template <class Record>
void sort_by_id(std::vector<Record>& records) {
    std::ranges::sort(records, [](const Record& a, const Record& b) { return a.id < b.id; });
}

template <class Record>
void refuse_twice(const std::vector<Record>& sorted) {
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        ByteReader::require(sorted[i - 1].id != sorted[i].id);
    }
}

/// An organisation is in the part of each of its places, in the same words.
void merge_organisations(std::vector<Organisation>& organisations) {
    sort_by_id(organisations);
    const auto last = std::unique(organisations.begin(), organisations.end());
    organisations.erase(last, organisations.end());
    refuse_twice(organisations);
}

void check_references(const Directory& directory) {
    for (const auto& site : directory.sites) {
        ByteReader::require(directory.organisation(site.organisation) != nullptr);
    }
    for (const auto& service : directory.services) {
        ByteReader::require(directory.organisation(service.organisation) != nullptr);
        ByteReader::require(!service.site || directory.site(*service.site) != nullptr);
    }
}

} // namespace

Joined join(const std::vector<std::string_view>& parts) {
    Heap heap;
    for (const auto part : parts) {
        read_part(part, heap);
    }
    if (!heap.has_reference || !heap.has_settlements || !heap.has_boundaries || !heap.has_offers ||
        !heap.has_flowchart) {
        throw util::InvalidInput("copy", {"copy.part_missing", {}});
    }
    merge_organisations(heap.organisations);
    sort_by_id(heap.sites);
    sort_by_id(heap.services);
    refuse_twice(heap.sites);
    refuse_twice(heap.services);
    constexpr std::size_t k_most_languages = 32; // bits of a mask
    ByteReader::require(heap.languages.size() <= k_most_languages);
    Joined joined;
    auto& directory = joined.directory;
    directory.edition = std::move(heap.edition);
    directory.taxonomy = Taxonomy(std::move(heap.terms));
    directory.languages = std::move(heap.languages);
    directory.gazetteer = Gazetteer(std::move(heap.areas), std::move(heap.zones), std::move(heap.settlements));
    directory.organisations = std::move(heap.organisations);
    directory.sites = std::move(heap.sites);
    directory.services = std::move(heap.services);
    check_references(directory);
    joined.boundaries = std::move(heap.boundaries);
    joined.beside = std::move(heap.beside);
    return joined;
}

} // namespace relais::copy
