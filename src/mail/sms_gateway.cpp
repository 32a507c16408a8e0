#include "mail/sms_gateway.h"

#include "mail/curl_ends.h"
#include "util/errors.h"

#include <array>

namespace relais::mail {
namespace {

struct CurlText {
    void operator()(char* text) const { curl_free(text); }
};

std::string form_value(CURL* curl, const std::string& text) {
    const std::unique_ptr<char, CurlText> coded(
        curl_easy_escape(curl, text.data(), static_cast<int>(text.size())));
    return coded ? coded.get() : std::string();
}

/// A gateway may repeat the number or the text in its answer: nothing of it is kept.
std::size_t forget(char*, std::size_t size, std::size_t count, void*) {
    return size * count;
}

Handed outcome_of_sms(CURL* curl, CURLcode code, const char* words) {
    constexpr long k_bad_request = 400;
    constexpr long k_unprocessable = 422;
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    if (code != CURLE_OK) {
        curl_off_t sent = 0;
        curl_easy_getinfo(curl, CURLINFO_SIZE_UPLOAD_T, &sent);
        const std::string fault = *words != '\0' ? words : curl_easy_strerror(code);
        return {sent > 0 ? Handed::Result::unknown : Handed::Result::later, fault};
    }
    if (status >= 200 && status < 300) {
        return {};
    }
    const bool is_message = status == k_bad_request || status == k_unprocessable;
    return {is_message ? Handed::Result::refused : Handed::Result::later,
            "HTTP " + std::to_string(status)};
}

} // namespace

void check_gateway(const SmsGateway& gateway) {
    const bool safe = gateway.url.starts_with("https://") ||
                      (gateway.url.starts_with("http://") && is_this_machine(gateway.url));
    if (!safe) {
        throw util::InvalidInput("--sms-url", {"outbox.bad_gateway", {{"value", gateway.url}}});
    }
    if (gateway.to_field.empty() || gateway.text_field.empty()) {
        throw util::InvalidInput("--sms-to-field", {"outbox.bad_sms_field", {}});
    }
}

Handed send_sms(const SmsGateway& gateway, const Letter& letter) {
    constexpr long k_connect_seconds = 15;
    constexpr long k_whole_seconds = 60;
    const CurlHandle curl(curl_easy_init());
    auto* handle = curl.get();
    const auto form = form_value(handle, gateway.to_field) + '=' + form_value(handle, letter.to) +
                      '&' + form_value(handle, gateway.text_field) + '=' +
                      form_value(handle, letter.text);
    CurlList headers(curl_slist_append(
        nullptr, ("Idempotency-Key: relais-" + std::to_string(letter.id)).c_str()));
    if (!gateway.token.empty()) {
        curl_slist_append(headers.get(), ("Authorization: Bearer " + gateway.token).c_str());
    }
    std::array<char, CURL_ERROR_SIZE> words{};
    curl_easy_setopt(handle, CURLOPT_URL, gateway.url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE, static_cast<long>(form.size()));
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, form.c_str());
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &forget);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, k_connect_seconds);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, k_whole_seconds);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, words.data());
    return outcome_of_sms(handle, curl_easy_perform(handle), words.data());
}

} // namespace relais::mail
