#pragma once
#include "mail/letter.h"
#include "util/clock.h"

#include <filesystem>
#include <string>

namespace relais::mail {

/// Writes a mail as NNNNNN.eml, which any mail program opens and sends. The file appears whole or
/// not at all, readable by its owner only; one that is there already counts as sent.
Handed put_mail(const std::filesystem::path& folder,
                const Letter& letter,
                const std::string& from,
                util::Instant now);
/// Writes an SMS as NNNNNN-sms.txt: the number on the first line, then the text.
Handed put_sms(const std::filesystem::path& folder, const Letter& letter);

} // namespace relais::mail
