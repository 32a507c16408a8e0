#include "present/desk_links.h"

#include "present/keep_address.h"
#include "present/page_account.h"
#include "present/page_editions.h"
#include "present/page_flowchart_versions.h"
#include "present/page_offer_desk.h"
#include "present/page_offer_figures.h"
#include "present/planning_address.h"

#include <array>
#include <string>

namespace relais::present {
namespace {

using directory::Permission;

/// Whom a page is for, of those who have its permission.
enum class For { everybody, own_things, own_organisation, all_things };

struct DeskLink {
    Permission permission;
    For whom;
    std::string (*address)(Lang);
    const char* label; ///< key
};

constexpr std::array k_links = {
    DeskLink{
        Permission::propose_changes, For::own_organisation, own_records_address, "keep.own_title"},
    DeskLink{Permission::place_offers, For::own_things, company_address, "offer.company_title"},
    DeskLink{
        Permission::approve_companies, For::everybody, offer_review_address, "offer.review_title"},
    DeskLink{
        Permission::manage_editions, For::everybody, editions_address, "manage.editions_title"},
    DeskLink{Permission::manage_editions, For::everybody, members_address, "member.title"},
    DeskLink{Permission::manage_flowchart,
             For::everybody,
             flowchart_versions_address,
             "flow.manage_title"},
    DeskLink{
        Permission::see_figures, For::all_things, offer_figures_address, "offer_figures.title"},
    DeskLink{Permission::see_confidential,
             For::everybody,
             hidden_places_address,
             "account.hidden_title"},
    DeskLink{
        Permission::manage_accounts, For::everybody, accounts_address, "account.accounts_title"},
    DeskLink{Permission::read_audit, For::everybody, audit_address, "account.audit_title"},
};

bool is_open_to(const directory::Account& account, const DeskLink& link) {
    const auto far = directory::reach(account.role, link.permission);
    if (link.whom == For::own_things) {
        return far == directory::Reach::own; // a firm's people need no organisation: theirs is no
                                             // record of the mapping
    }
    const bool has_own = far == directory::Reach::own && !account.organisation.is_none();
    if (link.whom == For::own_organisation) {
        return has_own;
    }
    return far == directory::Reach::all || (has_own && link.whom == For::everybody);
}

} // namespace

Value desk_links(const Texts& texts, const directory::Account& account) {
    auto links = Value::list();
    for (const auto& link : k_links) {
        if (is_open_to(account, link)) {
            links.add(Value::object()
                          .set("url", link.address(texts.lang()))
                          .set("label", texts.text(link.label)));
        }
    }
    return links;
}

} // namespace relais::present
