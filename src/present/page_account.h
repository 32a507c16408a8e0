#pragma once
#include "present/page_value.h"
#include "present/texts.h"
#include "store/audit_log.h"
#include "usecases/accounts.h"
#include "usecases/hidden_places.h"
#include "usecases/own_account.h"
#include "util/clock.h"
#include "util/message.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The pages about accounts, and what every page says of who is logged in.
namespace relais::present {

/// Whom a page is made for.
struct Viewer {
    std::string name; ///< "" for the public
    bool manages_accounts = false;
    bool reads_audit = false;
    bool keeps_records = false;
};

/// The log-in page; `next`: where to go afterwards, "" for the account's page.
std::string login_address(Lang lang, const std::string& next = {});
std::string logout_address(Lang lang);
std::string account_address(Lang lang);
std::string accounts_address(Lang lang);
std::string audit_address(Lang lang);
/// Where a link for a purpose (usecases::k_invite, k_reset) leads; the secret stands after "?",
/// which no log keeps.
std::string password_address(Lang lang, std::string_view purpose, const std::string& secret);

/// What a form has to say after it was sent.
struct Notice {
    std::optional<util::Message> fault;
    std::string field; ///< at fault, "" for the whole form
    std::string done;  ///< key of a sentence, "" for none
};

struct LoginForm {
    std::string email;
    std::string next;
    Notice notice;
};
Value login_page(const Texts& texts, const LoginForm& form);

/// `account`: whose password is chosen.
Value password_page(const Texts& texts,
                    const std::string& purpose,
                    const std::string& secret,
                    const directory::Account& account,
                    const Notice& notice);

/// `secret`: of the second factor being set up, "" when none is; `codes`: recovery codes told once.
struct FactorForm {
    std::string secret;
    std::string address;
    std::vector<std::string> codes;
};
Value account_page(const Texts& texts,
                   const usecases::OwnAccount& own,
                   bool owes_second_factor,
                   const FactorForm& factor,
                   const Notice& notice);

/// `link`: the address just made for somebody, told once.
struct NewLink {
    std::string name;
    std::string address;
    std::string expires_on;
};
Value accounts_page(const Texts& texts,
                    const std::vector<directory::Account>& accounts,
                    const std::optional<NewLink>& link,
                    const usecases::NewAccount& typed,
                    const Notice& notice);

std::string hidden_places_address(Lang lang);
/// `shown`: the one whose true place was asked for, null for none.
Value hidden_places_page(const Texts& texts, const std::vector<usecases::HiddenPlace>& places,
                         const directory::Site* shown);

Value audit_page(const Texts& texts,
                 const std::vector<store::AuditLine>& lines,
                 const store::AuditCheck& check);

} // namespace relais::present
