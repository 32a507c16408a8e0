#pragma once
#include <curl/curl.h>
#include <memory>
#include <string>

namespace relais::mail {

/// Frees what libcurl made.
struct CurlEnd {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using CurlHandle = std::unique_ptr<CURL, CurlEnd>;
using CurlList = std::unique_ptr<curl_slist, CurlEnd>;

/// True for an address on this machine, which needs no TLS.
inline bool is_this_machine(const std::string& url) {
    const auto host = url.substr(url.find("//") + 2);
    return host.starts_with("127.") || host.starts_with("localhost") || host.starts_with("[::1]");
}

} // namespace relais::mail
