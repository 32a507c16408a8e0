#pragma once
#include "server/exchange.h"
#include "server/limits.h"
#include "server/refusal.h"
#include "util/tls.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace relais::server {

/// What happens to a request before and after it is a Request: the HTTP library behind a few functions.
struct WireOptions {
    std::string host;
    int port = 0; ///< 0: any free one
    int threads = 64;
    Limits limits;
    std::shared_ptr<const util::TlsContext> tls; ///< null: plain text
    std::string trusted_proxy; ///< network address whose X-Forwarded-For is believed; "" for none
};

struct AccessLine {
    std::string method;
    std::string path; ///< as sent, without "?" and what follows: that may hold where a person is
    int status = 0;
    std::chrono::microseconds took{0};
};

struct WireHandlers {
    /// Answers a request that is within limits. Must not throw.
    std::function<Reply(const Request&)> answer;
    /// What body is wanted at an address, before it is read.
    BodyRules body_rules;
    /// Answers a request that was refused with this status before it was read. Must not throw.
    std::function<Reply(const Request&, int status)> refuse;
    std::function<void(const AccessLine&)> log;
};

/// Accepts connections and serves them on a bounded set of threads.
class Wire {
public:
    Wire(WireOptions options, WireHandlers handlers);
    ~Wire();
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

    /// Takes the port and answers its number. Throws util::Unavailable with the reason.
    int bind();
    /// Serves until `stop`, then ends the requests begun. After `bind`.
    void run();
    /// Any thread, at any time after `bind`, more than once.
    void stop();

private:
    class Http;
    std::unique_ptr<Http> m_http;
};

} // namespace relais::server
