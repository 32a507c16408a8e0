#include "geometry/nearest_search.h"

#include "directory/person_groups.h"

#include <algorithm>
#include <compare>
#include <functional>
#include <map>
#include <utility>

namespace relais::geometry {
namespace {

using directory::ServedZone;

bool has_point(const Offering& offering) {
    return offering.point && directory::is_valid(*offering.point);
}

/// False when one of the criteria that every query asks is unknown whoever asks.
bool could_suit(const directory::ServiceFacts& facts, const directory::FactTables& tables) {
    const bool some_sex = facts.sexes != 0 || directory::names_women(facts.publics);
    return some_sex && (facts.minimum_age >= 0 || facts.maximum_age >= 0) && facts.saturation != 0 &&
           facts.saturation_day != directory::k_never && facts.verified_day != directory::k_never &&
           tables.zones[facts.zone].kind != ServedZone::Kind::unknown;
}

} // namespace

NearestData::NearestData(std::vector<Offering> given, directory::FactTables given_tables)
    : offerings(std::move(given)),
      tables(std::move(given_tables)) {
    const Summariser summariser(tables);
    regions = summariser.regions();
    struct Key {
        directory::NeedMask needs = 0;
        bool could_suit = false;
        auto operator<=>(const Key&) const = default;
    };
    std::map<Key, std::vector<std::uint32_t>> items;
    for (std::uint32_t i = 0; i < offerings.size(); ++i) {
        const auto& facts = offerings[i].facts;
        if (!has_point(offerings[i])) {
            outreach.push_back(i);
        } else if (facts.needs != 0) {
            items[{facts.needs, could_suit(facts, tables)}].push_back(i);
        }
    }
    for (const auto& [key, members] : items) {
        auto tree = tree_of(members, summariser);
        auto facts = facts_of(tree);
        shelves.push_back({key.needs, key.could_suit, std::move(tree), std::move(facts)});
    }
    std::ranges::stable_sort(shelves, std::ranges::greater(), [](const Shelf& shelf) { return shelf.facts.size(); });
}

KdTree NearestData::tree_of(const std::vector<std::uint32_t>& items, const Summariser& summariser) const {
    std::vector<KdTree::Entry> entries;
    entries.reserve(items.size());
    for (const auto item : items) {
        entries.push_back({to_ecef(*offerings[item].point), item});
    }
    return {std::move(entries), [&](std::uint32_t item) { return summariser.of(offerings[item].facts); }};
}

std::vector<directory::ServiceFacts> NearestData::facts_of(const KdTree& tree) const {
    std::vector<directory::ServiceFacts> facts;
    facts.reserve(tree.entries().size());
    for (const auto& entry : tree.entries()) {
        facts.push_back(offerings[entry.item].facts);
    }
    return facts;
}

} // namespace relais::geometry
