#pragma once
#include "offline/site_files.h"
#include "util/message.h"

#include <optional>
#include <string>
#include <vector>

/// How a reader of an exported site knows that it is whole and from whom it comes.
namespace relais::offline {

inline constexpr const char* k_seal_file = "relais-site.json";
inline constexpr const char* k_signature_file = "relais-site.sig";

/// Adds relais-site.json (edition, time, SHA-256 of every file) and, with a secret key, relais-site.sig (public half and
/// signature of the seal). Throws util::InvalidInput for a text that is no secret key.
void seal(std::vector<SiteFile>& files, const std::string& edition, util::Instant now,
          const std::optional<std::string>& secret);

/// What is wrong with a site, file by file; nothing when it is whole. A signature that does not fit is wrong, and so is
/// one by another key than `expected` (when given), or none at all then.
struct Verdict {
    std::vector<util::Message> faults;
    std::string edition;
    std::string made;
    std::string signer; ///< public key, "" when not signed
};
Verdict check_seal(const std::vector<SiteFile>& files, const std::optional<std::string>& expected);

} // namespace relais::offline
