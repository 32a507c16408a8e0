#pragma once
#include "directory/account.h"
#include "directory/codes.h"
#include "directory/ids.h"
#include "directory/suitability.h"
#include "util/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// A person who is helped (a case: never a name), what they agreed to share, and their referrals to
/// services. An empty string, set or optional is "not said".
namespace relais::directory {

using CaseId = Id<struct CaseTag>;
using ConsentId = Id<struct ConsentTag>;
using ReferralId = Id<struct ReferralTag>;

/// How soon somebody must answer: of a need and of a referral (referral_rules.h has the hours).
enum class Priority : std::uint8_t { emergency, urgent, normal };

/// Ages in bands: enough to find suitable help, too little to know anybody by.
enum class AgeGroup : std::uint8_t { from_0, from_13, from_18, from_25, from_36, from_60 };

enum class SafetyFlag : std::uint8_t { do_not_phone, only_through_caseworker };

enum class ReferralState : std::uint8_t {
    draft,
    sent,
    acknowledged,
    accepted,
    in_progress, ///< the person was met
    completed,
    declined,
    withdrawn,
    expired
};

/// Why a referral was declined: the first five are the provider's, the others the person's.
enum class DeclineReason : std::uint8_t {
    no_capacity,
    not_eligible,
    not_our_mandate,
    closed,
    duplicate,
    unreachable,
    did_not_come,
    not_interested,
    moved
};

/// What a person may agree to have passed on, one by one.
enum class SharedItem : std::uint8_t {
    need,      ///< to the receiver; without it nobody can be referred. Safety flags go with it
    profile,   ///< sex and age band, to the receiver
    languages, ///< to the receiver
    publics,   ///< the groups told, to the receiver
    note,      ///< what the caseworker writes for the receiver
    statistics ///< counted, without the code, in the coordinator's figures
};

/// Who agreed.
enum class ConsentGiver : std::uint8_t { person, parent, guardian, social_services };
/// By what right.
enum class ConsentBasis : std::uint8_t {
    own_will,
    parental_authority,
    guardianship,
    court_order,
    best_interests
};

/// What a caseworker should know before sending somebody to a service.
enum class ReferralWarning : std::uint8_t {
    not_suitable, ///< a criterion is not met
    unsure,       ///< a criterion is not known
    stale,        ///< not verified for a year, or never
    saturated,    ///< says that it is full
    not_taking,   ///< closed for now or for good
    already_open  ///< the same person is referred there for the same need, and it is not ended
};

/// An answer of the person about a service, each on its own.
enum class FeedbackAnswer : std::uint8_t { yes, partly, no };

template <>
struct CodeList<Priority> {
    static constexpr std::string_view name = "priority";
    static constexpr auto codes =
        std::to_array<std::string_view>({"emergency", "urgent", "normal"});
};
template <>
struct CodeList<AgeGroup> {
    static constexpr std::string_view name = "age_group";
    static constexpr auto codes =
        std::to_array<std::string_view>({"0-12", "13-17", "18-24", "25-35", "36-59", "60+"});
};
template <>
struct CodeList<SafetyFlag> {
    static constexpr std::string_view name = "safety_flag";
    static constexpr auto codes =
        std::to_array<std::string_view>({"do_not_phone", "only_through_caseworker"});
};
template <>
struct CodeList<ReferralState> {
    static constexpr std::string_view name = "referral_state";
    static constexpr auto codes = std::to_array<std::string_view>({"draft",
                                                                   "sent",
                                                                   "acknowledged",
                                                                   "accepted",
                                                                   "in_progress",
                                                                   "completed",
                                                                   "declined",
                                                                   "withdrawn",
                                                                   "expired"});
};
template <>
struct CodeList<DeclineReason> {
    static constexpr std::string_view name = "decline_reason";
    static constexpr auto codes = std::to_array<std::string_view>({"no_capacity",
                                                                   "not_eligible",
                                                                   "not_our_mandate",
                                                                   "closed",
                                                                   "duplicate",
                                                                   "unreachable",
                                                                   "did_not_come",
                                                                   "not_interested",
                                                                   "moved"});
};
template <>
struct CodeList<SharedItem> {
    static constexpr std::string_view name = "shared_item";
    static constexpr auto codes = std::to_array<std::string_view>(
        {"need", "profile", "languages", "publics", "note", "statistics"});
};
template <>
struct CodeList<ConsentGiver> {
    static constexpr std::string_view name = "consent_giver";
    static constexpr auto codes =
        std::to_array<std::string_view>({"person", "parent", "guardian", "social_services"});
};
template <>
struct CodeList<ConsentBasis> {
    static constexpr std::string_view name = "consent_basis";
    static constexpr auto codes = std::to_array<std::string_view>(
        {"own_will", "parental_authority", "guardianship", "court_order", "best_interests"});
};
template <>
struct CodeList<FeedbackAnswer> {
    static constexpr std::string_view name = "feedback_answer";
    static constexpr auto codes = std::to_array<std::string_view>({"yes", "partly", "no"});
};

template <>
struct CodeList<ReferralWarning> {
    static constexpr std::string_view name = "referral_warning";
    static constexpr auto codes = std::to_array<std::string_view>(
        {"not_suitable", "unsure", "stale", "saturated", "not_taking", "already_open"});
};

struct CaseNeed {
    std::string need; ///< taxonomy code
    Priority urgency = Priority::normal;
    bool operator==(const CaseNeed&) const = default;
};

/// What is needed to find suitable help, and nothing more.
struct Case {
    CaseId id;
    std::string code;            ///< case_code.h
    OrganisationId organisation; ///< whose caseworkers see it
    AccountId caseworker;        ///< who opened it
    std::string settlement;      ///< of return, code of the gazetteer
    std::optional<Sex> sex;
    std::optional<AgeGroup> age;
    CodeSet<Public> publics;
    std::vector<std::string> languages;
    std::vector<CaseNeed> needs; ///< in the order told
    CodeSet<SafetyFlag> safety;
    util::Instant opened_at;
    std::optional<util::Instant> closed_at;
    std::int64_t version = 1;
    bool operator==(const Case&) const = default;
};

struct ConsentItem {
    SharedItem item = SharedItem::need;
    util::Day until; ///< last day
    bool operator==(const ConsentItem&) const = default;
};

struct Consent {
    ConsentId id;
    CaseId of;
    std::string text_version; ///< of the text that was explained
    std::string lang;         ///< it was explained in, code of geodata/languages.csv
    std::vector<ConsentItem> items;
    ConsentGiver giver = ConsentGiver::person;
    ConsentBasis basis = ConsentBasis::own_will;
    bool child_agreed = false; ///< for a minor: was asked, and agrees too
    std::string explained_by;  ///< name of the account
    util::Instant given_at;
    std::optional<util::Instant> withdrawn_at;
    bool operator==(const Consent&) const = default;
};

/// How far a referral without an answer has been taken; each step once, in this order.
enum class Escalation : std::uint8_t { none, receiver_reminded, sender_told, coordinator_told };

template <>
struct CodeList<Escalation> {
    static constexpr std::string_view name = "escalation";
    static constexpr auto codes = std::to_array<std::string_view>(
        {"none", "receiver_reminded", "sender_told", "coordinator_told"});
};

struct Feedback {
    FeedbackAnswer received = FeedbackAnswer::yes;   ///< was I received
    FeedbackAnswer respectful = FeedbackAnswer::yes; ///< was it respectful
    FeedbackAnswer helped = FeedbackAnswer::yes;     ///< did it help
    bool operator==(const Feedback&) const = default;
};

/// One person sent to one service.
struct Referral {
    ReferralId id;
    std::string code; ///< short, of this referral alone: two receivers cannot tell that a person is
                      ///< the same
    CaseId of;
    std::string need;
    ServiceId service;
    OrganisationId receiver;
    std::string receiver_name; ///< as it was public when sent: editions change
    OrganisationId sender;     ///< organisation of the caseworker
    Priority priority = Priority::normal;
    ReferralState state = ReferralState::draft;
    std::optional<DeclineReason> reason;
    Escalation escalation = Escalation::none;
    std::string region;    ///< P-code of level 1 of the place of return
    ReferralId instead_of; ///< re-orientation: the one before; none
    std::optional<util::Instant> sent_at;
    util::Instant moved_at;                   ///< into `state`
    std::optional<util::Instant> answered_at; ///< first accepted, met or declined
    std::optional<Feedback> feedback;
    std::int64_t version = 1;
    bool operator==(const Referral&) const = default;
};

/// One move, as it is kept.
struct ReferralMove {
    ReferralId of;
    util::Instant at;
    ReferralState from = ReferralState::draft;
    ReferralState to = ReferralState::draft;
    std::optional<DeclineReason> reason;
    std::string by; ///< "link", "code", "calendar", else the account's name
    bool operator==(const ReferralMove&) const = default;
};

} // namespace relais::directory
