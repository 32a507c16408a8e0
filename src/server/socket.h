#pragma once
#include "util/tls.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace relais::server {

/// One accepted connection: buffered reads against a budget of bytes and a deadline, whole writes, a close that lets
/// the client read the last answer. Owned by the thread that serves it.
class Socket {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// `tls`: null for plain text; else `shake_hands` comes first.
    explicit Socket(int descriptor, const util::TlsContext* tls = nullptr);
    ~Socket(); ///< closes
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    /// False for a client that speaks no TLS or takes longer. True at once in plain text.
    bool shake_hands(std::chrono::milliseconds longest);

    /// At most this many bytes until this moment may be read from now on.
    void allow(std::size_t bytes, Time deadline);
    /// True once a read was refused because the budget was spent.
    [[nodiscard]] bool over_budget() const { return m_over_budget; }

    /// Bytes read; 0 at the end of the stream or of the budget; -1 for a fault or the deadline.
    std::ptrdiff_t read(char* out, std::size_t size);
    /// All of the text or -1; `patience` is the longest wait without progress.
    std::ptrdiff_t write(std::string_view text, std::chrono::milliseconds patience);

    /// Waits for the next request: true when there is something to read. Ends early when `give_up` says so.
    bool wait(std::chrono::milliseconds longest, const std::function<bool()>& give_up);

    /// Says that nothing more comes and reads what the client still sends, for a moment, so that the system does not
    /// throw the answer away with the rest.
    void linger();

    /// The other end's network address, "" if it is gone; an IPv4 one in its own form.
    [[nodiscard]] std::string peer() const;

    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    bool fill();
    /// Waits for what TLS wants; false at the end of the time.
    [[nodiscard]] bool await(util::TlsSession::Want want, Time deadline) const;
    /// As recv, by the deadline.
    std::ptrdiff_t receive(Time deadline);
    /// As send; 0: not now.
    std::ptrdiff_t put(std::string_view text, std::chrono::milliseconds patience);

    int m_descriptor;
    std::unique_ptr<util::TlsSession> m_tls;
    std::vector<char> m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::size_t m_budget = 0;
    Time m_deadline;
    bool m_over_budget = false;
};

} // namespace relais::server
