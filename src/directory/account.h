#pragma once
#include "directory/codes.h"
#include "directory/ids.h"

#include <cstdint>
#include <string>

/// Who may do what. One table (account.cpp) says it for the whole program.
namespace relais::directory {

using AccountId = Id<struct AccountTag>;

enum class Role : std::uint8_t {
    public_, ///< no account
    caseworker,
    focal_point, ///< of a provider: its own organisation's records
    partner,     ///< an employer, or GECAM: its own offers
    planner,
    manager, ///< of the mapping
    administrator
};

template <>
struct CodeList<Role> {
    static constexpr std::string_view name = "role";
    static constexpr auto codes = std::to_array<std::string_view>(
        {"public", "caseworker", "focal_point", "partner", "planner", "manager", "administrator"});
};

/// What an account may be allowed. Append only; each has a column in the table of account.cpp and of its test.
enum class Permission : std::uint8_t {
    manage_accounts,       ///< invite, disable, change roles, end others' sessions
    read_audit,            ///< see the audit log
    see_confidential,      ///< the true place of a confidential or approximate site; each look is logged
    manage_editions,       ///< import a mapping, compare, publish, roll back
    review_changes,        ///< queue of stale records, duplicates, change requests, reports; edit any record
    propose_changes,       ///< ask for a change of a record; a manager decides
    place_offers,          ///< register a company, place, pause and close offers
    approve_companies,     ///< let a company place offers; "own": members of the actor's own organisation
    propose_person,        ///< send a case code to an offer
    make_referrals,        ///< write, send and follow referrals
    answer_referrals,      ///< answer a referral to one's own organisation
    see_figures,           ///< response rates, demand and supply, indicators
    mark_overlaps,         ///< "complementary, leave it"
    manage_flowchart,      ///< edit the referral flowchart
    see_restricted_exports ///< exports with contacts that the public does not see
};
constexpr std::size_t k_permission_count = 15;

/// How far a permission goes.
enum class Reach : std::uint8_t { none, own, all }; ///< own: things of the actor's organisation only

Reach reach(Role role, Permission permission);

/// Roles that must have a second factor before they may do anything.
bool needs_second_factor(Role role);

enum class AccountState : std::uint8_t {
    invited, ///< has not chosen a password yet
    active,
    disabled
};

template <>
struct CodeList<AccountState> {
    static constexpr std::string_view name = "account_state";
    static constexpr auto codes = std::to_array<std::string_view>({"invited", "active", "disabled"});
};

struct Account {
    AccountId id;
    std::string email; ///< as typed; compared without regard to case
    std::string name;  ///< as others see it
    Role role = Role::caseworker;
    OrganisationId organisation; ///< none for those who work for the mechanism as a whole
    std::string lang = "fr";     ///< of messages: "fr" or "en"
    AccountState state = AccountState::invited;
    bool has_second_factor = false;
    std::string created_at; ///< ISO 8601, UTC
    bool operator==(const Account&) const = default;
};

} // namespace relais::directory
