#pragma once
#include "directory/referral.h"
#include "store/database.h"
#include "usecases/actor.h"

#include <filesystem>
#include <optional>
#include <string>

/// Notes for receivers are kept sealed (util/sealing.h). Their keys lie in a file that is neither
/// in the database nor in its backups: one key a line, the newest last, readable by its owner
/// alone. See docs/operations.md.
namespace relais::usecases {

/// $RELAIS_KEY_FILE, else "<database>.keys" beside the database.
std::filesystem::path key_file_of(const std::filesystem::path& database);

/// A new file with one key. Throws util::Conflict where there is one already.
void create_keys(const std::filesystem::path& file);

/// Seals a text for a referral; "" writes nothing. The first note of a database makes its key file;
/// where there are notes but no keys, throws util::Unavailable rather than begin a second file.
/// Inside a Transaction.
void write_note(const store::Database& database, directory::ReferralId id, const std::string& text);

struct Note {
    std::string text;
    bool is_lost = false; ///< there is one, but no key opens it
};
Note read_note(const store::Database& database, directory::ReferralId id);

struct Rotated {
    int notes = 0; ///< sealed anew
    int lost = 0;  ///< that no key opens; left as they are
};
/// A new key from now on; every note that opens is sealed with it. The older keys stay in the file:
/// older backups need them. Broken off in between, the file holds both and nothing is lost; done
/// again, it ends the work.
Rotated rotate_keys(const store::Database& database, const Actor& actor, util::Instant now);

} // namespace relais::usecases
