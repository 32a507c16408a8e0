#include "mail/folder_sender.h"
#include "mail/mime.h"
#include "support/file_text.h"
#include "support/temporary.h"

#include <catch2/catch.hpp>

#include <sstream>

using namespace relais;
using tests::text_of;

namespace {

const mail::Letter k_letter{
    7, "point@example.org", "Votre fiche à vérifier", "Bonjour,\nmerci.", "fr"};

} // namespace

TEST_CASE("A letter is a mail that any program reads") {
    const auto text = mail::mime_of(k_letter, "relais@example.org", util::Instant{});
    CHECK(text.find("Subject: =?UTF-8?B?Vm90cmUgZmljaGUgw6AgdsOpcmlmaWVy?=\r\n") !=
          std::string::npos);
    CHECK(text.find("Date: Thu, 01 Jan 1970 00:00:00 +0000\r\n") == std::string::npos);
    CHECK(text.find("Date: Thu, 1 Jan 1970 00:00:00 +0000\r\n") != std::string::npos);
    CHECK(text.find("Message-ID: <relais-7@example.org>\r\n") != std::string::npos);
    CHECK(text.ends_with("\r\n\r\nQm9uam91ciwKbWVyY2ku\r\n"));
}

TEST_CASE("No text adds a header, and no character is cut in two") {
    auto letter = k_letter;
    letter.subject = "a\r\nBcc: x@example.org";
    CHECK(mail::mime_of(letter, "r@example.org", {}).find("\nBcc:") == std::string::npos);
    std::string accents = "x";
    for (int i = 0; i < 60; ++i) {
        accents += "é";
    }
    const auto words = mail::encoded_header(accents);
    CHECK(words.find("\r\n =?UTF-8?B?w6n") != std::string::npos); // each word begins with a whole é
    std::istringstream lines(words);
    for (std::string line; std::getline(lines, line);) {
        CHECK(line.size() <= 76);
    }
}

TEST_CASE("A folder gets each letter once, whole") {
    const tests::TemporaryFolder folder;
    const auto box = folder / "outbox";
    CHECK(mail::put_mail(box, k_letter, "r@example.org", {}).result == mail::Handed::Result::sent);
    const auto first = text_of(box / "000007.eml");
    CHECK(mail::put_mail(box, k_letter, "r@example.org", util::Instant{std::chrono::hours(1)})
              .result == mail::Handed::Result::sent);
    CHECK(text_of(box / "000007.eml") == first);
    CHECK(mail::put_sms(box, {8, "+237699000021", "", "Bonjour", "fr"}).result ==
          mail::Handed::Result::sent);
    CHECK(text_of(box / "000008-sms.txt") == "+237699000021\nBonjour\n");
    CHECK(mail::put_sms("/proc/nowhere", k_letter).result == mail::Handed::Result::later);
}
