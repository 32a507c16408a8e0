#pragma once
#include "usecases/snapshot.h"

#include <cstddef>
#include <string>
#include <vector>

namespace relais::present {

/// One part of a copy (copy/parts.h) as its manifest names it.
struct CopyPart {
    std::string name;
    std::string sha256; ///< of the bytes, lower-case hex; also its address
    std::size_t bytes = 0;
};

/// GET /copy/manifest: {format, version, edition, parts, zones}. `version` changes with any part; each starting zone and
/// region names the parts a copy of it needs. See docs/api.md.
std::string copy_manifest_json(const usecases::Snapshot& snapshot, const std::vector<CopyPart>& parts);

} // namespace relais::present
