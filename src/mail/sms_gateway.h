#pragma once
#include "mail/letter.h"

#include <string>

namespace relais::mail {

/// A service that sends SMS and is asked by HTTP, as operators and Kannel-like programs offer it:
/// one POST a message, a form of two fields. What else a gateway wants (a sender's name) stands in
/// the query of its address.
struct SmsGateway {
    std::string url;                 ///< "https://sms.example.org/send?from=RELAIS"
    std::string token;               ///< sent as "Authorization: Bearer …"; "" for none
    std::string to_field = "to";     ///< the receiver, E.164
    std::string text_field = "text"; ///< the message, UTF-8
};

/// Throws util::InvalidInput for an address that is not https:// (http:// on this machine), or a
/// field without a name.
void check_gateway(const SmsGateway& gateway);

/// Hands one SMS over. The same message is named by the same Idempotency-Key each time. 400 and 422
/// are about the message: `refused`; every other answer but 2xx is about the gateway: `later`; a
/// connection that breaks after the message was sent is `unknown`, because it may have left.
/// Follows no redirection. Blocks for a minute at most.
Handed send_sms(const SmsGateway& gateway, const Letter& letter);

} // namespace relais::mail
