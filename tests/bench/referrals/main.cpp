// Dashboards over many referrals, and how many acknowledged writes a second reach the disk.
//   bench_referrals --folder FOLDER [--cases 33334] [--quick]
#include "directory/case_code.h"
#include "store/account_store.h"
#include "store/case_store.h"
#include "store/referral_store.h"
#include "support/timing.h"
#include "usecases/case_desk.h"
#include "usecases/move_referral.h"
#include "usecases/report_referrals.h"
#include "usecases/run_due.h"

#include <cstdio>
#include <filesystem>
#include <functional>
#include <random>
#include <string>

namespace {

using namespace relais;
using namespace relais::directory;

constexpr std::size_t k_each = 3;           // referrals of a case
constexpr std::size_t k_organisations = 60; // of caseworkers, and of receivers
const util::Instant k_now{*util::parse_day("2026-11-24") + std::chrono::hours{11}};

usecases::Actor actor(AccountId account, Role role, std::int64_t organisation) {
    return {account, role, {organisation}, "Bench", "fr"};
}

AccountId add_worker(const store::Database& database) {
    Account account;
    account.email = "bench@example.org";
    account.name = "Bench";
    account.state = AccountState::active;
    return store::add_account(database, account, "bench");
}

/// One referral of a year, in a state drawn at random, with its moves.
void add_one(const store::Database& database,
             std::mt19937& random,
             const Case& file,
             std::uint64_t number) {
    const char* needs[] = {"legal_aid",
                           "individual_counselling",
                           "vocational_training",
                           "microcredit",
                           "basic_education"};
    const auto sent = k_now - std::chrono::hours{random() % (24 * 364) + 24};
    Referral one;
    one.code = make_case_code(number);
    one.of = file.id;
    one.need = needs[random() % 5];
    one.service = {static_cast<std::int64_t>(random() % 300) + 1};
    one.receiver = {static_cast<std::int64_t>(random() % k_organisations) + 1};
    one.receiver_name = "Centre social de la ville " + std::to_string(one.receiver.value);
    one.sender = file.organisation;
    one.region = "CM00" + std::to_string(random() % 9 + 1);
    one.sent_at = sent;
    one.state = ReferralState::sent;
    one.moved_at = sent;
    one.id = store::add_referral(database, one, "+237699000031");
    store::add_move(
        database, {one.id, sent, ReferralState::draft, ReferralState::sent, std::nullopt, "Bench"});
    const ReferralState ends[] = {ReferralState::sent,
                                  ReferralState::accepted,
                                  ReferralState::completed,
                                  ReferralState::declined,
                                  ReferralState::expired};
    const auto end = ends[random() % 5];
    if (end == ReferralState::sent) {
        return;
    }
    const auto later = sent + std::chrono::hours{random() % 480};
    if (end == ReferralState::accepted || end == ReferralState::completed) {
        store::add_move(database,
                        {one.id, later, one.state, ReferralState::accepted, std::nullopt, "link"});
        one.answered_at = later;
    }
    one.state = end;
    one.moved_at = later + std::chrono::hours{24};
    if (end == ReferralState::declined) {
        one.reason = static_cast<DeclineReason>(random() % code_count<DeclineReason>());
        one.answered_at = one.moved_at;
    }
    store::update_referral(database, one);
    store::add_move(database, {one.id, one.moved_at, ReferralState::sent, end, one.reason, "link"});
}

void fill(const store::Database& database, AccountId worker, std::size_t cases) {
    std::mt19937 random(20261126); // NOLINT: the same each time
    store::Transaction all(database);
    for (std::size_t i = 0; i < cases; ++i) {
        Case file;
        file.code = make_case_code(i);
        file.organisation = {static_cast<std::int64_t>(i % k_organisations) + 1};
        file.caseworker = worker;
        file.settlement = "gn1";
        file.needs = {{"legal_aid", Priority::normal}};
        file.opened_at = k_now - std::chrono::hours{24 * 300};
        file.id = store::add_case(database, file, "");
        Consent consent;
        consent.of = file.id;
        consent.text_version = "bench";
        consent.lang = "fr";
        const auto until = *util::parse_day("2027-11-24");
        consent.items = {{SharedItem::need, until}, {SharedItem::statistics, until}};
        consent.explained_by = "Bench";
        consent.given_at = file.opened_at;
        store::add_consent(database, consent);
        for (std::size_t j = 0; j < k_each; ++j) {
            add_one(database, random, file, 1'000'000 + i * k_each + j);
        }
    }
    all.commit();
}

void time(const char* what, int runs, const std::function<void()>& work) {
    std::vector<double> all;
    for (int i = 0; i < runs; ++i) {
        const bench::Stopwatch watch;
        work();
        all.push_back(watch.microseconds() / 1000);
    }
    std::printf("| %s | %d | %.1f | %.1f |\n",
                what,
                runs,
                bench::quantile(all, 0.5),
                bench::quantile(all, 1));
}

/// Answers to referrals, each a transaction that is on the disk before it is acknowledged.
void time_writes(const store::Database& database, const usecases::Actor& who, int writes) {
    auto waiting = store::open_referrals(database);
    std::erase_if(waiting, [](const Referral& one) { return one.state != ReferralState::sent; });
    const auto count = std::min(static_cast<std::size_t>(writes), waiting.size());
    std::vector<double> each;
    const bench::Stopwatch all;
    for (std::size_t i = 0; i < count; ++i) {
        const bench::Stopwatch one;
        store::Transaction transaction(database);
        usecases::move_referral(
            database,
            who,
            waiting[i],
            {ReferralState::accepted, std::nullopt, ReferralActor::receiver, "link"},
            k_now);
        transaction.commit();
        each.push_back(one.microseconds() / 1000);
    }
    std::printf("\n| durable writes | number | a second | median ms | p99 ms |\n| --- | ---: | "
                "---: | ---: | ---: |\n");
    std::printf(
        "| an answer, with its line of history and of the audit log | %zu | %.0f | %.2f | %.2f |\n",
        count,
        static_cast<double>(count) / (all.microseconds() / 1e6),
        bench::quantile(each, 0.5),
        bench::quantile(each, 0.99));
}

} // namespace

int main(int argc, char** argv) {
    std::filesystem::path folder = "/tmp";
    std::size_t cases = 33'334;
    bool is_quick = false;
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        is_quick = is_quick || name == "--quick";
        if (name == "--folder" && i + 1 < argc) {
            folder = argv[++i];
        } else if (name == "--cases" && i + 1 < argc) {
            cases = std::stoul(argv[++i]);
        }
    }
    const auto file = folder / "referrals.sqlite";
    for (const auto* ending : {"", "-wal", "-shm"}) {
        std::filesystem::remove(file.string() + ending);
    }
    const auto database = store::Database::open_or_create(file);
    store::Transaction first(database);
    const auto worker = add_worker(database);
    first.commit();
    fill(database, worker, cases);
    const int runs = is_quick ? 3 : 20;
    const auto coordinator = actor(worker, Role::manager, 0);
    const auto caseworker = actor(worker, Role::caseworker, 1);
    std::printf(
        "%s; %zu cases, %zu referrals\n\n", bench::machine().c_str(), cases, cases * k_each);
    std::printf("| dashboard | runs | median ms | slowest ms |\n| --- | ---: | ---: | ---: |\n");
    for (const int days : {365, 90}) {
        const auto name = std::to_string(days) + " days";
        time(("the coordinator's figures, " + name + ", counted").c_str(), runs, [&] {
            usecases::ReferralCounts counts;
            usecases::report_referrals(database, counts, coordinator, days, k_now);
        });
        usecases::ReferralCounts counts;
        usecases::report_referrals(database, counts, coordinator, days, k_now);
        time(("the same, asked again within a minute, " + name).c_str(), runs, [&] {
            usecases::report_referrals(database, counts, coordinator, days, k_now);
        });
    }
    time("a caseworker's own cases", runs, [&] { usecases::own_cases(database, caseworker); });
    const usecases::Say say = [](const std::string&, const util::Message& message) {
        return message.key;
    };
    time("the scheduler, nothing due any more", runs, [&] {
        usecases::run_due(database, nullptr, say, k_now - std::chrono::hours{24 * 364});
    });
    time_writes(database, coordinator, is_quick ? 200 : 2000);
    return 0;
}
