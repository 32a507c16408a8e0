#pragma once
#include "directory/directory.h"
#include "directory/offer.h"
#include "store/database.h"
#include "usecases/actor.h"
#include "util/clock.h"

#include <optional>
#include <string>
#include <vector>

/// Firms that place offers: registered by their own people, approved by a manager or, for its
/// members, by GECAM. Everything here throws util::Forbidden, NotFound, Conflict (a version that is
/// not the newest) and InvalidInput naming the field; writers open their own Transaction and leave
/// a line in the audit log.
namespace relais::usecases {

/// What a firm says of itself.
struct CompanyWords {
    std::string name; ///< 2 … 120 characters
    std::string acronym;
    std::string sector;     ///< ISIC section, "A" … "U"; "" not said
    std::string settlement; ///< code of the gazetteer
    std::string phone;      ///< as written; kept as E.164
    std::string email;
    std::string website; ///< https://… or http://…
    bool gecam_member = false;
};

/// The account acts for the new firm from now on; it may act for one only.
directory::CompanyId register_company(const store::Database& database,
                                      const Actor& actor,
                                      const directory::Directory& directory,
                                      const CompanyWords& words,
                                      util::Instant now);

/// By the firm's own people or a manager. A change of name has to be approved again.
void change_company(const store::Database& database,
                    const Actor& actor,
                    const directory::Directory& directory,
                    directory::CompanyId id,
                    std::int64_t version,
                    const CompanyWords& words,
                    util::Instant now);

/// Approves, refuses or suspends. Refusing and suspending want a reason, which the firm reads.
void decide_company(const store::Database& database,
                    const Actor& actor,
                    const directory::Directory& directory,
                    directory::CompanyId id,
                    std::int64_t version,
                    directory::CompanyState state,
                    const std::string& reason,
                    util::Instant now);

/// Whether the actor may decide on this firm: managers on all, the people of an employers'
/// organisation on its members.
bool may_decide(const Actor& actor,
                const directory::Directory& directory,
                const directory::Company& company);

/// The firm the actor acts for, if any.
std::optional<directory::Company> own_company(const store::Database& database, const Actor& actor);
/// Those the actor may decide on, first those that wait.
std::vector<directory::Company> companies_to_decide(const store::Database& database,
                                                    const Actor& actor,
                                                    const directory::Directory& directory);

/// Throws util::Forbidden unless the actor's role may place offers at all, for whatever firm.
void require_placing(const Actor& actor);
/// Throws util::Forbidden unless the actor acts for this firm or may review everything.
void require_company(const store::Database& database, const Actor& actor, directory::CompanyId id);

} // namespace relais::usecases
