#include "mail/sms_gateway.h"
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

/// A gateway for one message; `answer` "": it takes the message and hangs up.
class Gateway {
public:
    explicit Gateway(std::string answer)
        : m_answer(std::move(answer)) {
        m_worker = std::thread([this] { talk(); });
    }

    mail::Handed take(const mail::Letter& letter) {
        auto handed = mail::send_sms(
            {"http://" + m_listener.host() + "/send?from=RELAIS", "secret", "msisdn", "message"},
            letter);
        m_worker.join();
        return handed;
    }
    [[nodiscard]] const std::string& heard() const { return m_heard; }

private:
    void talk() {
        const int peer = m_listener.take();
        std::array<char, 4096> bytes{};
        while (m_heard.find("message=") == std::string::npos) {
            const auto length = recv(peer, bytes.data(), bytes.size(), 0);
            if (length <= 0) {
                break;
            }
            m_heard.append(bytes.data(), static_cast<std::size_t>(length));
        }
        if (!m_answer.empty()) {
            const auto whole =
                "HTTP/1.1 " + m_answer + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            send(peer, whole.data(), whole.size(), MSG_NOSIGNAL);
        }
        close(peer);
    }

    test::LoopbackListener m_listener;
    std::string m_answer;
    std::string m_heard;
    std::thread m_worker;
};

const mail::Letter k_message{41, "+237600000000", "", "Référence 7K3M & réponse", "fr"};

} // namespace

TEST_CASE("An SMS goes to the gateway as a form of two fields, named for good") {
    Gateway gateway("202 Accepted");
    CHECK(gateway.take(k_message).result == Result::sent);
    CHECK(gateway.heard().starts_with("POST /send?from=RELAIS HTTP/1.1\r\n"));
    CHECK(gateway.heard().find("Idempotency-Key: relais-41\r\n") != std::string::npos);
    CHECK(gateway.heard().find("Authorization: Bearer secret\r\n") != std::string::npos);
    CHECK(gateway.heard().ends_with(
        "\r\n\r\nmsisdn=%2B237600000000&message=R%C3%A9f%C3%A9rence%207K3M%20%26%20r%C3%A9ponse"));
}

TEST_CASE("What a gateway answers is about the message or about the gateway") {
    const auto outcome = [](const std::string& answer) {
        Gateway gateway(answer);
        return gateway.take(k_message).result;
    };
    CHECK(outcome("200 OK") == Result::sent);
    CHECK(outcome("400 Bad Request") == Result::refused);
    CHECK(outcome("422 Unprocessable Entity") == Result::refused);
    CHECK(outcome("401 Unauthorized") == Result::later);
    CHECK(outcome("429 Too Many Requests") == Result::later);
    CHECK(outcome("302 Found") == Result::later);
    CHECK(outcome("503 Service Unavailable") == Result::later);
    CHECK(outcome("") == Result::unknown); // it may have left
}

TEST_CASE("Nobody at the gateway's address: the message waits") {
    CHECK(mail::send_sms({"http://127.0.0.1:9/", "", "to", "text"}, k_message).result ==
          Result::later);
}

TEST_CASE("A gateway away from this machine is asked by https") {
    CHECK_NOTHROW(mail::check_gateway({"https://sms.example.org/send", "", "to", "text"}));
    CHECK_NOTHROW(mail::check_gateway({"http://127.0.0.1:13013/send", "", "to", "text"}));
    CHECK_THROWS_AS(mail::check_gateway({"http://sms.example.org/send", "", "to", "text"}),
                    util::InvalidInput);
    CHECK_THROWS_AS(mail::check_gateway({"ftp://sms.example.org", "", "to", "text"}),
                    util::InvalidInput);
    CHECK_THROWS_AS(mail::check_gateway({"https://sms.example.org/send", "", "", "text"}),
                    util::InvalidInput);
}
