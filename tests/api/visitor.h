#pragma once
#include "api/account_site.h"

#include <string>
#include <utility>

namespace relais::test {

/// One person at a browser.
class Visitor {
public:
    Visitor(AccountSite& site, std::string cookie)
        : m_client(site.client()),
          m_cookie(std::move(cookie)) {}

    httplib::Result get(const std::string& path) { return m_client.Get(path.c_str(), headers()); }
    httplib::Result post(const std::string& path, httplib::Params fields) {
        if (!m_cookie.empty()) {
            fields.emplace("csrf", AccountSite::csrf_of(m_cookie));
        }
        return m_client.Post(path.c_str(), headers(), fields);
    }

private:
    httplib::Headers headers() const {
        return m_cookie.empty() ? httplib::Headers{} : httplib::Headers{{"Cookie", m_cookie}};
    }
    httplib::Client m_client;
    std::string m_cookie;
};

} // namespace relais::test
