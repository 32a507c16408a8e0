#include "mail/smtp_sender.h"

#include "mail/curl_ends.h"
#include "mail/mime.h"
#include "util/errors.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace relais::mail {
namespace {

struct Upload {
    std::string bytes;
    std::size_t given = 0;
};

std::size_t give(char* out, std::size_t size, std::size_t count, void* upload_of) {
    auto& upload = *static_cast<Upload*>(upload_of);
    const auto length = std::min(size * count, upload.bytes.size() - upload.given);
    std::memcpy(out, upload.bytes.data() + upload.given, length);
    upload.given += length;
    return length;
}

/// Where the conversation has come to: what a refusal is about.
enum class Stage { greeting, address, text };

int follow(CURL*, curl_infotype type, char* data, std::size_t size, void* stage_of) {
    auto& stage = *static_cast<Stage*>(stage_of);
    if (type == CURLINFO_HEADER_OUT && std::string_view(data, size).starts_with("RCPT TO")) {
        stage = Stage::address;
    }
    if (type == CURLINFO_DATA_OUT) {
        stage = Stage::text;
    }
    return 0;
}

Handed outcome_of(CURLcode code, long answer, Stage stage, const char* words) {
    constexpr long k_not_now = 400;
    constexpr long k_never = 500;
    if (code == CURLE_OK) {
        return {};
    }
    const std::string fault = (*words != '\0' ? words : curl_easy_strerror(code)) +
                              (answer > 0 ? " (" + std::to_string(answer) + ")" : std::string());
    if (answer >= k_never && stage != Stage::greeting) {
        return {Handed::Result::refused, fault};
    }
    const bool may_have_left = stage == Stage::text && answer < k_not_now;
    return {may_have_left ? Handed::Result::unknown : Handed::Result::later, fault};
}

} // namespace

void check_server(const SmtpServer& server) {
    if (!server.url.starts_with("smtp://") && !server.url.starts_with("smtps://")) {
        throw util::InvalidInput("--smtp", {"outbox.bad_server", {{"value", server.url}}});
    }
    if (server.from.find('@') == std::string::npos) {
        throw util::InvalidInput("--from", {"outbox.bad_from", {{"value", server.from}}});
    }
}

Handed send_mail(const SmtpServer& server, const Letter& letter, util::Instant now) {
    constexpr long k_connect_seconds = 15;
    constexpr long k_whole_seconds = 60;
    const CurlHandle curl(curl_easy_init());
    const CurlList to(
        curl_slist_append(nullptr, ("<" + letter.to + ">").c_str()));
    Upload upload{mime_of(letter, server.from, now)};
    std::array<char, CURL_ERROR_SIZE> words{};
    auto* handle = curl.get();
    curl_easy_setopt(handle, CURLOPT_URL, server.url.c_str());
    curl_easy_setopt(
        handle,
        CURLOPT_USE_SSL,
        static_cast<long>(is_this_machine(server.url) ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    if (!server.user.empty()) {
        curl_easy_setopt(handle, CURLOPT_USERNAME, server.user.c_str());
        curl_easy_setopt(handle, CURLOPT_PASSWORD, server.password.c_str());
    }
    curl_easy_setopt(handle, CURLOPT_MAIL_FROM, ("<" + server.from + ">").c_str());
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, to.get());
    curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, &give);
    curl_easy_setopt(handle, CURLOPT_READDATA, &upload);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, k_connect_seconds);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, k_whole_seconds);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    auto stage = Stage::greeting;
    curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, &follow);
    curl_easy_setopt(handle, CURLOPT_DEBUGDATA, &stage);
    curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, words.data());
    const auto code = curl_easy_perform(handle);
    long answer = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer);
    return outcome_of(code, answer, stage, words.data());
}

} // namespace relais::mail
