#pragma once
#include <string>
#include <string_view>

/// Marks in templates that are filled for each reader, after the page is made. Text of people is
/// escaped, so that none can make one.
namespace relais::present {

inline constexpr std::string_view k_root_mark =
    "<!--root-->"; ///< of addresses that must be absolute
inline constexpr std::string_view k_form_mark =
    "<!--form-token-->"; ///< `{{> form_token}}`, in every form that saves
inline constexpr std::string_view k_account_mark =
    "<!--account-bar-->"; ///< the account's corner in the head

void replace_mark(std::string& html, std::string_view mark, std::string_view with);

} // namespace relais::present
