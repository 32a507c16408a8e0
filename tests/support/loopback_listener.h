#pragma once
#include <catch2/catch.hpp>

#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

namespace relais::test {

/// A free port of this machine that listens for one connection.
class LoopbackListener {
public:
    LoopbackListener()
        : m_socket(socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(bind(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
        REQUIRE(listen(m_socket, 1) == 0);
        socklen_t size = sizeof address;
        getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size);
        m_port = ntohs(address.sin_port);
    }
    ~LoopbackListener() { close(m_socket); }
    LoopbackListener(const LoopbackListener&) = delete;
    LoopbackListener& operator=(const LoopbackListener&) = delete;

    /// "127.0.0.1:4711"
    [[nodiscard]] std::string host() const { return "127.0.0.1:" + std::to_string(m_port); }
    /// The next connection's descriptor; the caller closes it.
    [[nodiscard]] int take() const { return accept(m_socket, nullptr, nullptr); }

private:
    int m_socket;
    int m_port = 0;
};

} // namespace relais::test
