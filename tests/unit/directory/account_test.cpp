#include "directory/account.h"

#include <catch2/catch.hpp>

using namespace relais::directory;

namespace {

struct Cell {
    Permission permission;
    const char* name;
    const char* by_role; ///< one letter a role in the order of Role: "." none, "o" own, "A" all
};

// Written by what each role does in product.md and domain.md, not from the table it is held against.
const Cell k_expected[] = {
    //                                                          p c f p p m a
    {Permission::manage_accounts, "manage_accounts",           "......A"},
    {Permission::read_audit, "read_audit",                     "......A"},
    {Permission::see_confidential, "see_confidential",         "..o..A."},
    {Permission::manage_editions, "manage_editions",           ".....AA"},
    {Permission::review_changes, "review_changes",             ".....AA"},
    {Permission::propose_changes, "propose_changes",           "..oo.AA"},
    {Permission::place_offers, "place_offers",                 "...o.AA"},
    {Permission::approve_companies, "approve_companies",       "...o.AA"},
    {Permission::propose_person, "propose_person",             ".A...A."},
    {Permission::make_referrals, "make_referrals",             ".o...A."},
    {Permission::answer_referrals, "answer_referrals",         ".ooo..."},
    {Permission::see_figures, "see_figures",                   "...oAAA"},
    {Permission::mark_overlaps, "mark_overlaps",               "....AAA"},
    {Permission::manage_flowchart, "manage_flowchart",         ".....AA"},
    {Permission::see_restricted_exports, "see_restricted_exp", ".A..AAA"},
};

char letter(Reach far) {
    return far == Reach::all ? 'A' : far == Reach::own ? 'o' : '.';
}

} // namespace

TEST_CASE("Every cell of the table of roles and permissions") {
    CHECK(std::size(k_expected) == k_permission_count);
    for (const auto& row : k_expected) {
        for (std::size_t role = 0; role < code_count<Role>(); ++role) {
            INFO(row.name << " of " << CodeList<Role>::codes[role]);
            CHECK(letter(reach(static_cast<Role>(role), row.permission)) == row.by_role[role]);
        }
    }
}

TEST_CASE("The public may do nothing that the table speaks of") {
    for (std::size_t i = 0; i < k_permission_count; ++i) {
        CHECK(reach(Role::public_, static_cast<Permission>(i)) == Reach::none);
    }
}

TEST_CASE("Those who can publish or hand out accounts need a second factor") {
    for (std::size_t i = 0; i < code_count<Role>(); ++i) {
        const auto role = static_cast<Role>(i);
        const bool is_powerful = reach(role, Permission::manage_editions) == Reach::all ||
                                 reach(role, Permission::manage_accounts) == Reach::all;
        CHECK(needs_second_factor(role) == is_powerful);
    }
}
