#pragma once
#include "directory/complementary.h"
#include "directory/directory.h"
#include "store/database.h"
#include "usecases/actor.h"

#include <string>
#include <vector>

namespace relais::usecases {

/// Remembers that two organisations complement each other within a scope; said again, the new
/// reason takes the place of the old one, which the audit log keeps. Answers the mark as it stands.
/// Throws util::Forbidden without the permission `mark_overlaps`, util::InvalidInput naming the
/// field ("organisation", "need", "public", "area", "reason") and util::NotFound for an
/// organisation that no edition has.
directory::ComplementaryMark mark_complementary(const store::Database& database,
                                                directory::ComplementaryScope scope,
                                                const std::string& reason,
                                                const Actor& actor,
                                                util::Instant now);

/// Takes back the mark of just this scope; the audit log keeps it. Answers what it was. Throws
/// util::NotFound if there is none.
directory::ComplementaryMark unmark_complementary(const store::Database& database,
                                                  directory::ComplementaryScope scope,
                                                  const Actor& actor,
                                                  util::Instant now);

/// All marks, by scope. Everybody may see them.
std::vector<directory::ComplementaryMark> complementary_marks(const store::Database& database);

/// The organisation meant by "organisation-3", "3", an acronym or a name (accents and case aside).
/// Throws util::NotFound for none, util::InvalidInput listing the candidates for several.
directory::OrganisationId find_organisation(const directory::Directory& directory,
                                            const std::string& words);

} // namespace relais::usecases
