#pragma once
#include "importers/roads/osm_reader.h"
#include "importers/roads/road_layer_reader.h"
#include "store/road_store.h"
#include "usecases/author.h"
#include "util/progress.h"

#include <filesystem>
#include <optional>

namespace relais::usecases {

enum class RoadFormat { skeleton, osm, layer };

/// Cameroon with some fifty kilometres around it: Chad, the Central African Republic, Gabon and
/// Nigeria matter to those who live at the border.
importers::RoadBox cameroon_box();

struct RoadsRequest {
    std::filesystem::path file;
    importers::RoadBox box = cameroon_box(); ///< points outside are left out
    bool anywhere = false;                   ///< true: no box at all (another country's extract)
    importers::RoadLayerOptions layer;       ///< how to read a layer of lines
    std::string source;   ///< publisher; "": as the format says, else the file's name
    std::string licence;  ///< "": as the format says
    bool tiles = true;    ///< draw the background map's tiles too
    bool dry_run = false; ///< true: nothing is written
};

struct RoadsResult {
    RoadFormat format = RoadFormat::skeleton;
    store::RoadNetworkRow row;                        ///< id 0 in a dry run
    importers::RoadFacts facts;                       ///< what was read and left out
    std::vector<directory::RoadComponent> components; ///< largest first
    std::vector<directory::LonLat> component_places;  ///< where each of the first few lies
};

/// Reads a road file of any of the three formats and makes it the network in use, wholly or not at
/// all, with an entry in the journal; the file of the network before it is removed (servers that
/// have it mapped keep it). Throws util::InvalidInput for what cannot be read or holds no road,
/// util::Unavailable for the database or a full disk. Nothing is written, and nothing answered, if
/// `progress` said to stop.
std::optional<RoadsResult> import_roads(const store::Database& database,
                                        const RoadsRequest& request,
                                        const Author& author,
                                        const util::Progress& progress = {});

/// Replaces the travel profiles by those of a folder (importers/roads/profile_reader.h). Answers
/// how many numbers, and how many of them are assumptions.
struct ProfileCounts {
    std::size_t numbers = 0;
    std::size_t assumptions = 0;
};
ProfileCounts import_profiles(const store::Database& database,
                              const std::filesystem::path& folder,
                              const Author& author);

} // namespace relais::usecases
