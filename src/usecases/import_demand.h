#pragma once
#include "directory/demand.h"
#include "directory/finding.h"
#include "importers/population_table.h"
#include "store/database.h"
#include "usecases/author.h"
#include "usecases/settlement_demand.h"
#include "usecases/share_counts.h"
#include "util/progress.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace relais::usecases {

struct DemandRequest {
    std::filesystem::path file;
    directory::DemandKind kind = directory::DemandKind::people;
    double cell_km = 5;             ///< of a raster; 0.1 to 100
    int band = 1;                   ///< of a raster
    importers::CountOptions counts; ///< of a table; its year is that of the figures, rasters too (0: not said)
    std::string label;              ///< "": the file's name
    std::string source;             ///< "": the file's name
    bool dry_run = false;           ///< true: nothing is written
};

/// What a raster said that is not in the layer's points.
struct RasterFacts {
    double total = 0;          ///< people of every pixel
    double beyond = 0;         ///< people farther from Cameroon than the frame reaches: not in the layer
    double at_border = 0;      ///< people of wide pixels that lie partly outside every unit: counted in those they touch
    std::int64_t counted = 0;  ///< pixels
    std::int64_t nodata = 0;
    std::int64_t negative = 0; ///< taken as no data
    double pixel_km = 0;
    bool assumed_wgs84 = false;
    bool by_polygons = false;  ///< units by boundaries; false: by the nearest settlement
};

/// What a table said that is not in the layer's points.
struct TableFacts {
    std::string column; ///< heading of the figures
    int rows_read = 0;
    int rows_unresolved = 0;
    int rows_without_figure = 0;
    double shared = 0;                ///< people shared among settlements by the rule
    std::vector<TotalsDiffer> differ; ///< totals that are not the sum of their rows
};

struct DemandResult {
    directory::Demand demand;
    std::int64_t layer = 0; ///< number of the stored layer; 0 in a dry run
    std::vector<directory::Finding> findings;
    std::optional<RasterFacts> raster;
    std::optional<TableFacts> table;
    double published = 0;              ///< sum of the regions' published totals, for comparison; 0: none
    bool year_from_name = false;       ///< the year was read in the file's name
};

/// Reads a raster of people or a table of people or returnees and makes it the layer of its kind, wholly or not at
/// all, with an entry in the journal. Throws util::InvalidInput for what cannot be read (see
/// importers/population_raster.h and population_table.h) or lies outside every unit, util::Unavailable for the
/// database. Nothing is written, and nothing answered, if `progress` said to stop.
std::optional<DemandResult> import_demand(const store::Database& database, const DemandRequest& request,
                                          const Author& author, const util::Progress& progress = {});

/// The demand in use: the newest imported layer of the kind; for people, else the one made of the gazetteer and
/// published totals (its label is empty: the page names it). Nothing for returnees where none were imported.
std::optional<directory::Demand> current_demand(const store::Database& database, directory::DemandKind kind,
                                                const directory::Gazetteer& gazetteer);

} // namespace relais::usecases
