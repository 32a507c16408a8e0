#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// The closed code lists of the domain. A code is the word in files, database and API; labels are
/// in web/i18n/*/codes.json under "<list>.<code>". Order is the bit in a CodeSet: append only.
namespace relais::directory {

enum class OrganisationKind : std::uint8_t {
    public_administration,
    local_authority,
    un_agency,
    intergovernmental,
    international_ngo,
    national_ngo,
    association,
    faith_based,
    private_company,
    employers_organisation,
    training_institution,
    health_facility,
    financial_institution
};

/// Standing in the national referral mechanism.
enum class MnrMembership : std::uint8_t { none, invited, member, signatory };

/// How near the recorded point is to the real door, best first.
enum class LocationPrecision : std::uint8_t {
    surveyed,
    street,
    neighbourhood,
    locality,
    arrondissement,
    department,
    region
};

/// What the public may learn of the place: the point, its settlement only, or the centre of its
/// district only.
enum class LocationVisibility : std::uint8_t { open, approximate, confidential };

enum class SiteStatus : std::uint8_t { active, temporarily_closed, closed };

/// Target groups. None given = unknown; `everyone` = open to all.
enum class Public : std::uint8_t {
    everyone,
    returnees,
    survivors_of_trafficking,
    survivors_of_gender_based_violence,
    unaccompanied_minors,
    children,
    youth,
    women,
    pregnant_women,
    single_parents,
    families,
    older_persons,
    persons_with_disabilities,
    persons_living_with_hiv,
    persons_with_chronic_illness,
    internally_displaced_persons,
    refugees_and_asylum_seekers,
    persons_without_papers,
    students,
    jobseekers,
    entrepreneurs
};

enum class Sex : std::uint8_t { female, male };

/// Cheapest first: "at most partly free" is every fee up to it.
enum class Fee : std::uint8_t { free, partly_free, paid };

enum class AccessMode : std::uint8_t { walk_in, appointment, phone, online, referral_only };

enum class Referrer : std::uint8_t { professional, self };

enum class Saturation : std::uint8_t { low, moderate, high };

enum class CostSharing : std::uint8_t { provider, mechanism, shared, person };

enum class SettlementKind : std::uint8_t {
    regional_capital,
    departmental_seat,
    arrondissement_seat,
    town,
    village,
    neighbourhood
};

enum class EditionState : std::uint8_t { draft, published, superseded };

/// Name of the list (prefix of its label keys) and its codes in the order of the enumeration.
template <class Enum>
struct CodeList;

#define RELAIS_CODE_LIST(Enum, list_name, ...)                                                     \
    template <>                                                                                    \
    struct CodeList<Enum> {                                                                        \
        static constexpr std::string_view name = list_name;                                        \
        static constexpr auto codes = std::to_array<std::string_view>({__VA_ARGS__});              \
    }

RELAIS_CODE_LIST(OrganisationKind,
                 "organisation_kind",
                 "public_administration",
                 "local_authority",
                 "un_agency",
                 "intergovernmental",
                 "international_ngo",
                 "national_ngo",
                 "association",
                 "faith_based",
                 "private_company",
                 "employers_organisation",
                 "training_institution",
                 "health_facility",
                 "financial_institution");
RELAIS_CODE_LIST(MnrMembership, "mnr_membership", "none", "invited", "member", "signatory");
RELAIS_CODE_LIST(LocationPrecision,
                 "location_precision",
                 "surveyed",
                 "street",
                 "neighbourhood",
                 "locality",
                 "arrondissement",
                 "department",
                 "region");
RELAIS_CODE_LIST(
    LocationVisibility, "location_visibility", "public", "approximate", "confidential");
RELAIS_CODE_LIST(SiteStatus, "site_status", "active", "temporarily_closed", "closed");
RELAIS_CODE_LIST(Public,
                 "public",
                 "everyone",
                 "returnees",
                 "survivors_of_trafficking",
                 "survivors_of_gender_based_violence",
                 "unaccompanied_minors",
                 "children",
                 "youth",
                 "women",
                 "pregnant_women",
                 "single_parents",
                 "families",
                 "older_persons",
                 "persons_with_disabilities",
                 "persons_living_with_hiv",
                 "persons_with_chronic_illness",
                 "internally_displaced_persons",
                 "refugees_and_asylum_seekers",
                 "persons_without_papers",
                 "students",
                 "jobseekers",
                 "entrepreneurs");
RELAIS_CODE_LIST(Sex, "sex", "female", "male");
RELAIS_CODE_LIST(Fee, "fee", "free", "partly_free", "paid");
RELAIS_CODE_LIST(
    AccessMode, "access_mode", "walk_in", "appointment", "phone", "online", "referral_only");
RELAIS_CODE_LIST(Referrer, "referrer", "professional", "self");
RELAIS_CODE_LIST(Saturation, "saturation", "low", "moderate", "high");
RELAIS_CODE_LIST(CostSharing, "cost_sharing", "provider", "mechanism", "shared", "person");
RELAIS_CODE_LIST(SettlementKind,
                 "settlement_kind",
                 "regional_capital",
                 "departmental_seat",
                 "arrondissement_seat",
                 "town",
                 "village",
                 "neighbourhood");
RELAIS_CODE_LIST(EditionState, "edition_state", "draft", "published", "superseded");
#undef RELAIS_CODE_LIST

template <class Enum>
constexpr std::size_t code_count() {
    return CodeList<Enum>::codes.size();
}

template <class Enum>
constexpr std::string_view code_of(Enum value) {
    return CodeList<Enum>::codes[static_cast<std::size_t>(value)];
}

/// The value of a code, exactly as spelled; nothing for any other word.
template <class Enum>
constexpr std::optional<Enum> from_code(std::string_view code) {
    for (std::size_t i = 0; i < code_count<Enum>(); ++i) {
        if (CodeList<Enum>::codes[i] == code) {
            return static_cast<Enum>(i);
        }
    }
    return std::nullopt;
}

/// Some values of one code list; empty means "not given" wherever a record holds one.
template <class Enum>
struct CodeSet {
    std::uint32_t bits = 0;

    constexpr CodeSet() = default;
    constexpr explicit CodeSet(std::uint32_t mask)
        : bits(mask) {}
    constexpr CodeSet(std::initializer_list<Enum> values) {
        for (const auto value : values) {
            add(value);
        }
    }
    constexpr void add(Enum value) { bits |= 1U << static_cast<unsigned>(value); }
    [[nodiscard]] constexpr bool has(Enum value) const {
        return ((bits >> static_cast<unsigned>(value)) & 1U) != 0;
    }
    [[nodiscard]] constexpr bool empty() const { return bits == 0; }
    [[nodiscard]] constexpr int count() const { return std::popcount(bits); }
    bool operator==(const CodeSet&) const = default;
};

} // namespace relais::directory
