#include "usecases/check_roads.h"

#include "store/blocked_store.h"
#include "store/identity_store.h"
#include "store/road_store.h"
#include "store/tile_file.h"
#include "util/errors.h"

#include <algorithm>

namespace relais::usecases {
namespace {

template <class Open>
void say_fault(RoadsCheck& check, Open&& open) {
    try {
        open();
    } catch (const util::Unavailable& fault) {
        check.sound = false;
        check.findings.push_back(fault.message());
    }
}

} // namespace

RoadsCheck check_roads(const store::Database& database, const std::string& today) {
    RoadsCheck check;
    const auto row = store::current_road_network(database);
    if (!row) {
        check.findings.push_back({"roads.none_imported", {}});
        return check;
    }
    say_fault(check, [&] { store::open_road_network(database); });
    if (check.sound) {
        check.findings.push_back({row->source.estimated ? "roads.check_skeleton" : "roads.check_network",
                                  {{"source", row->source.name},
                                   {"at", row->at.substr(0, 10)},
                                   {"stretches", std::to_string(row->stretches)}}});
    }
    const auto tables = store::last_journal(database, "load_reference");
    if (row->source.estimated && tables > row->at) { // the skeleton stands on the gazetteer's settlements
        check.findings.push_back({"roads.check_older", {{"at", row->at.substr(0, 10)}, {"tables", tables.substr(0, 10)}}});
    }
    if (!row->tiles.empty()) {
        say_fault(check, [&] { store::TileFile(store::road_folder(database) / row->tiles); });
    }
    if (store::load_travel_numbers(database).empty()) {
        check.findings.push_back({"roads.no_profiles", {{"file", database.file().string()}}});
    } else {
        say_fault(check, [&] { store::load_travel_profiles(database); });
    }
    const auto areas = store::load_blocked_areas(database);
    const auto closed = std::ranges::count_if(areas, [&](const auto& area) { return area.holds_on(today); });
    if (closed > 0) {
        check.findings.push_back({"roads.check_closed", {{"count", std::to_string(closed)}}});
    }
    return check;
}

} // namespace relais::usecases
