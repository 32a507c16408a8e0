#include "usecases/password_rule.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

using namespace relais;

namespace {

/// The key of what is said against a password, "" for nothing.
std::string said_of(const std::string& password) {
    directory::Account account;
    account.name = "Aïssatou Ngo Bakang";
    account.email = "aissatou.bakang@example.org";
    try {
        usecases::check_password_rule(password, account);
        return "";
    } catch (const util::InvalidInput& wrong) {
        CHECK(wrong.field() == "password");
        return wrong.message().key;
    }
}

} // namespace

TEST_CASE("A password that is long and one's own is taken") {
    for (const char* good : {"rivière girafe 7 tambours",
                             "le chat de Mokolo dort",
                             "xK9!vQ2#mB7z",
                             "тихий океан шумит",
                             "correct horse battery",
                             "pluie sur Bamenda en mai"}) {
        INFO(good);
        CHECK(said_of(good).empty());
    }
}

TEST_CASE("What everybody chooses is refused, with digits and signs around it or not") {
    for (const char* bad :
         {"motdepasse123", "MotDePasse2026!",    "P@ssw0rd12345", "password1234",   "azertyuiop12",
          "Azertyuiop!!",  "cameroun237237",     "Yaoundé-2026!", "iloveyou12345",  "jesustaime237",
          "123456789012",  "aaaaaaaaaaaa",       "abababababab",  "abcabcabcabc",   "987654321098",
          "admin1234567",  "motdepassecameroun", "bienvenue2026", "administrateur", "qwertyuiop123",
          "000000000000"}) {
        INFO(bad);
        CHECK(said_of(bad) == "account.password_common");
    }
}

TEST_CASE("Too short, too long, and one's own name are refused each by its sentence") {
    CHECK(said_of("xK9!vQ2#mB7") == "account.password_short");
    CHECK(said_of("éééàààùùùçç") == "account.password_short"); // eleven characters in many bytes
    CHECK(said_of(std::string(300, 'x')) == "account.password_long");
    CHECK(said_of("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff") ==
          "account.password_short");
    CHECK(said_of("aissatou.bakang1") == "account.password_name");
    CHECK(said_of("AissatouNgo2026") == "account.password_name");
    CHECK(said_of("").starts_with("account.password_short"));
}
