#include "store/account_store.h"
#include "store/audit_log.h"
#include "store/edition_store.h"
#include "store/reference_store.h"
#include "support/directory_builder.h"
#include "support/killed_child.h"
#include "support/sample_records.h"
#include "support/temporary.h"
#include "usecases/accounts.h"
#include "usecases/company_desk.h"
#include "usecases/manage_editions.h"
#include "usecases/offer_desk.h"
#include "usecases/upload_desk.h"
#include "util/errors.h"
#include "util/secret.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <random>
#include <string>
#include <unistd.h>

using namespace relais;
using namespace std::chrono_literals;

namespace {

const util::Instant k_kill_noon{*util::parse_day("2026-11-24") + 11h};

/// What was acknowledged, as the one who was told it remembers.
struct Told {
    std::int64_t accounts = 0;
    std::int64_t edition = 0; ///< published
    std::int64_t drafts = 0;
    std::int64_t offers = 0;
    std::int64_t uploads = 0;
};

/// A file that takes more than one page of the database.
std::string a_mapping(std::size_t number) {
    return "Nom de la structure;Ville;Service offert\nKawtal " + std::to_string(number) + ";Maroua;Aide juridique\n" +
           std::string(20'000, ' ');
}

/// The firm of account 1, and an offer of it.
const usecases::Actor k_partner{{1}, directory::Role::partner, {}, "Partner", "fr"};

usecases::OfferWords an_offer() {
    usecases::OfferWords words;
    words.kind = "job";
    words.title = "Tailor";
    words.description = "Sews.";
    words.contact_email = "work@example.org";
    words.occupation = "7531";
    words.settlement = "gn1";
    return words;
}

/// Loads a draft, publishes it, invites somebody, again and again, telling each down the pipe once
/// it is done.
[[noreturn]] void work_until_killed(const std::filesystem::path& file, int pipe) {
    const auto tell = [&](char what, std::int64_t number) {
        const auto line = what + std::to_string(number) + "\n";
        if (::write(pipe, line.data(), line.size()) < 0) {
            _exit(2);
        }
    };
    const auto actor = usecases::command_line_actor("test");
    const auto database = store::Database::open(file, store::Access::read_write);
    const auto places = test::DirectoryBuilder().snapshot();
    auto count = static_cast<std::int64_t>(store::list_accounts(database).size());
    for (;;) {
        store::Transaction load(database);
        const auto draft =
            store::write_draft(database, tests::sample_edition(), tests::sample_records(), {});
        load.commit();
        tell('d', draft.value);
        usecases::publish_edition(database, draft, actor.at(k_kill_noon));
        tell('p', draft.value);
        const auto email = "a" + std::to_string(++count) + "@example.org";
        usecases::invite_account(database, actor, {email, "A", "planner", {}, "fr"}, k_kill_noon);
        tell('a', count);
        tell('u', usecases::add_upload(database, actor, {"a.csv", a_mapping(static_cast<std::size_t>(count)), "", "", ""}, k_kill_noon)
                      .value);
        tell('o',
             usecases::add_offer(database, k_partner, places->directory(), an_offer(), k_kill_noon)
                 .value);
    }
}

/// Whole lines only: what was cut off was not told.
void hear(const std::string& text, Told& told) {
    for (std::size_t begin = 0, end = 0; (end = text.find('\n', begin)) != std::string::npos;
         begin = end + 1) {
        const auto number = std::stoll(text.substr(begin + 1, end - begin - 1));
        auto& what = text[begin] == 'a'   ? told.accounts
                     : text[begin] == 'p' ? told.edition
                     : text[begin] == 'o' ? told.offers
                     : text[begin] == 'u' ? told.uploads
                                          : told.drafts;
        what = number;
    }
}

void run_and_kill(const std::filesystem::path& file, std::chrono::microseconds after, Told& told) {
    hear(test::told_before_kill(after, [&](int words) { work_until_killed(file, words); }), told);
}

} // namespace

TEST_CASE("Killed a hundred times at work, the store is whole and holds what was acknowledged",
          "[kill]") {
    const tests::TemporaryFolder folder;
    const auto file = folder / "relais.sqlite";
    {
        const auto database = store::Database::open_or_create(file);
        store::Transaction all(database);
        store::save_reference(database, tests::sample_reference());
        all.commit();
        usecases::invite_account(database,
                                 usecases::command_line_actor("test"),
                                 {"partner@example.org", "Partner", "partner", {}, "fr"},
                                 k_kill_noon);
        usecases::CompanyWords firm;
        firm.name = "Atelier";
        firm.settlement = "gn1";
        firm.email = "work@example.org";
        usecases::register_company(
            database, k_partner, test::DirectoryBuilder().snapshot()->directory(), firm, k_kill_noon);
    }
    std::mt19937 random(20261124); // NOLINT: the moments are the same each time
    Told told;
    told.accounts = 1; // the partner
    for (int i = 0; i < 100; ++i) {
        run_and_kill(file, std::chrono::microseconds{random() % 12'000}, told);
        const auto database = store::Database::open(file, store::Access::read_write);
        store::check_integrity(database);
        const auto audit = store::verify_audit(database);
        REQUIRE_FALSE(audit.first_wrong);
        const auto accounts = static_cast<std::int64_t>(store::list_accounts(database).size());
        REQUIRE(accounts >= told.accounts); // one more may be done and not told
        REQUIRE(accounts <= told.accounts + 1);
        const auto editions = store::list_editions(database);
        REQUIRE(static_cast<std::int64_t>(editions.size()) >= told.drafts);
        const auto published = store::published_edition(database);
        REQUIRE(published.has_value() == (told.edition > 0 || published.has_value()));
        if (published) {
            REQUIRE(published->id.value >= told.edition);
            REQUIRE(store::load_records(database, published->id).services.size() == 3);
            REQUIRE(std::ranges::count(editions,
                                       directory::EditionState::published,
                                       &directory::Edition::state) == 1);
        }
        const auto firm = usecases::own_company(database, k_partner);
        REQUIRE(firm);
        const auto offers =
            usecases::offers_of(database, *firm, util::day_in_cameroon(k_kill_noon)).size();
        REQUIRE(static_cast<std::int64_t>(offers) >= told.offers);
        const auto uploads = store::list_uploads(database);
        REQUIRE(static_cast<std::int64_t>(uploads.size()) >= told.uploads);
        if (!uploads.empty()) { // the newest is the one that may have been cut off
            REQUIRE(util::sha256_of(store::load_upload_bytes(database, uploads.front().id)) == uploads.front().sha256);
        }
        // Each publication and each invitation has its line, and none has a line without being
        // there.
        std::int64_t lines = 0;
        for (const auto& line : store::list_audit(database, 0, 1'000'000)) {
            lines += line.action == "invite_account" ? 1 : 0;
        }
        REQUIRE(lines == accounts);
        told.accounts = accounts;
    }
    CHECK(told.accounts > 0); // it did work in between, however slow the machine or the sanitizer
}
