#pragma once
#include "mail/letter.h"
#include "util/clock.h"

#include <string>

namespace relais::mail {

/// A mail server that takes what we send.
struct SmtpServer {
    std::string url;  ///< "smtp://mail.example.org:587" or "smtps://mail.example.org"
    std::string user; ///< "" for none
    std::string password;
    std::string from; ///< bare address
};

/// Throws util::InvalidInput for an address that is neither smtp:// nor smtps://, or a sender
/// without "@".
void check_server(const SmtpServer& server);

/// Hands one mail over by libcurl. TLS is required unless the server is this machine. A refused
/// address (5xx to RCPT) is told apart from a server that is not there or not now; a connection
/// that breaks after the text was sent is `unknown`, because the mail may have left. Blocks for a
/// minute at most.
Handed send_mail(const SmtpServer& server, const Letter& letter, util::Instant now);

} // namespace relais::mail
