#pragma once
#include "copy/parts.h"
#include "present/texts.h"
#include "usecases/snapshot.h"
#include "util/clock.h"

#include <filesystem>
#include <string>
#include <vector>

namespace relais::offline {

struct SiteFile {
    std::string name; ///< "fr/prestataires/12.html"
    std::string bytes;
};

/// The site as files for a USB stick or any web server: a page for every provider, organisation and offer in both
/// languages, the flowchart and the guides, readable without a script, and the core with the copy for search, map,
/// nearest and plan. Opened from disk as it is.
/// `web` holds templates/ and dist/. Throws util::Unavailable naming the file of dist/ that has not been built.
std::vector<SiteFile> make_site(const usecases::Snapshot& snapshot, const copy::Beside& beside,
                                const present::Catalogues& texts, const std::filesystem::path& web, util::Instant now);

} // namespace relais::offline
