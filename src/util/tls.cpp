#include "util/tls.h"

#include "util/errors.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <climits>
#include <string>

namespace relais::util {
namespace {

[[noreturn]] void unusable(const std::filesystem::path& file) {
    std::array<char, 256> why{};
    ERR_error_string_n(ERR_get_error(), why.data(), why.size());
    ERR_clear_error();
    throw Unavailable({"store.tls_file", {{"file", file.string()}, {"why", why.data()}}});
}

int clipped(std::size_t size) {
    return static_cast<int>(std::min<std::size_t>(size, INT_MAX));
}

} // namespace

struct TlsContext::Handle {
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context{SSL_CTX_new(TLS_server_method()), &SSL_CTX_free};
};

struct TlsSession::Handle {
    std::unique_ptr<SSL, decltype(&SSL_free)> ssl;
    bool is_open = false; ///< after the handshake, before any fault
};

TlsContext::TlsContext(const std::filesystem::path& certificate, const std::filesystem::path& key)
    : m_handle(std::make_unique<Handle>()) {
    auto* context = m_handle->context.get();
    if (context == nullptr || SSL_CTX_use_certificate_chain_file(context, certificate.c_str()) != 1) {
        unusable(certificate);
    }
    if (SSL_CTX_use_PrivateKey_file(context, key.c_str(), SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_check_private_key(context) != 1) {
        unusable(key);
    }
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
}

TlsContext::~TlsContext() = default;

TlsSession::TlsSession(const TlsContext& context, int descriptor)
    : m_handle(new Handle{{SSL_new(context.m_handle->context.get()), &SSL_free}, false}) {
    SSL_set_fd(m_handle->ssl.get(), descriptor);
    SSL_set_accept_state(m_handle->ssl.get());
}

TlsSession::~TlsSession() = default;

TlsSession::Step TlsSession::step_of(int answer) {
    if (answer > 0) {
        return {static_cast<std::size_t>(answer), Want::nothing};
    }
    const int error = SSL_get_error(m_handle->ssl.get(), answer);
    ERR_clear_error(); // the queue is the thread's: what stays would be taken for the next connection's
    if (error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE) {
        return {0, error == SSL_ERROR_WANT_READ ? Want::read : Want::write};
    }
    m_handle->is_open = m_handle->is_open && error == SSL_ERROR_ZERO_RETURN;
    return {0, Want::end};
}

TlsSession::Step TlsSession::shake_hands() {
    auto step = step_of(SSL_accept(m_handle->ssl.get()));
    m_handle->is_open = step.want == Want::nothing;
    step.bytes = 0;
    return step;
}

TlsSession::Step TlsSession::read(char* out, std::size_t size) {
    return step_of(SSL_read(m_handle->ssl.get(), out, clipped(size)));
}

TlsSession::Step TlsSession::write(std::string_view text) {
    return step_of(SSL_write(m_handle->ssl.get(), text.data(), clipped(text.size())));
}

bool TlsSession::has_pending() const {
    return SSL_pending(m_handle->ssl.get()) > 0;
}

void TlsSession::say_goodbye() {
    if (m_handle->is_open) {
        SSL_shutdown(m_handle->ssl.get()); // one way: nobody waits for the answer
        ERR_clear_error();
        m_handle->is_open = false;
    }
}

} // namespace relais::util
