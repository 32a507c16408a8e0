#pragma once
#include "store/edition_store.h"
#include "usecases/author.h"
#include "usecases/compare_editions.h"

#include <optional>
#include <string>
#include <vector>

namespace relais::usecases {

/// Makes an edition the one everybody reads; the one before is kept as superseded. `seen`: the number of the published
/// edition that the author compared with ("" asks for no check). Throws util::NotFound for an unknown number,
/// util::Conflict if it is published already, holds no service, or another was published meanwhile.
directory::Edition publish_edition(const store::Database& database, directory::EditionId id, const Author& author,
                                   const std::string& seen = {});

/// Takes the published edition back: it becomes a draft again, and the one published before it is published.
/// `seen` as above. Throws util::Conflict if there is none to go back to. Answers the edition published now.
directory::Edition rollback_edition(const store::Database& database, const Author& author,
                                    const std::string& seen = {});

/// The edition that rollback_edition would publish; none: there is none.
std::optional<directory::Edition> edition_before(const store::Database& database);

/// From one edition to another. Throws util::NotFound.
std::vector<RecordChange> diff_editions(const store::Database& database, directory::EditionId before,
                                        directory::EditionId after);

/// Remembers that two sites, by their keys as a finding names them, are not one. Throws util::NotFound for a key no
/// edition has.
void mark_distinct(const store::Database& database, const std::string& key_a, const std::string& key_b,
                   const std::string& reason, const Author& author);

} // namespace relais::usecases
