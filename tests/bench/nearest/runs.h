#pragma once
#include "nearest/data_set.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace relais::bench {

/// Positions in DataSet::points, in the order the program gave them, and how long it took.
struct Answer {
    double microseconds = 0;
    std::vector<std::uint32_t> points;
};

/// What one program did with one data set. `skipped` says why there are no answers.
struct Run {
    std::string program;
    std::string skipped{};
    double build_milliseconds = 0;
    double bytes = 0; ///< of memory taken by the index; 0: not measured
    std::vector<Answer> answers{}; ///< one for each query
};

/// Each asks the same: the ten nearest services whose need is accepted.
Run run_relais(const DataSet& set, const std::vector<BenchQuery>& queries);
/// Search boxes over the spatial index, from 5 km and doubled until ten are inside the radius, need
/// as a WHERE, ordered by ellipsoidal ST_Distance.
Run run_spatialite_boxes(const DataSet& set, const std::vector<BenchQuery>& queries);
/// The KNN virtual table, which picks its ten before the WHERE is applied.
Run run_spatialite_knn(const DataSet& set, const std::vector<BenchQuery>& queries);
/// peers/geokdbush, through files in `folder`.
Run run_geokdbush(const DataSet& set, const std::vector<BenchQuery>& queries, const std::filesystem::path& folder);
/// peers/postgis, through files in `folder`; a private cluster that is gone afterwards.
Run run_postgis(const DataSet& set, const std::vector<BenchQuery>& queries, const std::filesystem::path& folder);

} // namespace relais::bench
