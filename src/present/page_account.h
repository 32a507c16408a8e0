#pragma once
#include "present/texts.h"

#include <string>
#include <string_view>

/// Addresses of the pages about accounts, and what every page says of who is logged in.
namespace relais::present {

/// Marks in templates that the server puts something in for each reader: `{{> form_token}}` in every form that saves,
/// and the account's corner in the head. Text of people is escaped, so that none can make one.
inline constexpr std::string_view k_form_mark = "<!--form-token-->";
inline constexpr std::string_view k_account_mark = "<!--account-bar-->";

/// Whom a page is made for.
struct Viewer {
    std::string name; ///< "" for the public
};

/// The log-in page; `next`: where to go afterwards, "" for the account's page.
std::string login_address(Lang lang, const std::string& next = {});
std::string logout_address(Lang lang);
std::string account_address(Lang lang);

} // namespace relais::present
