#pragma once
#include "directory/account.h"
#include "directory/ids.h"
#include "store/database.h"
#include "util/clock.h"

#include <optional>
#include <string>
#include <vector>

namespace relais::store {

using UploadId = directory::Id<struct UploadTag>;

/// A mapping that was sent through the page.
struct Upload {
    UploadId id;
    std::string name; ///< of the file, safe as a file's name
    std::string sha256;
    std::string label; ///< of the edition it becomes; "": the file's name
    std::optional<util::Day> validated_on;
    std::string validated_by;
    std::string profile; ///< CSV as importers/profile reads it; "": headings are recognised
    std::string uploaded_at;
    directory::AccountId account;
    std::string uploaded_by;
    directory::EditionId edition; ///< the draft made of it; none: not checked yet
};

/// Chooses the id and returns it. Inside a Transaction of the caller.
UploadId add_upload(const Database& database, const Upload& upload, const std::string& bytes);
std::vector<Upload> list_uploads(const Database& database); ///< newest first
/// Throws util::NotFound.
Upload find_upload(const Database& database, UploadId id);
std::optional<Upload> upload_of_edition(const Database& database, directory::EditionId edition);
std::string load_upload_bytes(const Database& database, UploadId id);
void set_upload_profile(const Database& database, UploadId id, const std::string& profile);
/// None: not checked.
void set_upload_edition(const Database& database, UploadId id, directory::EditionId edition);
void delete_upload(const Database& database, UploadId id);

} // namespace relais::store
