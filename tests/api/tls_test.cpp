#include "api/account_site.h"
#include "support/temporary.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <arpa/inet.h>
#include <cstdlib>
#include <fstream>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

using namespace relais;

namespace {

/// A certificate that signs itself, made anew for each test.
struct Certificate {
    tests::TemporaryFolder folder;
    std::filesystem::path certificate = folder / "cert.pem";
    std::filesystem::path key = folder / "key.pem";

    Certificate() {
        const auto command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 "
                             "-nodes -days 2 -subj "
                             "/CN=localhost -keyout " +
                             key.string() + " -out " + certificate.string() + " 2>/dev/null";
        REQUIRE(std::system(command.c_str()) == 0);
    }
    [[nodiscard]] server::ServerOptions options() const {
        server::ServerOptions options;
        options.tls_certificate = certificate;
        options.tls_key = key;
        return options;
    }
};

/// The certificate is our own: nobody signed it.
void trust_ourselves(httplib::SSLClient& client) {
    client.enable_server_certificate_verification(false);
    client.set_read_timeout(20);
}

} // namespace

TEST_CASE("Over TLS the same answers come, and browsers are told to stay with it", "[tls]") {
    const Certificate made;
    test::AccountSite site(test::small_directory().snapshot(), made.options());
    httplib::SSLClient client("127.0.0.1", site.server().port());
    trust_ourselves(client);
    client.set_keep_alive(true);
    for (int i = 0; i < 20; ++i) {
        const auto page = client.Get("/fr/");
        REQUIRE(page);
        CHECK(page->status == 200);
        CHECK(page->get_header_value("Strict-Transport-Security") == "max-age=31536000");
    }
    const std::string large(60'000, 'x');
    const auto answer = client.Post("/api/v1/nearest", large, "application/json");
    REQUIRE(answer);
    CHECK(answer->status == 400);
    CHECK(client.Post("/api/v1/nearest", std::string(100'000, 'x'), "application/json")->status ==
          413);
    const auto login = client.Post(
        "/fr/connexion", "email=a%40example.org&password=x", "application/x-www-form-urlencoded");
    REQUIRE(login);
    CHECK(login->status == 400);
}

TEST_CASE("Who speaks no TLS, says nothing or leaves in the middle harms nobody", "[tls]") {
    const Certificate made;
    auto options = made.options();
    options.limits.read_time = std::chrono::milliseconds(300);
    test::ApiServer server(test::small_directory().snapshot(), options);
    httplib::Client plain("127.0.0.1", server.port());
    CHECK_FALSE(plain.Get("/fr/"));
    std::vector<int> silent;
    for (int i = 0; i < 20; ++i) {
        const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(server.port()));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(connect(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
        if (i % 2 == 0) {
            REQUIRE(send(descriptor, "\x16\x03\x01", 3, MSG_NOSIGNAL) ==
                    3); // the beginning of a handshake
        }
        silent.push_back(descriptor);
    }
    httplib::SSLClient client("127.0.0.1", server.port());
    trust_ourselves(client);
    const auto page = client.Get("/fr/");
    for (const int descriptor : silent) {
        close(descriptor);
    }
    REQUIRE(page);
    CHECK(page->status == 200);
}

TEST_CASE("Files that are no certificate and key are refused by name at the start", "[tls]") {
    const Certificate made;
    const Certificate other;
    const auto snapshot = test::small_directory().snapshot();
    auto options = made.options();
    options.tls_certificate = made.folder / "none.pem";
    CHECK_THROWS_AS(test::ApiServer(snapshot, options), util::Unavailable);
    options = made.options();
    options.tls_key = other.key;
    CHECK_THROWS_AS(test::ApiServer(snapshot, options), util::Unavailable);
    options = made.options();
    std::ofstream(made.certificate) << "not PEM";
    CHECK_THROWS_AS(test::ApiServer(snapshot, options), util::Unavailable);
}
