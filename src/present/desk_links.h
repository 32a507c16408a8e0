#pragma once
#include "directory/account.h"
#include "present/page_value.h"
#include "present/texts.h"

namespace relais::present {

/// The pages a role works on, for its account's page: `{url, label}` each, in a set order. A page
/// that an account needs has a line here and nowhere else; who may open it is asked again by the
/// page itself.
Value desk_links(const Texts& texts, const directory::Account& account);

} // namespace relais::present
