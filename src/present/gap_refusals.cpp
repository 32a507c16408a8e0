#include "present/gap_refusals.h"

#include "present/page_figures.h"

#include <algorithm>
#include <iterator>

namespace relais::present {
namespace {

using namespace relais::directory;

/// Of the regions that the place lies in or is made of; empty: everywhere.
std::vector<AreaCode> regions_of(const Gazetteer& gazetteer, const std::string& within) {
    const auto* zone = gazetteer.zone(within);
    std::vector<AreaCode> regions;
    for (const auto& unit : zone != nullptr ? zone->areas : std::vector<AreaCode>{within}) {
        if (const auto* region = gazetteer.area_at_level(unit, 1)) {
            regions.push_back(region->code);
        }
    }
    return regions;
}

} // namespace

std::vector<GapCell> told_of(const Words& words,
                             const std::vector<GapCell>& cells,
                             const std::vector<std::string>& needs,
                             const std::string& within) {
    const auto& taxonomy = words.directory().taxonomy;
    const auto asked = needs.empty() ? std::optional(0) : taxonomy.find(needs.front());
    const auto regions = regions_of(words.directory().gazetteer, within);
    const auto is_asked = [&](const GapCell& cell) {
        const auto term = taxonomy.find(cell.need);
        const auto mask = term ? taxonomy.accepted_by(*term) : 0;
        return asked && mask != 0 && (taxonomy.accepted_by(*asked) & mask) == mask;
    };
    std::vector<GapCell> told;
    std::ranges::copy_if(cells, std::back_inserter(told), [&](const GapCell& cell) {
        const bool is_here =
            within.empty() || std::ranges::find(regions, cell.region) != regions.end();
        return is_here && is_asked(cell);
    });
    return told;
}

geometry::Gap gap_of(GapTold told) {
    return told == GapTold::saturated ? geometry::Gap::saturated : geometry::Gap::other_public;
}

void set_told_gaps(Value& page, const Words& words, const std::vector<GapCell>& told) {
    auto kinds = Value::list();
    for (const auto kind : {GapTold::saturated, GapTold::other_public}) {
        auto lines = Value::list();
        for (const auto& cell : told) {
            if (cell.gap == kind) {
                lines.add(refusals_label(words, cell));
            }
        }
        if (!lines.is_empty()) {
            auto value = Value::object();
            set_gap(value, words, gap_of(kind));
            kinds.add(std::move(value.set("refusals", std::move(lines))));
        }
    }
    auto all = Value::object();
    all.set("has_told", !told.empty()).set("kinds", std::move(kinds));
    page.set("told_gaps", Value::list().add(std::move(all)));
}

std::string refusals_label(const Words& words, const GapCell& cell) {
    return words.say(
        "refusal.cell",
        {{"region", cell.region.empty() ? words.say("refusal.no_region") : words.area(cell.region)},
         {"number", std::to_string(cell.at_least)},
         {"need", words.need(cell.need)}});
}

} // namespace relais::present
