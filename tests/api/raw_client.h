#pragma once
#include <string>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace relais::test {

/// A connection that says exactly what it is told, right or wrong.
class RawClient {
public:
    explicit RawClient(int port) : m_socket(socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_connected = connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
        const timeval patience{20, 0};
        setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    }
    ~RawClient() { close(m_socket); }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    /// False once the server no longer takes anything.
    bool say(std::string_view text) {
        while (m_connected && !text.empty()) {
            const auto sent = send(m_socket, text.data(), text.size(), MSG_NOSIGNAL);
            if (sent <= 0) {
                return false;
            }
            text.remove_prefix(static_cast<std::size_t>(sent));
        }
        return m_connected;
    }

    /// All until the server closes.
    std::string hear() {
        std::string all;
        char part[4096];
        for (auto got = recv(m_socket, part, sizeof part, 0); got > 0; got = recv(m_socket, part, sizeof part, 0)) {
            all.append(part, static_cast<std::size_t>(got));
        }
        return all;
    }

    /// The first answer's bytes as they come, at least up to `mark`.
    std::string hear_until(std::string_view mark) {
        std::string all;
        char letter = 0;
        while (all.find(mark) == std::string::npos && recv(m_socket, &letter, 1, 0) == 1) {
            all += letter;
        }
        return all;
    }

private:
    int m_socket;
    bool m_connected = false;
};

} // namespace relais::test
