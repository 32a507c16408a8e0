#pragma once
#include "directory/account.h"
#include "directory/offer.h"
#include "store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace relais::store {

/// Writers are called inside a Transaction; those that change a record take it with the version
/// that was seen and throw util::Conflict if it is another by now.

directory::CompanyId
add_company(const Database& database, const directory::Company& company, const std::string& at);
void update_company(const Database& database, const directory::Company& company);
/// Throws util::NotFound.
directory::Company find_company(const Database& database, directory::CompanyId id);
std::vector<directory::Company> list_companies(const Database& database); ///< by id

void add_company_member(const Database& database,
                        directory::CompanyId company,
                        directory::AccountId account);
/// The firm an account acts for, if any.
std::optional<directory::CompanyId> company_of(const Database& database,
                                               directory::AccountId account);
std::vector<directory::AccountId> members_of(const Database& database,
                                             directory::CompanyId company);

} // namespace relais::store
