#include "store/exercise_store.h"
#include "store/outbox_store.h"
#include "support/command_line.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace relais;
using nlohmann::json;

TEST_CASE("relais outbox shows, sends into a folder once, and notes what came back", "[outbox]") {
    const tests::StarterDatabase base;
    {
        const auto database = store::Database::open(base.file(), store::Access::read_write);
        store::Transaction all(database);
        store::OutboxMessage message;
        message.made_at = message.due_at = "2026-11-24T10:00:00Z";
        message.kind = "test";
        message.recipient = "point@example.org";
        message.lang = "fr";
        message.subject = "Votre fiche";
        message.text = "Bonjour";
        store::add_message(database, message, "");
        all.commit();
    }
    CHECK(base.run({"outbox", "show", "1"}).out == "point@example.org\nVotre fiche\n\nBonjour\n");
    const auto box = (base.folder() / "box").string();
    CHECK(json::parse(base.run({"--json", "outbox", "send", "--folder", box}).out)["sent"] == 1);
    CHECK(std::filesystem::exists(base.folder() / "box/000001.eml"));
    CHECK(json::parse(base.run({"--json", "outbox", "send", "--folder", box}).out)["sent"] == 0);
    CHECK(base.run({"outbox", "bounced", "1"}).code == 0);
    CHECK(json::parse(
              base.run({"--json", "outbox", "list", "--state", "bounced"}).out)[0]["text"] == "");
    CHECK(base.run({"outbox", "retry", "1"}).code == 1);
    CHECK(base.run({"outbox", "send", "--smtp", "http://example.org"}).code == 1);
    CHECK(base.run({"outbox",
                    "send",
                    "--smtp",
                    "smtp://localhost",
                    "--smtp-password-file",
                    "/nowhere"})
              .code == 1);
}

TEST_CASE("relais link makes a link to one record, and the words to send it with", "[keep]") {
    const tests::StarterDatabase base;
    const auto made = json::parse(base.run({"--json",
                                            "link",
                                            "3",
                                            "--to",
                                            "699 00 00 11",
                                            "--link-lang",
                                            "en",
                                            "--site",
                                            "https://relais.example.org"})
                                      .out);
    const auto link = made["link"].get<std::string>();
    CHECK(link.starts_with("https://relais.example.org/en/my-record?s="));
    CHECK(made["queued"] == true);
    CHECK(made["sms"].get<std::string>().ends_with(link));
    CHECK(made["mail"].get<std::string>().find(link) != std::string::npos);
    const auto waiting = json::parse(base.run({"--json", "outbox", "list"}).out);
    CHECK(waiting[0]["recipient"] == "+237699000011");
    CHECK(waiting[0]["about"] == "site 3");
    CHECK(base.run({"link", "99999"}).code == 1);
    CHECK(base.run({"link", "3", "--to", "personne"}).code == 1);
}

TEST_CASE("No message leaves a copy to practise on", "[outbox][training]") {
    const tests::StarterDatabase base;
    {
        const auto database = store::Database::open(base.file(), store::Access::read_write);
        store::make_exercise_copy(database, "2026-11-24T10:00:00Z");
        store::Transaction all(database);
        store::OutboxMessage message;
        message.made_at = message.due_at = "2026-11-24T10:00:00Z";
        message.recipient = "point@example.org";
        message.lang = "fr";
        message.text = "Bonjour";
        store::add_message(database, message, "");
        all.commit();
    }
    const auto refused = base.run({"outbox", "send", "--folder", (base.folder() / "box").string()});
    CHECK(refused.code == 1);
    CHECK(refused.err.find("copie d’entraînement") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(base.folder() / "box"));
}
