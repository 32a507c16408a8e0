#include "server/wire.h"

#include "server/refusal.h"
#include "server/socket.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <thread>
#include <utility>

namespace relais::server {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// One request being served by a thread. The library hands its handlers no more than the request and the response;
/// what belongs to the connection is found here.
struct Exchange {
    Socket* socket = nullptr;
    steady_clock::time_point started = steady_clock::now();
    std::string accept_encoding;
    std::string content_type;
    std::size_t most_bytes = 0; ///< of the body
    std::string client; ///< network address
    int refused = 0;         ///< status, 0: not refused
    bool must_close = false; ///< what follows on the connection is no request
    bool answered = false;   ///< the response is ours, not the library's
};

thread_local Exchange* t_exchange = nullptr;
thread_local bool t_turn_away = false;

/// The library's view of a connection.
class SocketStream : public httplib::Stream {
public:
    SocketStream(Socket& socket, milliseconds patience) : m_socket(socket), m_patience(patience) {}
    [[nodiscard]] bool is_readable() const override { return true; }
    [[nodiscard]] bool is_writable() const override { return true; }
    ssize_t read(char* out, std::size_t size) override { return m_socket.read(out, size); }
    ssize_t write(const char* text, std::size_t size) override { return m_socket.write({text, size}, m_patience); }
    void get_remote_ip_and_port(std::string&, int&) const override {} // not wanted, not logged
    void get_local_ip_and_port(std::string&, int&) const override {}
    [[nodiscard]] socket_t socket() const override { return m_socket.descriptor(); }

private:
    Socket& m_socket;
    milliseconds m_patience;
};

/// The connections in a pool's hands: those being served and those that wait for a thread.
class Crowd {
public:
    explicit Crowd(int threads) : m_threads(static_cast<std::size_t>(threads)) {}
    void enter() { ++m_present; }
    void leave() { --m_present; }
    [[nodiscard]] std::size_t waiting() const {
        const std::size_t present = m_present;
        return present > m_threads ? present - m_threads : 0;
    }

private:
    std::size_t m_threads;
    std::atomic<std::size_t> m_present = 0;
};

/// The library's pool, with a count of the connections that wait for a thread and an end to their number.
class Pool : public httplib::TaskQueue {
public:
    Pool(int threads, std::size_t most, Crowd& crowd)
        : m_pool(static_cast<std::size_t>(threads)), m_most(most), m_crowd(crowd) {}

    void enqueue(std::function<void()> serve) override {
        if (m_crowd.waiting() >= m_most) {
            t_turn_away = true;
            serve();
            t_turn_away = false;
            return;
        }
        m_crowd.enter();
        m_pool.enqueue([this, serve = std::move(serve)] {
            serve();
            m_crowd.leave();
        });
    }
    void shutdown() override { m_pool.shutdown(); }

private:
    httplib::ThreadPool m_pool;
    std::size_t m_most;
    Crowd& m_crowd;
};

Request request_of(const httplib::Request& given) {
    Request request;
    request.method = given.method == "HEAD" ? "GET" : given.method;
    request.path = given.path;
    const auto mark = given.target.find('?');
    request.query = mark == std::string::npos ? std::string() : given.target.substr(mark);
    request.parameters.assign(given.params.begin(), given.params.end());
    request.accept = given.get_header_value("Accept");
    request.accept_language = given.get_header_value("Accept-Language");
    request.if_none_match = given.get_header_value("If-None-Match");
    request.accept_encoding = t_exchange->accept_encoding;
    request.content_type = t_exchange->content_type;
    request.cookies = given.get_header_value("Cookie");
    request.host = given.get_header_value("Host");
    request.origin = given.get_header_value("Origin");
    request.fetch_site = given.get_header_value("Sec-Fetch-Site");
    request.csrf_header = given.get_header_value("X-CSRF-Token");
    request.if_match = given.get_header_value("If-Match");
    request.client = t_exchange->client;
    request.agent = given.get_header_value("User-Agent");
    return request;
}

void send(httplib::Response& response, Reply reply) {
    response.status = reply.status;
    for (auto& [name, value] : reply.headers) {
        response.headers.erase(name);
        response.set_header(name, value);
    }
    if (!reply.body.empty()) { // as set_content, without a second copy
        response.body = std::move(reply.body);
        response.headers.erase("Content-Type");
        response.set_header("Content-Type", reply.content_type);
    }
    t_exchange->answered = true;
}

Arrival arrival_of(const httplib::Request& given, bool over_budget) {
    Arrival arrival{given.method, given.path, given.target.size(), given.headers.size(), over_budget, {}};
    for (const auto& [name, value] : given.headers) {
        arrival.headers.emplace_back(name, value);
    }
    return arrival;
}

/// What of an address may be logged: printable, short, and nothing of what was asked.
std::string logged_path(const std::string& target) {
    constexpr std::size_t k_longest = 200;
    auto path = target.substr(0, std::min(target.find_first_of("?#"), k_longest));
    std::ranges::replace_if(path, [](unsigned char c) { return c < 0x21 || c > 0x7E; }, '?');
    return path;
}

} // namespace

class Wire::Http : public httplib::Server {
public:
    Http(WireOptions options, WireHandlers handlers)
        : m_options(std::move(options)), m_handlers(std::move(handlers)), m_crowd(m_options.threads) {
        set_up_sockets();
        set_up_handlers();
    }

    int take_port() {
        errno = 0;
        const int port = m_options.port == 0 ? bind_to_any_port(m_options.host)
                                             : (bind_to_port(m_options.host, m_options.port) ? m_options.port : -1);
        if (port < 0) {
            throw util::Unavailable({"api.error.bind",
                                     {{"host", m_options.host},
                                      {"port", std::to_string(m_options.port)},
                                      {"what", errno != 0 ? std::strerror(errno) : "?"}}});
        }
        constexpr int k_backlog = 511; // the library's own is 5: a burst of readers would wait for a second try
        ::listen(svr_sock_, k_backlog);
        return port;
    }

    void serve() {
        if (!m_stopping) {
            listen_after_bind();
        }
        m_ended = true;
    }

    /// The library forgets a stop that comes before its loop: wait for the loop.
    void end() {
        m_stopping = true;
        while (!m_ended && !is_running()) {
            std::this_thread::sleep_for(milliseconds(1));
            if (!m_started) {
                return; // `serve` has not been called; it will end at once
            }
        }
        stop();
    }

    void mark_started() { m_started = true; }

private:
    void set_up_sockets() {
        // Not SO_REUSEPORT, the library's own choice: with it a second server would share the port in silence.
        set_socket_options([](socket_t socket) {
            const int yes = 1;
            setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        });
        set_tcp_nodelay(true);
        const auto& limits = m_options.limits;
        set_keep_alive_max_count(limits.requests_a_connection);
        set_keep_alive_timeout(std::chrono::duration_cast<std::chrono::seconds>(limits.keep_alive_time).count());
        set_payload_max_length(std::max(limits.body_bytes, limits.upload_bytes)); // each address has its own, below
        new_task_queue = [this] {
            return new Pool(m_options.threads, m_options.limits.waiting_connections, m_crowd); // owned by the library
        };
    }

    void set_up_handlers() {
        set_pre_routing_handler([this](const httplib::Request& given, httplib::Response& response) {
            return answer_without_body(given, response) ? HandlerResponse::Handled : HandlerResponse::Unhandled;
        });
        Post(".*", [this](const httplib::Request& given, httplib::Response& response,
                          const httplib::ContentReader& reader) { answer_with_body(given, response, reader); });
        set_error_handler(HandlerWithResponse([this](const httplib::Request& given, httplib::Response& response) {
            explain(given, response);
            return HandlerResponse::Handled;
        }));
        set_expect_100_continue_handler([this](const httplib::Request& given, httplib::Response& response) {
            constexpr int k_go_on = 100;
            return answer_if_refused(given, response) ? response.status : k_go_on;
        });
        set_exception_handler([](const httplib::Request&, httplib::Response& response, std::exception_ptr) {
            response.status = 500;
        });
        set_post_routing_handler([](const httplib::Request&, httplib::Response& response) {
            if (response.status == 304) {
                response.headers.erase("Content-Length");
            }
            if (t_exchange->must_close) {
                response.headers.erase("Connection");
                response.headers.erase("Keep-Alive");
                response.set_header("Connection", "close");
            }
        });
        set_logger([this](const httplib::Request& given, const httplib::Response& response) {
            const auto took = steady_clock::now() - t_exchange->started;
            m_handlers.log({given.method, logged_path(given.target), response.status,
                            std::chrono::duration_cast<std::chrono::microseconds>(took)});
        });
    }

    bool process_and_close_socket(socket_t descriptor) override {
        Socket socket(descriptor, m_options.tls.get());
        SocketStream stream(socket, m_options.limits.write_time);
        if (t_turn_away && m_options.tls) {
            return true; // a handshake would keep the thread that accepts from the others
        }
        if (t_turn_away) {
            turn_away(socket);
            return true;
        }
        if (!socket.shake_hands(m_options.limits.read_time)) {
            return true;
        }
        bool must_close = false;
        for (std::size_t count = 1; !must_close && wait_for_request(socket, count); ++count) {
            if (!serve_one(socket, stream, count == m_options.limits.requests_a_connection, must_close)) {
                break;
            }
        }
        if (must_close) {
            socket.linger();
        }
        return true;
    }

    /// True when another request may follow; `must_close`: the client may still be sending.
    bool serve_one(Socket& socket, SocketStream& stream, bool is_last, bool& must_close) {
        Exchange exchange;
        exchange.socket = &socket;
        t_exchange = &exchange;
        auto deadline = steady_clock::now() + m_options.limits.read_time;
        socket.allow(m_options.limits.header_bytes, deadline);
        bool closed = false;
        const bool served = process_request(stream, is_last || m_stopping, closed, [&](httplib::Request& request) {
            admit(request, exchange);
            constexpr std::size_t k_framing = 4; // a chunk of one byte takes six on the wire; nobody honest sends those
            if (exchange.most_bytes > m_options.limits.body_bytes) {
                deadline += m_options.limits.upload_time; // files come slowly
            }
            socket.allow(k_framing * std::max(exchange.most_bytes, m_options.limits.body_bytes), deadline);
        });
        must_close = exchange.must_close;
        t_exchange = nullptr;
        return served && !closed && !is_last && !m_stopping;
    }

    /// Looks at a request whose head is read. Compression is ours, not the library's, and so are ranges (not offered).
    void admit(httplib::Request& request, Exchange& exchange) {
        const auto rules = [&](const Arrival& arrival) {
            auto rule = m_handlers.body_rules(arrival);
            exchange.most_bytes = rule.most_bytes;
            return rule;
        };
        exchange.refused = refusal(arrival_of(request, exchange.socket->over_budget()), m_options.limits, rules);
        exchange.must_close = exchange.refused != 0 && may_have_body(arrival_of(request, false));
        exchange.accept_encoding = request.get_header_value("Accept-Encoding");
        request.headers.erase("Accept-Encoding");
        exchange.client = exchange.socket->peer();
        if (exchange.client == m_options.trusted_proxy && request.has_header("X-Forwarded-For")) {
            const auto chain = request.get_header_value("X-Forwarded-For");
            exchange.client = util::trim(chain.substr(chain.rfind(',') + 1)); // the last one is the proxy's own word
        }
        exchange.content_type = request.get_header_value("Content-Type");
        request.headers.erase("Content-Type"); // else the library takes a form apart before we may look at its length
        request.headers.erase("Range");
        request.ranges.clear();
    }

    bool wait_for_request(Socket& socket, std::size_t count) {
        const auto since = steady_clock::now();
        constexpr milliseconds k_first_byte{1000};
        const auto longest = count == 1 ? m_options.limits.read_time : m_options.limits.keep_alive_time;
        return socket.wait(longest, [&] {
            const bool idle = count > 1 || steady_clock::now() - since > k_first_byte;
            return m_stopping || (m_crowd.waiting() > 0 && idle);
        });
    }

    void turn_away(Socket& socket) {
        Exchange exchange;
        t_exchange = &exchange;
        const auto reply = m_handlers.refuse(Request{}, 503);
        t_exchange = nullptr;
        socket.write("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 5\r\nContent-Type: " +
                         reply.content_type + "\r\nContent-Length: " + std::to_string(reply.body.size()) + "\r\n\r\n" +
                         reply.body,
                     milliseconds(100));
    }

    bool answer_if_refused(const httplib::Request& given, httplib::Response& response) {
        if (t_exchange->refused == 0) {
            return false;
        }
        send(response, m_handlers.refuse(request_of(given), t_exchange->refused));
        return true;
    }

    bool answer_without_body(const httplib::Request& given, httplib::Response& response) {
        if (answer_if_refused(given, response)) {
            return true;
        }
        if (given.method != "GET" && given.method != "HEAD") {
            return false;
        }
        send(response, m_handlers.answer(request_of(given)));
        return true;
    }

    void answer_with_body(const httplib::Request& given, httplib::Response& response,
                          const httplib::ContentReader& reader) {
        auto request = request_of(given);
        bool too_large = false;
        const bool whole = reader([&](const char* part, std::size_t size) {
            too_large = request.body.size() + size > t_exchange->most_bytes;
            if (!too_large) {
                request.body.append(part, size);
            }
            return !too_large;
        });
        if (whole) {
            response.status = -1;
            send(response, m_handlers.answer(request));
            return;
        }
        t_exchange->must_close = true;
        const bool too_much = too_large || t_exchange->socket->over_budget();
        send(response, m_handlers.refuse(request, too_much ? 413 : 400));
    }

    /// Gives words to a status that the library chose.
    void explain(const httplib::Request& given, httplib::Response& response) {
        if (t_exchange->answered) {
            return;
        }
        t_exchange->must_close = true;
        const bool too_long = response.status == 400 && t_exchange->socket->over_budget();
        const int status = too_long ? 431 : response.status;
        send(response, m_handlers.refuse(request_of(given), status));
    }

    WireOptions m_options;
    WireHandlers m_handlers;
    Crowd m_crowd;
    std::atomic<bool> m_stopping = false;
    std::atomic<bool> m_started = false;
    std::atomic<bool> m_ended = false;
};

Wire::Wire(WireOptions options, WireHandlers handlers)
    : m_http(std::make_unique<Http>(std::move(options), std::move(handlers))) {}

Wire::~Wire() = default;

int Wire::bind() {
    return m_http->take_port();
}

void Wire::run() {
    m_http->mark_started();
    m_http->serve();
}

void Wire::stop() {
    m_http->end();
}

} // namespace relais::server
