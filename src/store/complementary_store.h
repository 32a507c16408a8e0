#pragma once
#include "directory/complementary.h"
#include "store/database.h"

#include <optional>
#include <vector>

namespace relais::store {

/// All marks, by scope.
std::vector<directory::ComplementaryMark> load_complementary(const Database& database);

/// The mark of just this scope, if there is one.
std::optional<directory::ComplementaryMark>
find_complementary(const Database& database, const directory::ComplementaryScope& scope);

/// Sets a mark in place of the one of the same scope. Inside a Transaction of
/// the caller.
void save_complementary(const Database& database, const directory::ComplementaryMark& mark);

/// Takes it away; nothing happens if there is none. Inside a Transaction of the caller.
void remove_complementary(const Database& database, const directory::ComplementaryScope& scope);

} // namespace relais::store
