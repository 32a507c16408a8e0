#include "directory/account.h"

#include <array>

namespace relais::directory {
namespace {

constexpr auto O = Reach::none;
constexpr auto Own = Reach::own;
constexpr auto All = Reach::all;

using Row = std::array<Reach, 7>;

// Administrators hand out keys and therefore hold few: not that of the shelters.
// clang-format off
constexpr std::array<Row, k_permission_count> k_table = {{
    //                       public caseworker focal_point partner planner manager administrator
    /* manage_accounts     */ {O,   O,         O,          O,      O,      O,      All},
    /* read_audit          */ {O,   O,         O,          O,      O,      O,      All},
    /* see_confidential    */ {O,   O,         Own,        O,      O,      All,    O},
    /* manage_editions     */ {O,   O,         O,          O,      O,      All,    All},
    /* review_changes      */ {O,   O,         O,          O,      O,      All,    All},
    /* propose_changes     */ {O,   O,         Own,        Own,    O,      All,    All},
    /* place_offers        */ {O,   O,         O,          Own,    O,      All,    All},
    /* approve_companies   */ {O,   O,         O,          Own,    O,      All,    All},
    /* propose_person      */ {O,   All,       O,          O,      O,      All,    O},
    /* make_referrals      */ {O,   Own,       O,          O,      O,      All,    O},
    /* answer_referrals    */ {O,   Own,       Own,        Own,    O,      O,      O},
    /* see_figures         */ {O,   O,         O,          Own,    All,    All,    All},
    /* mark_overlaps       */ {O,   O,         O,          O,      All,    All,    All},
    /* manage_flowchart    */ {O,   O,         O,          O,      O,      All,    All},
    /* see_restricted_exp. */ {O,   All,       O,          O,      All,    All,    All},
}};
// clang-format on

} // namespace

Reach reach(Role role, Permission permission) {
    return k_table[static_cast<std::size_t>(permission)][static_cast<std::size_t>(role)];
}

bool needs_second_factor(Role role) {
    return role == Role::manager || role == Role::administrator;
}

} // namespace relais::directory
