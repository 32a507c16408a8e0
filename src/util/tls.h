#pragma once
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>

namespace relais::util {

/// A server's certificate and key. TLS 1.2 or newer. Shared by threads.
class TlsContext {
public:
    /// PEM files: the certificate with its chain, and the key that fits it. Throws util::Unavailable naming the file and
    /// what is wrong with it.
    TlsContext(const std::filesystem::path& certificate, const std::filesystem::path& key);
    ~TlsContext();
    TlsContext(const TlsContext&) = delete;
    TlsContext& operator=(const TlsContext&) = delete;

private:
    friend class TlsSession;
    struct Handle;
    std::unique_ptr<Handle> m_handle;
};

/// The server's end of one connection, over a descriptor that does not block. Owned by one thread.
class TlsSession {
public:
    /// `context` must outlive it.
    TlsSession(const TlsContext& context, int descriptor);
    ~TlsSession();
    TlsSession(const TlsSession&) = delete;
    TlsSession& operator=(const TlsSession&) = delete;

    /// What came of a call: bytes moved (0 for a handshake done), or what the descriptor must become ready for first.
    enum class Want { nothing, read, write, end };
    struct Step {
        std::size_t bytes = 0;
        Want want = Want::nothing; ///< `end`: the other side is gone or speaks no TLS
    };
    Step shake_hands();
    Step read(char* out, std::size_t size);
    Step write(std::string_view text);
    /// Bytes already here that no descriptor will tell of.
    [[nodiscard]] bool has_pending() const;
    /// Says that nothing more comes.
    void say_goodbye();

private:
    Step step_of(int answer);
    struct Handle;
    std::unique_ptr<Handle> m_handle;
};

} // namespace relais::util
