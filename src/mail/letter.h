#pragma once
#include <cstdint>
#include <string>

namespace relais::mail {

/// A message as it leaves.
struct Letter {
    std::int64_t id =
        0; ///< names it for good: the same letter written twice is the same file and Message-ID
    std::string to;      ///< mail address, or E.164 for an SMS
    std::string subject; ///< of a mail
    std::string text;    ///< UTF-8, lines end with "\n"
    std::string lang;    ///< "fr" or "en"
};

/// What became of handing one over.
struct Handed {
    enum class Result { sent, refused, later, unknown };
    Result result = Result::sent;
    std::string fault; ///< in the words of the server or the system
};

} // namespace relais::mail
