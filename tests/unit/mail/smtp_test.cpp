#include "mail/smtp_sender.h"
#include "support/loopback_listener.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <array>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace relais;
using Result = mail::Handed::Result;

namespace {

/// A mail server for one conversation that says what the test wants it to.
class MailServer {
public:
    /// `to_text`: "" hangs up instead of answering.
    MailServer(std::string to_sender, std::string to_address, std::string to_text)
        : m_to_sender(std::move(to_sender)),
          m_to_address(std::move(to_address)),
          m_to_text(std::move(to_text)) {
        m_worker = std::thread([this] { talk(); });
    }
    ~MailServer() { m_worker.join(); }
    MailServer(const MailServer&) = delete;
    MailServer& operator=(const MailServer&) = delete;

    [[nodiscard]] Result take(const mail::Letter& letter) const {
        return mail::send_mail({"smtp://" + m_listener.host(), "", "", "relais@example.org"}, letter, util::Instant{})
            .result;
    }

private:
    void talk() {
        const int peer = m_listener.take();
        const auto say = [peer](const std::string& line) {
            return send(peer, (line + "\r\n").data(), line.size() + 2, MSG_NOSIGNAL) > 0;
        };
        say("220 test");
        bool in_text = false;
        std::string buffer;
        std::array<char, 4096> bytes{};
        for (;;) {
            const auto length = recv(peer, bytes.data(), bytes.size(), 0);
            if (length <= 0) {
                break;
            }
            buffer.append(bytes.data(), static_cast<std::size_t>(length));
            for (auto end = buffer.find("\r\n"); end != std::string::npos;
                 end = buffer.find("\r\n")) {
                const auto line = buffer.substr(0, end);
                buffer.erase(0, end + 2);
                if (in_text && line != ".") {
                    continue;
                }
                if (in_text && m_to_text.empty()) {
                    close(peer);
                    return;
                }
                if (in_text) {
                    in_text = false;
                    say(m_to_text);
                } else if (line.starts_with("MAIL")) {
                    say(m_to_sender);
                } else if (line.starts_with("RCPT")) {
                    say(m_to_address);
                } else if (line == "DATA") {
                    in_text = true;
                    say("354 go on");
                } else {
                    say(line == "QUIT" ? "221 bye" : "250 ok");
                }
            }
        }
        close(peer);
    }

    std::string m_to_sender;
    std::string m_to_address;
    std::string m_to_text;
    test::LoopbackListener m_listener;
    std::thread m_worker;
};

const mail::Letter k_mail{7, "point@example.org", "Votre fiche", "Bonjour", "fr"};

} // namespace

TEST_CASE("A mail server's answers are told apart") {
    CHECK(MailServer("250 ok", "250 ok", "250 taken").take(k_mail) == Result::sent);
    CHECK(MailServer("250 ok", "550 no such user", "").take(k_mail) == Result::refused);
    CHECK(MailServer("250 ok", "450 greylisted", "").take(k_mail) == Result::later);
    CHECK(MailServer("530 log in first", "", "").take(k_mail) == Result::later);
    CHECK(MailServer("250 ok", "250 ok", "451 try again").take(k_mail) == Result::later);
    CHECK(MailServer("250 ok", "250 ok", "").take(k_mail) == Result::unknown);
    CHECK(mail::send_mail({"smtp://127.0.0.1:1", "", "", "r@example.org"}, k_mail, {}).result ==
          Result::later);
}

TEST_CASE("A server's address and the sender are looked at before anything is sent") {
    CHECK_THROWS_AS(mail::check_server({"http://example.org", "", "", "r@example.org"}),
                    util::InvalidInput);
    CHECK_THROWS_AS(mail::check_server({"smtp://example.org", "", "", "relais"}),
                    util::InvalidInput);
    CHECK_NOTHROW(mail::check_server({"smtps://example.org", "", "", "r@example.org"}));
}
