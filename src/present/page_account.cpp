#include "present/page_account.h"

#include "present/page_address.h"

namespace relais::present {
namespace {

std::string in(Lang lang, const char* french, const char* english) {
    return "/" + std::string(code_of(lang)) + "/" + (lang == Lang::en ? english : french);
}

} // namespace

std::string login_address(Lang lang, const std::string& next) {
    const auto address = in(lang, "connexion", "login");
    return next.empty() ? address : address + "?next=" + percent_encoded(next);
}

std::string logout_address(Lang lang) {
    return in(lang, "deconnexion", "logout");
}

std::string account_address(Lang lang) {
    return in(lang, "compte", "account");
}

} // namespace relais::present
