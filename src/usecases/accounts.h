#pragma once
#include "directory/account.h"
#include "store/database.h"
#include "usecases/actor.h"

#include <string>
#include <vector>

/// What an administrator does to accounts. Each is allowed by Permission::manage_accounts, is one
/// transaction, and is written to the audit log.
namespace relais::usecases {

struct NewAccount {
    std::string email;
    std::string name;
    std::string role; ///< code
    directory::OrganisationId organisation;
    std::string lang = "fr";
};

/// An account and the secret of the link by which its owner chooses a password; the secret is told
/// here once.
struct Invitation {
    directory::Account account;
    std::string secret;
    std::string expires_on; ///< day, ISO 8601
};

inline constexpr const char* k_invite = "invite"; ///< purposes of links
inline constexpr const char* k_reset = "reset";

/// Throws util::InvalidInput naming the field, util::Conflict for an address that has an account.
Invitation invite_account(const store::Database& database,
                          const Actor& actor,
                          const NewAccount& wanted,
                          util::Instant now);

/// A new link: an invitation again for who never used theirs, else one to choose another password.
/// Earlier links end.
enum class SecondFactor {
    kept,
    removed
}; ///< removed: for who lost phone and recovery codes; all sessions end
Invitation reset_account(const store::Database& database,
                         const Actor& actor,
                         directory::AccountId id,
                         SecondFactor second_factor,
                         util::Instant now);

/// Of an account, for who changes it from a page: see check_seen (actor.h).
std::string version_of(const directory::Account& account);

/// A disabled account's sessions and links end. Nobody disables their own: the last one in would
/// lock the door.
enum class Standing { enabled, disabled };
directory::Account set_standing(const store::Database& database,
                                const Actor& actor,
                                directory::AccountId id,
                                Standing standing,
                                util::Instant now,
                                const std::string& seen = {});

/// Sessions end, so that nothing of the old role stays open. Nobody changes their own role.
directory::Account change_role(const store::Database& database,
                               const Actor& actor,
                               directory::AccountId id,
                               const std::string& role,
                               directory::OrganisationId organisation,
                               util::Instant now,
                               const std::string& seen = {});

std::vector<directory::Account> list_accounts(const store::Database& database, const Actor& actor);

/// Somebody at the command line: whoever can open the file needs no permission more.
Actor command_line_actor(const std::string& login_name);

/// The account of "account 3". Throws util::NotFound.
directory::Account account_of_subject(const store::Database& database, const std::string& subject);
std::string subject_of(directory::AccountId id);

} // namespace relais::usecases
