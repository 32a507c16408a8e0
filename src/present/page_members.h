#pragma once
#include "present/page_account.h"
#include "present/page_value.h"
#include "present/page_words.h"
#include "present/planning_address.h"
#include "usecases/membership_desk.h"

#include <string>
#include <vector>

namespace relais::present {

/// Members of the mechanism: read and printed by everybody, changed by a manager on the same page.
struct MembersPageInput {
    std::vector<usecases::Member> members;
    std::vector<store::StoredMembership> stored; ///< all, for those who change them
    bool may_change = false;
    usecases::MembershipWords typed; ///< of a form that was refused
    Notice notice;
};
Value members_page(const Words& words, const MembersPageInput& input);

} // namespace relais::present
