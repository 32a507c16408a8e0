#pragma once
#include "directory/ids.h"

namespace SQLite {
class Database;
}

/// The words people search services by: those of the public view, in both languages; nothing of a
/// confidential place is among them.
namespace relais::store {

/// Of an edition's services, and of no other's.
void refill_words(SQLite::Database& sql, directory::EditionId edition);
/// Of one service, which must be of the edition whose words are there.
void refresh_words(SQLite::Database& sql,
                   directory::EditionId edition,
                   directory::ServiceId service);

} // namespace relais::store
