#include "directory/codes.h"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using namespace relais::directory;

TEMPLATE_TEST_CASE("Every code leads to its value and back",
                   "",
                   OrganisationKind,
                   MnrMembership,
                   LocationPrecision,
                   LocationVisibility,
                   SiteStatus,
                   Public,
                   Sex,
                   Fee,
                   AccessMode,
                   Referrer,
                   Saturation,
                   CostSharing,
                   SettlementKind,
                   EditionState) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < code_count<TestType>(); ++i) {
        const auto value = static_cast<TestType>(i);
        CHECK(from_code<TestType>(code_of(value)) == value);
        CHECK(seen.insert(code_of(value)).second);
    }
    CHECK_FALSE(from_code<TestType>("").has_value());
    CHECK_FALSE(from_code<TestType>("no_such_code").has_value());
    CHECK_FALSE(from_code<TestType>(std::string(code_of(TestType{})) + " ").has_value());
    CHECK(code_count<TestType>() <= 32); // a CodeSet has 32 bits
}

TEST_CASE("The last value of each long list is where the header puts it") {
    CHECK(code_of(Public::entrepreneurs) == "entrepreneurs");
    CHECK(code_of(OrganisationKind::financial_institution) == "financial_institution");
    CHECK(code_of(LocationVisibility::open) == "public");
    CHECK(code_of(SettlementKind::neighbourhood) == "neighbourhood");
}

TEST_CASE("Case and accents are not forgiven here: reading people's words is the importer's work") {
    CHECK_FALSE(from_code<Fee>("Free").has_value());
    CHECK_FALSE(from_code<Sex>("féminin").has_value());
}

TEST_CASE("A set holds what was put in it") {
    CodeSet<Public> set{Public::women, Public::youth};
    CHECK(set.has(Public::women));
    CHECK_FALSE(set.has(Public::everyone));
    CHECK(set.count() == 2);
    set.add(Public::women);
    CHECK(set.count() == 2);
    CHECK(CodeSet<Public>().empty());
    CHECK(CodeSet<Public>(set.bits) == set);
}
