#include "usecases/import_demand.h"

#include "importers/population_raster.h"
#include "store/demand_store.h"
#include "store/identity_store.h"
#include "store/reference_store.h"
#include "usecases/cell_units.h"
#include "util/errors.h"
#include "util/sha256.h"

#include <algorithm>
#include <cctype>

namespace relais::usecases {
namespace {

using namespace relais::directory;

constexpr double k_least_cell_km = 0.1;
constexpr double k_most_cell_km = 100;
constexpr double k_fine_cell_km = 1; ///< units are told at this size, however large the cells
constexpr double k_margin = 0.5;     ///< degrees around the country in which cells are kept

/// The country and its surroundings.
importers::Frame frame_of(const Gazetteer& gazetteer, const std::vector<Boundary>& boundaries) {
    importers::Frame frame{180, 90, -180, -90};
    const auto take = [&frame](LonLat point) {
        frame = {std::min(frame.west, point.longitude), std::min(frame.south, point.latitude),
                 std::max(frame.east, point.longitude), std::max(frame.north, point.latitude)};
    };
    for (const auto& area : gazetteer.areas()) {
        take(area.centre);
    }
    for (const auto& settlement : gazetteer.settlements()) {
        take(settlement.point);
    }
    for (const auto& boundary : boundaries) {
        for (const auto& polygon : boundary.polygons) {
            std::ranges::for_each(polygon.outer, take);
        }
    }
    return {frame.west - k_margin, frame.south - k_margin, frame.east + k_margin, frame.north + k_margin};
}

/// "cmr_ppp_2020_1km.tif" → 2020: four digits alone that are a year, the only such ones.
int year_in_name(const std::string& name) {
    int year = 0;
    for (std::size_t i = 0; i < name.size();) {
        std::size_t end = i;
        while (end < name.size() && std::isdigit(static_cast<unsigned char>(name[end])) != 0) {
            ++end;
        }
        if (end - i == 4 && (name.compare(i, 2, "19") == 0 || name.compare(i, 2, "20") == 0)) {
            const int found = std::stoi(name.substr(i, 4));
            if (year != 0 && year != found) {
                return 0;
            }
            year = found;
        }
        i = end + 1;
    }
    return year;
}

double published_total(const Gazetteer& gazetteer, const std::vector<UnitPopulation>& units) {
    double total = 0;
    for (const auto& unit : units) {
        const auto* area = gazetteer.area(unit.area);
        total += area != nullptr && area->level == 1 ? static_cast<double>(unit.people) : 0;
    }
    return total;
}

class Import {
public:
    Import(const store::Database& database, const DemandRequest& request, const Author& author)
        : m_database(database), m_request(request), m_author(author) {}

    std::optional<DemandResult> run(const util::Progress& progress) {
        m_gazetteer = store::load_reference(m_database).gazetteer;
        if (m_gazetteer.areas().empty()) {
            throw util::Unavailable({"store.no_reference", {{"file", m_database.file().string()}}});
        }
        m_published = store::load_unit_population(m_database);
        m_out.published = published_total(m_gazetteer, m_published);
        const auto sha256 = util::sha256_of_file(m_request.file);
        describe();
        const bool raster = m_request.kind == DemandKind::people && importers::is_raster(m_request.file);
        const bool done = raster ? read_raster(progress) : read_table(progress);
        if (!done) {
            return std::nullopt;
        }
        if (!m_request.dry_run) {
            write(sha256);
        }
        return std::move(m_out);
    }

private:
    void describe() {
        const auto name = m_request.file.filename().string();
        auto& source = m_out.demand.source;
        source.kind = m_request.kind;
        source.label = m_request.label.empty() ? name : m_request.label;
        source.source = m_request.source.empty() ? name : m_request.source;
        source.year = m_request.counts.year;
    }

    void take_year_from_name() {
        auto& source = m_out.demand.source;
        if (source.year == 0) {
            source.year = year_in_name(m_request.file.filename().string());
            m_out.year_from_name = source.year != 0;
        }
    }

    bool read_raster(const util::Progress& progress) {
        if (!(m_request.cell_km >= k_least_cell_km && m_request.cell_km <= k_most_cell_km)) {
            throw util::InvalidInput("--cell", {"demand.bad_cell", {}});
        }
        const auto boundaries = store::load_boundaries(m_database);
        importers::RasterOptions options;
        options.cell_km = std::min(m_request.cell_km, k_fine_cell_km);
        options.band = m_request.band;
        options.frame = frame_of(m_gazetteer, boundaries);
        const CellUnits units(m_gazetteer, boundaries);
        options.is_inside = [&units](LonLat point) { return !units.unit_of(point).empty(); };
        const auto read = importers::read_population_raster(m_request.file, options, progress);
        if (!read) {
            return false;
        }
        m_out.demand.points = demand_cells(read->cells, units, m_request.cell_km);
        m_out.demand.source.modelled = true; // a grid is never counted cell by cell
        m_out.raster = RasterFacts{read->total,    read->beyond,   read->at_border, read->counted,       read->nodata,
                                   read->negative, read->pixel_km, read->assumed_wgs84, units.by_polygons()};
        take_year_from_name();
        count_outside();
        return true;
    }

    void count_outside() {
        auto& demand = m_out.demand;
        for (const auto& point : demand.points) {
            demand.source.outside += point.area.empty() ? point.people : 0;
        }
        if (std::ranges::all_of(demand.points, [](const DemandPoint& point) { return point.area.empty(); })) {
            const auto name = m_request.file.filename().string();
            throw util::InvalidInput(name, {"demand.nobody_inside", {{"file", name}}});
        }
    }

    bool read_table(const util::Progress& progress) {
        const importers::PlaceFinder places(m_gazetteer);
        auto read = importers::read_people_table(m_request.file, m_request.kind, places, m_request.counts, progress);
        if (!read) {
            return false;
        }
        const auto base = settlement_demand(m_gazetteer, m_published);
        auto shared = share_counts(read->rows, m_gazetteer, base.demand);
        auto& source = m_out.demand.source;
        m_out.demand.points = std::move(shared.points);
        source.outside = read->unresolved;
        source.modelled = shared.shared > 0;
        source.year = read->year;
        take_year_from_name();
        m_out.findings = std::move(read->findings);
        m_out.table = TableFacts{read->column,        read->rows_read, read->rows_unresolved, read->rows_without_figure,
                                 shared.shared, std::move(shared.differ)};
        return true;
    }

    void write(const std::string& sha256) {
        store::Transaction all(m_database);
        const auto at = util::to_string(m_author.now);
        const auto word = std::string(code_of(m_request.kind));
        m_out.layer = store::save_demand(m_database, m_out.demand,
                                         {m_request.file.filename().string(), sha256, at, m_author.name});
        store::write_journal(m_database, at, m_author.name, "load_demand",
                             word + " layer " + std::to_string(m_out.layer), "");
        all.commit();
    }

    const store::Database& m_database;
    const DemandRequest& m_request;
    const Author& m_author;
    Gazetteer m_gazetteer;
    std::vector<UnitPopulation> m_published;
    DemandResult m_out;
};

} // namespace

std::optional<DemandResult> import_demand(const store::Database& database, const DemandRequest& request,
                                          const Author& author, const util::Progress& progress) {
    return Import(database, request, author).run(progress);
}

std::optional<Demand> current_demand(const store::Database& database, DemandKind kind, const Gazetteer& gazetteer) {
    auto stored = store::load_demand(database, kind);
    if (stored || kind != DemandKind::people) {
        return stored;
    }
    return settlement_demand(gazetteer, store::load_unit_population(database)).demand;
}

} // namespace relais::usecases
