#pragma once
#include "directory/taxonomy.h"
#include "importers/flowchart_reader.h"
#include "store/flowchart_store.h"
#include "usecases/actor.h"

#include <cstdint>
#include <string>
#include <vector>

/// The referral flowchart and its versions.
namespace relais::usecases {

/// The flowchart in use; version 0: the program's own draft.
struct FlowchartInUse {
    store::FlowchartVersion version;
    directory::Flowchart chart;
};
/// `database`: null where the server has none that it writes. Needs that the taxonomy no longer has
/// are left out.
FlowchartInUse flowchart_in_use(const store::Database* database,
                                const directory::Taxonomy& taxonomy);

/// Any version, 0 for the program's own. Throws util::NotFound.
store::FlowchartVersion flowchart_version(const store::Database* database, std::int64_t number);
std::vector<store::FlowchartVersion> flowchart_versions(const store::Database& database,
                                                        const Actor& actor);

struct SavedFlowchart {
    std::int64_t number = 0;                ///< of the new version; 0: it was not saved
    std::vector<directory::Finding> faults; ///< why not
};
/// Saves a whole file as the version in use, or nothing. `seen`: the version the manager had before
/// (usecases/check_seen). Throws util::Forbidden, util::Conflict, and util::InvalidInput("file")
/// for a file above a megabyte.
SavedFlowchart save_flowchart(const store::Database& database,
                              const Actor& actor,
                              const directory::Taxonomy& taxonomy,
                              const std::string& bytes,
                              const std::string& note,
                              const std::string& seen,
                              util::Instant now);

} // namespace relais::usecases
