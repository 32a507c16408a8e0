#include "server/socket.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace relais::server {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using Want = util::TlsSession::Want;

constexpr std::size_t k_buffer = 16 * 1024;

/// True when the descriptor is ready; false at the end of the time or for a fault.
bool is_ready(int descriptor, short event, milliseconds longest) {
    const auto end = steady_clock::now() + longest;
    for (;;) {
        const auto left = std::chrono::duration_cast<milliseconds>(end - steady_clock::now());
        pollfd entry{descriptor, event, 0};
        const int count = poll(&entry, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
        if (count > 0) {
            return true;
        }
        if (count == 0 || errno != EINTR) {
            return false;
        }
    }
}

} // namespace

std::string Socket::peer() const {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    std::array<char, NI_MAXHOST> text{};
    if (getpeername(m_descriptor, reinterpret_cast<sockaddr*>(&address), &size) != 0 ||
        getnameinfo(reinterpret_cast<sockaddr*>(&address), size, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) != 0) {
        return {};
    }
    const std::string name(text.data());
    const std::string k_mapped = "::ffff:"; // IPv4 through a socket of both kinds
    return name.starts_with(k_mapped) ? name.substr(k_mapped.size()) : name;
}

Socket::Socket(int descriptor, const util::TlsContext* tls) : m_descriptor(descriptor), m_buffer(k_buffer) {
    if (tls != nullptr) {
        fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
        m_tls = std::make_unique<util::TlsSession>(*tls, descriptor);
    }
}

Socket::~Socket() {
    if (m_tls) {
        m_tls->say_goodbye();
    }
    shutdown(m_descriptor, SHUT_RDWR);
    close(m_descriptor);
}

void Socket::allow(std::size_t bytes, Time deadline) {
    m_budget = bytes;
    m_deadline = deadline;
    m_over_budget = false;
}

bool Socket::await(Want want, Time deadline) const {
    const auto left = std::chrono::duration_cast<milliseconds>(deadline - steady_clock::now());
    return want != Want::end && left.count() > 0 && is_ready(m_descriptor, want == Want::write ? POLLOUT : POLLIN, left);
}

bool Socket::shake_hands(milliseconds longest) {
    const auto deadline = steady_clock::now() + longest;
    while (m_tls) {
        const auto step = m_tls->shake_hands();
        if (step.want == Want::nothing) {
            return true;
        }
        if (!await(step.want, deadline)) {
            return false;
        }
    }
    return true;
}

std::ptrdiff_t Socket::receive(Time deadline) {
    while (m_tls) {
        const auto step = m_tls->read(m_buffer.data(), m_buffer.size());
        if (step.want == Want::nothing || step.want == Want::end) {
            return static_cast<std::ptrdiff_t>(step.bytes);
        }
        if (!await(step.want, deadline)) {
            return -1;
        }
    }
    if (steady_clock::now() >= deadline) {
        return -1;
    }
    const auto got = recv(m_descriptor, m_buffer.data(), m_buffer.size(), MSG_DONTWAIT); // mostly it is there already
    if (got >= 0 || (errno != EAGAIN && errno != EINTR)) {
        return got;
    }
    return await(Want::read, deadline) ? recv(m_descriptor, m_buffer.data(), m_buffer.size(), 0) : -1;
}

std::ptrdiff_t Socket::put(std::string_view text, milliseconds patience) {
    if (!m_tls) {
        const auto sent = send(m_descriptor, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent >= 0 || (errno != EAGAIN && errno != EINTR)) {
            return sent;
        }
        return is_ready(m_descriptor, POLLOUT, patience) ? 0 : -1;
    }
    const auto step = m_tls->write(text);
    if (step.want == Want::nothing) {
        return static_cast<std::ptrdiff_t>(step.bytes);
    }
    return await(step.want, steady_clock::now() + patience) ? 0 : -1;
}

bool Socket::fill() {
    const auto got = receive(m_deadline);
    m_begin = 0;
    m_end = got > 0 ? static_cast<std::size_t>(got) : 0;
    return got >= 0;
}

std::ptrdiff_t Socket::read(char* out, std::size_t size) {
    if (m_budget == 0) {
        m_over_budget = true;
        return 0;
    }
    if (m_begin == m_end && !fill()) {
        return -1;
    }
    const auto count = std::min({size, m_end - m_begin, m_budget});
    std::memcpy(out, m_buffer.data() + m_begin, count);
    m_begin += count;
    m_budget -= count;
    return static_cast<std::ptrdiff_t>(count);
}

std::ptrdiff_t Socket::write(std::string_view text, milliseconds patience) {
    std::size_t done = 0;
    while (done < text.size()) {
        const auto sent = put(text.substr(done), patience);
        if (sent < 0) {
            return -1;
        }
        done += static_cast<std::size_t>(sent);
    }
    return static_cast<std::ptrdiff_t>(done);
}

bool Socket::wait(milliseconds longest, const std::function<bool()>& give_up) {
    constexpr milliseconds k_step{20};
    for (auto waited = milliseconds(0); m_begin == m_end; waited += k_step) {
        if (waited >= longest || give_up()) {
            return false;
        }
        if ((m_tls && m_tls->has_pending()) || is_ready(m_descriptor, POLLIN, k_step)) {
            break;
        }
    }
    return true;
}

void Socket::linger() {
    constexpr milliseconds k_longest{500};
    constexpr std::size_t k_most = 1024 * 1024;
    if (m_tls) {
        m_tls->say_goodbye();
    }
    shutdown(m_descriptor, SHUT_WR);
    const auto end = steady_clock::now() + k_longest;
    std::size_t thrown_away = 0;
    while (thrown_away < k_most && steady_clock::now() < end && is_ready(m_descriptor, POLLIN, k_longest)) {
        const auto got = recv(m_descriptor, m_buffer.data(), m_buffer.size(), 0);
        if (got <= 0) {
            return;
        }
        thrown_away += static_cast<std::size_t>(got);
    }
}

} // namespace relais::server
