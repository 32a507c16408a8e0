#pragma once
#include "importers/mapping_preview.h"
#include "present/page_account.h"
#include "present/page_value.h"
#include "present/texts.h"
#include "usecases/edition_desk.h"
#include "usecases/snapshot.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The manager's pages: editions, a file sent, an edition looked at before it is published.
namespace relais::present {

std::string editions_address(Lang lang);
std::string edition_address(Lang lang, directory::EditionId id);
std::string upload_address(Lang lang, store::UploadId id);
std::string rollback_address(Lang lang);

/// Every page below works before anything is published: `texts` alone are needed.
Value editions_page(const Texts& texts, const usecases::EditionsSeen& seen, const Notice& notice);

/// How far the reading of a file is.
struct UploadProgress {
    bool is_under_way = false;
    std::string phase; ///< "waiting", "reading", "writing"
    std::int64_t done = 0;
    std::int64_t total = 0; ///< 0: not known
};
/// `preview`: null while the file is read. `before`: the edition this very file was already.
Value upload_page(const Texts& texts,
                  const store::Upload& upload,
                  const importers::MappingPreview* preview,
                  const UploadProgress& progress,
                  const std::optional<directory::Edition>& before,
                  const Notice& notice);

/// What of an edition's findings and changes is shown.
struct EditionFilter {
    std::string level;  ///< of findings: "error", "warning", "note"; "" for all
    std::string change; ///< "added", "changed", "vanished"; "" for all
    std::size_t findings_from = 0;
    std::size_t changes_from = 0;
};
/// `snapshot`: to name needs; may be null.
Value edition_page(const Texts& texts,
                   const usecases::Snapshot* snapshot,
                   const usecases::EditionSeen& seen,
                   const EditionFilter& filter,
                   const Notice& notice);

/// A line of the file beside what was found in it.
Value written_row_page(const Texts& texts,
                       const usecases::EditionSeen& seen,
                       const std::string& sheet,
                       int row,
                       const importers::WrittenRow& written);

/// The places that differ, as GeoJSON: properties site, name, change; `from` where it was before.
std::string changed_places_geojson(const std::vector<usecases::ChangedPlace>& places);

/// "added", "changed", "vanished".
std::string change_code(usecases::RecordChange::Kind kind);

} // namespace relais::present
