#include "usecases/consent_desk.h"

#include "directory/referral_rules.h"
#include "store/case_store.h"
#include "store/referral_store.h"
#include "usecases/case_desk.h"
#include "usecases/move_referral.h"
#include "usecases/read_codes.h"
#include "util/errors.h"

#include <algorithm>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using util::InvalidInput;

util::Day read_until(const std::string& text, util::Day today) {
    const auto day = util::parse_day(text);
    if (!day) {
        throw InvalidInput("until", {"form.day", {{"value", text.substr(0, 40)}}});
    }
    if (*day < today || *day > today + std::chrono::days{k_longest_consent_days}) {
        throw InvalidInput("until", {"referral.until_out_of_range", {}});
    }
    return *day;
}

std::vector<ConsentItem> read_items(const ConsentWords& words, util::Day today) {
    std::vector<ConsentItem> items;
    for (const auto& [code, until] : words.items) {
        items.push_back({read_code<SharedItem>("item", code), read_until(until, today)});
    }
    if (std::ranges::find(items, SharedItem::need, &ConsentItem::item) == items.end()) {
        throw InvalidInput("item", {"referral.consent_needs_need", {}});
    }
    return items;
}

} // namespace

Consent record_consent(const store::Database& database,
                       const Actor& actor,
                       const Directory& directory,
                       CaseId id,
                       const ConsentWords& words,
                       util::Instant now) {
    store::Transaction transaction(database);
    const auto file = own_case(database, actor, id);
    if (file.closed_at) {
        throw util::Conflict({"referral.case_closed", {}});
    }
    Consent consent;
    consent.of = id;
    consent.text_version = k_consent_text;
    if (!directory.language(words.lang)) {
        throw InvalidInput("lang", {"form.choice", {{"value", words.lang.substr(0, 40)}}});
    }
    consent.lang = words.lang;
    consent.items = read_items(words, util::day_in_cameroon(now));
    consent.giver = read_code<ConsentGiver>("giver", words.giver);
    consent.basis = read_code<ConsentBasis>("basis", words.basis);
    if (!may_consent(consent.giver, consent.basis, file.age)) {
        throw InvalidInput("giver", {"referral.may_not_consent", {}});
    }
    consent.child_agreed = words.child_agreed;
    consent.explained_by = actor.name;
    consent.given_at = now;
    consent.id = store::add_consent(database, consent);
    store::update_case(database, file, util::to_string(now));
    audit(database, actor, now, "record_consent", subject_of(id), "", consent.text_version);
    transaction.commit();
    return consent;
}

std::vector<Referral> withdraw_consent(const store::Database& database,
                                       const Actor& actor,
                                       CaseId id,
                                       util::Instant now) {
    store::Transaction transaction(database);
    const auto file = own_case(database, actor, id);
    bool stood = false;
    for (const auto& consent : store::consents_of(database, id)) {
        if (!consent.withdrawn_at) {
            store::set_withdrawn(database, consent.id, util::to_string(now));
            stood = true;
        }
    }
    std::vector<Referral> told;
    for (auto& referral : store::referrals_of(database, id)) {
        if (is_open(referral.state)) {
            move_referral(
                database,
                actor,
                referral,
                {ReferralState::withdrawn, std::nullopt, ReferralActor::sender, actor.name},
                now);
        }
        if (stood && referral.state != ReferralState::draft) {
            told.push_back(std::move(referral));
        }
    }
    store::erase_notes(database, id);
    audit(database, actor, now, "withdraw_consent", subject_of(id));
    transaction.commit();
    return told;
}

std::optional<Consent> standing_consent(const store::Database& database, CaseId id) {
    auto consents = store::consents_of(database, id);
    return consents.empty() || consents.front().withdrawn_at
               ? std::nullopt
               : std::optional(std::move(consents.front()));
}

} // namespace relais::usecases
