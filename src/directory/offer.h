#pragma once
#include "directory/codes.h"
#include "directory/ids.h"
#include "util/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What employers offer: jobs, internships, apprenticeships, training, help to set up on one's own.
/// An empty string, set or optional is "not said".
namespace relais::directory {

using OfferId = Id<struct OfferTag>;
using CompanyId = Id<struct CompanyTag>;

enum class OfferKind : std::uint8_t {
    job,
    internship,
    apprenticeship,
    training,
    self_employment_support
};

enum class OfferState : std::uint8_t {
    draft,
    submitted,
    published,
    paused,
    filled,
    withdrawn,
    expired
};

/// The least schooling an offer asks for, lowest first; what a person has must reach it.
enum class SchoolLevel : std::uint8_t {
    none,
    primary,
    lower_secondary,
    vocational,
    upper_secondary,
    higher
};

enum class CompanyState : std::uint8_t { submitted, approved, refused, suspended };

/// Where somebody who was proposed for an offer stands with the employer.
enum class ProposalState : std::uint8_t { sent, interested, met, placed, declined, full };

template <>
struct CodeList<OfferKind> {
    static constexpr std::string_view name = "offer_kind";
    static constexpr auto codes = std::to_array<std::string_view>(
        {"job", "internship", "apprenticeship", "training", "self_employment_support"});
};
template <>
struct CodeList<OfferState> {
    static constexpr std::string_view name = "offer_state";
    static constexpr auto codes = std::to_array<std::string_view>(
        {"draft", "submitted", "published", "paused", "filled", "withdrawn", "expired"});
};
template <>
struct CodeList<SchoolLevel> {
    static constexpr std::string_view name = "school_level";
    static constexpr auto codes = std::to_array<std::string_view>(
        {"none", "primary", "lower_secondary", "vocational", "upper_secondary", "higher"});
};
template <>
struct CodeList<CompanyState> {
    static constexpr std::string_view name = "company_state";
    static constexpr auto codes =
        std::to_array<std::string_view>({"submitted", "approved", "refused", "suspended"});
};
template <>
struct CodeList<ProposalState> {
    static constexpr std::string_view name = "proposal_state";
    static constexpr auto codes = std::to_array<std::string_view>(
        {"sent", "interested", "met", "placed", "declined", "full"});
};

/// A firm that places offers. Seen by the public only once approved.
struct Company {
    CompanyId id;
    std::string name;
    std::string acronym;
    std::string sector; ///< ISIC Rev. 4 section, "A" … "U"; "" not said
    std::string settlement;
    std::string phone; ///< E.164
    std::string email;
    std::string website;
    bool gecam_member = false;
    CompanyState state = CompanyState::submitted;
    std::string state_reason; ///< why refused or suspended, for the firm
    std::int64_t version = 1; ///< grows with every change: what an edit must have seen
    bool operator==(const Company&) const = default;
};

/// One placement offer.
struct Offer {
    OfferId id;
    CompanyId company;
    OfferKind kind = OfferKind::job;
    std::string title;
    std::string description;
    std::string occupation; ///< ISCO-08 code, one to four digits
    std::string sector;     ///< ISIC section; "" that of the company
    int posts = 1;          ///< how many people are looked for
    int placed = 0;         ///< how many have been placed
    std::string settlement; ///< place of work, of the gazetteer
    std::optional<SchoolLevel> level;
    std::vector<std::string> languages; ///< any of them will do
    CodeSet<Public> encouraged;         ///< groups the employer encourages; shuts nobody out
    std::optional<util::Day> opens;
    std::optional<util::Day> closes; ///< last day
    std::string how_to_apply;
    std::string contact_phone; ///< E.164
    std::string contact_email;
    std::optional<int> monthly_cap; ///< most people proposed in a calendar month
    OfferState state = OfferState::draft;
    std::string state_reason;              ///< why it was given back or withdrawn, for the firm
    std::optional<util::Day> confirmed_on; ///< when the firm last said that it still stands
    std::int64_t version = 1;
    bool operator==(const Offer&) const = default;
};

/// A person put forward for an offer: a case code and who answers for it, never a name.
struct Proposal {
    std::int64_t id = 0;
    OfferId offer;
    std::string case_code;
    ProposalState state = ProposalState::sent;
    util::Instant sent_at;
    std::optional<util::Instant> answered_at; ///< first answer
    bool operator==(const Proposal&) const = default;
};

} // namespace relais::directory
