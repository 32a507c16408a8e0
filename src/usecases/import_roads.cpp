#include "usecases/import_roads.h"

#include "directory/road_metres.h"
#include "importers/roads/map_tiles.h"
#include "importers/roads/profile_reader.h"
#include "importers/roads/skeleton_reader.h"
#include "store/identity_store.h"
#include "store/reference_store.h"
#include "util/errors.h"
#include "util/sha256.h"

#include <algorithm>

namespace relais::usecases {
namespace {

using namespace relais::directory;

constexpr std::size_t k_places_said = 5;

class RoadImport {
public:
    RoadImport(const store::Database& database, const RoadsRequest& request, const Author& author)
        : m_database(database),
          m_request(request),
          m_author(author) {}

    std::optional<RoadsResult> run(const util::Progress& progress) {
        m_gazetteer = store::load_reference(m_database).gazetteer;
        auto read = this->read(progress);
        if (!read) {
            return std::nullopt;
        }
        describe(*read);
        if (!m_request.dry_run && !write(read->network, progress)) {
            return std::nullopt;
        }
        return std::move(m_out);
    }

private:
    std::optional<importers::ReadRoads> read(const util::Progress& progress) {
        if (importers::is_osm_pbf(m_request.file)) {
            m_out.format = RoadFormat::osm;
            return importers::read_osm_roads(m_request.file, box(), progress);
        }
        if (importers::is_road_skeleton(m_request.file)) {
            if (m_gazetteer.settlements().empty()) {
                throw util::Unavailable(
                    {"store.no_reference", {{"file", m_database.file().string()}}});
            }
            importers::ReadRoads read{
                importers::read_road_skeleton(m_request.file, m_gazetteer), {}, {}};
            read.components = number_components(read.network.stretches, read.network.nodes.size());
            read.facts.lines = static_cast<std::int64_t>(read.network.stretches.size());
            return read;
        }
        m_out.format = RoadFormat::layer;
        return importers::read_road_layer(m_request.file, box(), m_request.layer, progress);
    }

    /// Cameroon and the roads of its neighbours near the border, which people take.
    importers::RoadBox box() const {
        return m_request.anywhere ? importers::RoadBox{} : m_request.box;
    }

    void describe(importers::ReadRoads& read) {
        auto& source = read.network.source;
        source.sha256 = util::sha256_of_file(m_request.file);
        source.name = m_request.source.empty() ? source.name : m_request.source;
        source.licence = m_request.licence.empty() ? source.licence : m_request.licence;
        double metres = 0;
        for (const auto& component : read.components) {
            metres += component.metres;
            if (m_out.component_places.size() < k_places_said) {
                const auto& stretch = read.network.stretches[component.first_stretch];
                m_out.component_places.push_back(
                    read.network.points[stretch.first_point].degrees());
            }
        }
        m_out.facts = read.facts;
        m_out.row = {0,
                     "",
                     "",
                     m_request.file.filename().string(),
                     source,
                     static_cast<std::int64_t>(read.network.nodes.size()),
                     static_cast<std::int64_t>(read.network.stretches.size()),
                     metres / 1000,
                     static_cast<std::int64_t>(read.components.size()),
                     "",
                     util::to_string(m_author.now),
                     m_author.name};
        m_out.components = std::move(read.components);
    }

    /// Tiles first, under the name of the network they are drawn of: the database names both or
    /// neither.
    bool write(const RoadNetworkData& network, const util::Progress& progress) {
        const auto folder = store::road_folder(m_database);
        const auto before = store::current_road_network(m_database);
        const auto stem = m_database.file().stem().string();
        const auto written = store::write_road_file(folder, stem, network);
        m_out.row.file = written.name;
        m_out.row.sha256 = written.sha256;
        if (m_request.tiles && !draw(network, folder, stem, progress)) {
            return false;
        }
        store::Transaction all(m_database);
        m_out.row.id = store::save_road_network(m_database, m_out.row);
        store::write_journal(m_database,
                             m_out.row.at,
                             m_author.name,
                             "load_roads",
                             m_out.row.imported + " " + m_out.row.sha256,
                             before ? before->sha256 : "");
        all.commit();
        if (before) {
            drop(folder, before->file, m_out.row.file);
            drop(folder, before->file + ".order", m_out.row.file + ".order"); // store/order_file.h
            drop(folder, before->tiles, m_out.row.tiles);
        }
        return true;
    }

    bool draw(const RoadNetworkData& network,
              const std::filesystem::path& folder,
              const std::string& stem,
              const util::Progress& progress) {
        constexpr std::size_t k_hex_in_name = 16;
        const auto boundaries = store::load_boundaries(m_database);
        const NetworkView view(network);
        importers::MapTilesInput input;
        input.roads = view.network();
        input.places = &m_gazetteer.settlements();
        input.boundaries = &boundaries;
        input.osm = m_out.format == RoadFormat::osm ? m_request.file : std::filesystem::path();
        input.box = box();
        m_out.row.tiles = stem + ".tiles-" + m_out.row.sha256.substr(0, k_hex_in_name) + ".mbtiles";
        return importers::write_map_tiles(folder / m_out.row.tiles, input, progress);
    }

    /// A file left over takes room, nothing else: what cannot be removed stays.
    static void
    drop(const std::filesystem::path& folder, const std::string& name, const std::string& kept) {
        std::error_code ignored;
        if (!name.empty() && name != kept) {
            std::filesystem::remove(folder / name, ignored);
        }
    }

    const store::Database& m_database;
    const RoadsRequest& m_request;
    const Author& m_author;
    Gazetteer m_gazetteer;
    RoadsResult m_out;
};

} // namespace

importers::RoadBox cameroon_box() {
    return {82'000'000, 13'000'000, 167'000'000, 136'000'000};
}

std::optional<RoadsResult> import_roads(const store::Database& database,
                                        const RoadsRequest& request,
                                        const Author& author,
                                        const util::Progress& progress) {
    return RoadImport(database, request, author).run(progress);
}

ProfileCounts import_profiles(const store::Database& database,
                              const std::filesystem::path& folder,
                              const Author& author) {
    const auto numbers = importers::read_travel_profiles(folder);
    store::Transaction all(database);
    store::save_travel_numbers(database, numbers);
    store::write_journal(
        database, util::to_string(author.now), author.name, "load_profiles", folder.string(), "");
    all.commit();
    return {numbers.size(),
            static_cast<std::size_t>(
                std::ranges::count(numbers, NumberBasis::assumption, &TravelNumber::basis))};
}

} // namespace relais::usecases
