#include "usecases/block_roads.h"

#include "importers/place_finder.h"
#include "importers/roads/area_reader.h"
#include "store/identity_store.h"
#include "store/reference_store.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>

namespace relais::usecases {
namespace {

constexpr double k_least_km = 0.1;
constexpr double k_most_km = 200;
constexpr std::size_t k_least_reason = 3;
constexpr std::size_t k_most_reason = 300;

util::Day day_of(const std::string& field, const std::string& text) {
    const auto day = util::parse_day(text);
    if (!day) {
        throw util::InvalidInput(field, {"roads.bad_day", {{"field", field}, {"value", text}}});
    }
    return *day;
}

void set_dates(directory::BlockedArea& area, const BlockRequest& request, const Author& author) {
    const auto starts = request.starts.empty() ? util::day_in_cameroon(author.now)
                                               : day_of("starts", request.starts);
    area.starts = util::to_string(starts);
    if (!request.ends.empty()) {
        const auto ends = day_of("ends", request.ends);
        if (ends < starts) {
            throw util::InvalidInput(
                "ends", {"roads.ends_before", {{"starts", area.starts}, {"ends", request.ends}}});
        }
        area.ends = util::to_string(ends);
    }
}

void set_extent(directory::BlockedArea& area,
                const BlockRequest& request,
                const store::Database& database) {
    if (request.file.empty() == request.place.empty()) {
        throw util::InvalidInput("place", {"roads.file_or_place", {}});
    }
    if (!request.file.empty()) {
        area.polygons = importers::read_area(request.file);
        area.place = request.file.filename().string();
        return;
    }
    if (!(request.radius_km >= k_least_km && request.radius_km <= k_most_km)) {
        throw util::InvalidInput("radius", {"roads.bad_radius", {}});
    }
    const auto gazetteer = store::load_reference(database).gazetteer;
    const auto& settlement = settlement_named(gazetteer, request.place);
    area.polygons = {importers::circle(settlement.point, request.radius_km)};
    auto km = std::to_string(request.radius_km);
    km.erase(km.find_last_not_of('0') + 1);
    km.erase(km.find_last_not_of('.') + 1);
    area.place = settlement.name + ", " + km + " km";
}

} // namespace

const directory::Settlement& settlement_named(const directory::Gazetteer& gazetteer,
                                              const std::string& words) {
    if (const auto* by_code = gazetteer.settlement(words)) {
        return *by_code;
    }
    const importers::PlaceFinder finder(gazetteer);
    auto found = finder.settlements(words);
    if (found.empty()) {
        throw util::InvalidInput("place", {"roads.no_settlement", {{"value", words}}});
    }
    std::ranges::stable_sort(found, {}, [](const auto* settlement) { return settlement->kind; });
    if (found.size() > 1 && found[1]->kind == found[0]->kind) {
        std::string codes;
        for (const auto* settlement : found) {
            codes += (codes.empty() ? "" : ", ") + settlement->name + " (" + settlement->code + ")";
        }
        throw util::InvalidInput(
            "place", {"roads.several_settlements", {{"value", words}, {"codes", codes}}});
    }
    return *found.front();
}

std::int64_t
block_roads(const store::Database& database, const BlockRequest& request, const Author& author) {
    store::BlockedAreaRow row;
    row.area.reason = util::trim(request.reason);
    if (row.area.reason.size() < k_least_reason || row.area.reason.size() > k_most_reason) {
        throw util::InvalidInput("reason", {"roads.bad_reason", {}});
    }
    set_dates(row.area, request, author);
    set_extent(row.area, request, database);
    row.created_at = util::to_string(author.now);
    row.created_by = author.name;
    store::Transaction all(database);
    const auto id = store::save_blocked_area(database, row);
    store::write_journal(database,
                         row.created_at,
                         author.name,
                         "block_roads",
                         "blocked area " + std::to_string(id) + ": " + row.area.place + ", " +
                             row.area.reason,
                         "");
    all.commit();
    return id;
}

void unblock_roads(const store::Database& database, std::int64_t id, const Author& author) {
    const auto at = util::to_string(author.now);
    store::Transaction all(database);
    store::lift_blocked_area(database, id, at, author.name);
    store::write_journal(
        database, at, author.name, "unblock_roads", "blocked area " + std::to_string(id), "");
    all.commit();
}

std::vector<directory::BlockedArea> blocked_on(const store::Database& database,
                                               const std::string& day) {
    auto areas = store::load_blocked_areas(database);
    std::erase_if(areas, [&](const directory::BlockedArea& area) { return !area.holds_on(day); });
    return areas;
}

} // namespace relais::usecases
