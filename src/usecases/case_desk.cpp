#include "usecases/case_desk.h"

#include "directory/case_code.h"
#include "directory/referral_rules.h"
#include "store/referral_store.h"
#include "usecases/question.h"
#include "usecases/random_code.h"
#include "usecases/read_codes.h"
#include "util/errors.h"

#include <algorithm>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using util::InvalidInput;

constexpr std::size_t k_most_needs = 12; // as many as a care plan takes
constexpr std::size_t k_longest_key = 64;

std::vector<CaseNeed> read_needs(const Taxonomy& taxonomy, const CaseWords& words) {
    if (words.needs.empty()) {
        throw InvalidInput("needs", {"error.no_need", {}});
    }
    if (words.needs.size() > k_most_needs) {
        throw InvalidInput(
            "needs",
            {"error.too_many", {{"field", "needs"}, {"max", std::to_string(k_most_needs)}}});
    }
    std::vector<CaseNeed> needs;
    for (const auto& [need, urgency] : words.needs) {
        const auto term = taxonomy.find(need);
        if (!term || taxonomy.is_dimension(*term)) {
            throw InvalidInput("needs", {"form.choice", {{"value", need.substr(0, 40)}}});
        }
        needs.push_back({need, read_code<Priority>("urgency", urgency)});
    }
    return needs;
}

void fill(Case& one, const Directory& directory, const CaseWords& words) {
    if (directory.gazetteer.settlement(words.settlement) == nullptr) {
        throw InvalidInput("settlement", {"form.settlement", {}});
    }
    one.settlement = words.settlement;
    one.sex = words.sex.empty() ? std::nullopt : std::optional(read_code<Sex>("sex", words.sex));
    one.age =
        words.age.empty() ? std::nullopt : std::optional(read_code<AgeGroup>("age", words.age));
    one.publics = read_codes<Public>("publics", words.publics);
    for (const auto& language : words.languages) {
        if (!directory.language(language)) {
            throw InvalidInput("languages", {"form.choice", {{"value", language.substr(0, 40)}}});
        }
    }
    one.languages = words.languages;
    one.needs = read_needs(directory.taxonomy, words);
    one.safety = read_codes<SafetyFlag>("safety", words.safety);
}

void check_version(const Case& one, std::int64_t version) {
    if (one.version != version) {
        throw util::Conflict({"referral.changed_meanwhile", {}});
    }
    if (one.closed_at) {
        throw util::Conflict({"referral.case_closed", {}});
    }
}

CaseSeen seen(const store::Database& database, Case file) {
    auto consents = store::consents_of(database, file.id);
    auto referrals = store::referrals_of(database, file.id);
    return {std::move(file),
            consents.empty() ? std::nullopt : std::optional(std::move(consents.front())),
            std::move(referrals),
            store::load_retention(database)};
}

} // namespace

std::string subject_of(CaseId id) {
    return "case " + std::to_string(id.value);
}

CaseWords words_of(const Case& one) {
    CaseWords words;
    words.settlement = one.settlement;
    words.sex = one.sex ? code_of(*one.sex) : "";
    words.age = one.age ? code_of(*one.age) : "";
    words.publics = codes_in(one.publics);
    words.languages = one.languages;
    for (const auto& need : one.needs) {
        words.needs.emplace_back(need.need, code_of(need.urgency));
    }
    words.safety = codes_in(one.safety);
    return words;
}

Case open_case(const store::Database& database,
               const Actor& actor,
               const Directory& directory,
               const CaseWords& words,
               const std::string& sent_key,
               util::Instant now) {
    require(actor, Permission::make_referrals);
    Case one;
    fill(one, directory, words);
    one.organisation = actor.organisation;
    one.caseworker = actor.account;
    one.opened_at = now;
    const auto key = sent_key.empty() ? ""
                                      : std::to_string(actor.account.value) + " " +
                                            sent_key.substr(0, k_longest_key);
    store::Transaction transaction(database);
    if (const auto before = store::case_with_key(database, key)) {
        return *before;
    }
    one.code = unused_code(
        [&](const std::string& code) { return store::case_with_code(database, code).has_value(); });
    one.id = store::add_case(database, one, key);
    audit(database, actor, now, "open_case", subject_of(one.id));
    transaction.commit();
    return one;
}

void change_case(const store::Database& database,
                 const Actor& actor,
                 const Directory& directory,
                 CaseId id,
                 std::int64_t version,
                 const CaseWords& words,
                 util::Instant now) {
    store::Transaction transaction(database);
    auto one = own_case(database, actor, id);
    check_version(one, version);
    fill(one, directory, words);
    store::update_case(database, one, util::to_string(now));
    audit(database, actor, now, "change_case", subject_of(id));
    transaction.commit();
}

void close_case(const store::Database& database,
                const Actor& actor,
                CaseId id,
                std::int64_t version,
                util::Instant now) {
    store::Transaction transaction(database);
    auto one = own_case(database, actor, id);
    check_version(one, version);
    if (std::ranges::any_of(store::referrals_of(database, id),
                            [](const Referral& referral) { return is_open(referral.state); })) {
        throw util::Conflict({"referral.still_open", {}});
    }
    one.closed_at = now;
    store::update_case(database, one, util::to_string(now));
    audit(database, actor, now, "close_case", subject_of(id));
    transaction.commit();
}

Case own_case(const store::Database& database, const Actor& actor, CaseId id) {
    require(actor, Permission::make_referrals);
    auto one = store::find_case(database, id);
    require(actor, Permission::make_referrals, one.organisation);
    return one;
}

CaseSeen case_seen(const store::Database& database, const Actor& actor, CaseId id) {
    return seen(database, own_case(database, actor, id));
}

std::vector<CaseSeen> own_cases(const store::Database& database, const Actor& actor) {
    require(actor, Permission::make_referrals);
    std::vector<CaseSeen> all;
    for (auto& file : store::cases_of(database, actor.organisation)) {
        all.push_back(seen(database, std::move(file)));
    }
    return all;
}

} // namespace relais::usecases
