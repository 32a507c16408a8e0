#pragma once
#include "directory/units.h"
#include "store/edition_store.h"
#include "store/upload_store.h"
#include "usecases/actor.h"
#include "usecases/compare_editions.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What a manager sees of editions on the page, and does with them. Throws util::Forbidden to
/// others.
namespace relais::usecases {

struct EditionsSeen {
    std::vector<directory::Edition> editions; ///< newest first
    std::vector<store::Upload> uploads;       ///< newest first
    std::optional<directory::Edition> published;
    std::optional<directory::Edition> before; ///< what going back would publish
};
EditionsSeen see_editions(const store::Database& database, const Actor& actor);

struct EditionSeen {
    directory::Edition edition;
    std::optional<directory::Edition> published;
    std::optional<store::Upload>
        upload; ///< the file it was made of; none for what the command line loaded
    store::ImportNotes notes;
    bool shows_values = false; ///< whether this reader may see what stands in the file's cells
    std::size_t organisations = 0;
    std::size_t sites = 0;
    std::size_t services = 0;
    std::vector<RecordChange> changes; ///< from the published edition; none of a published one
};
/// Throws util::NotFound.
EditionSeen
see_edition(const store::Database& database, const Actor& actor, directory::EditionId id);

/// A place that differs from the published edition, where the public sees it: the stand-in of a
/// hidden place.
struct ChangedPlace {
    RecordChange::Kind kind = RecordChange::Kind::changed;
    directory::SiteId site;
    std::string name;
    directory::LonLat point;
    std::optional<directory::LonLat> from; ///< where it was, if it moved
};
/// By site; a place counts as changed when it or a service given there differs.
std::vector<ChangedPlace>
changed_places(const store::Database& database, const Actor& actor, directory::EditionId id);

/// usecases/manage_editions, for those who may. `seen`: the number of the published edition the
/// page showed.
directory::Edition publish_seen(const store::Database& database,
                                const Actor& actor,
                                directory::EditionId id,
                                const std::string& seen,
                                util::Instant now);
directory::Edition go_back(const store::Database& database,
                           const Actor& actor,
                           const std::string& seen,
                           util::Instant now);

} // namespace relais::usecases
