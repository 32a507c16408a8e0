#include "directory/feature_filter.h"
#include "util/errors.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace relais;
using namespace relais::directory;

namespace {

const std::vector<std::string> k_queryables = {"need", "minimum_age", "verified_at", "fee"};

bool selects(const std::string& filter, std::vector<FeatureValue> values = {"legal_aid", 18.0, "2026-10-01", {}},
             std::optional<LonLat> point = LonLat{14.3, 10.6}) {
    return FeatureFilter::parse(filter, k_queryables).selects({values, point});
}

} // namespace

TEST_CASE("A filter selects what it says") {
    for (const auto* filter :
         {"need = 'legal_aid'", "'legal_aid' = need", "need <> 'x'", "minimum_age >= 18", "17 < minimum_age",
          "minimum_age BETWEEN 10 AND 20", "minimum_age NOT BETWEEN 1 AND 2", "need IN ('x', 'legal_aid')",
          "need NOT IN ('x')", "need LIKE 'legal%'", "need LIKE '_egal_aid'", "need NOT LIKE '%x%'", "fee IS NULL",
          "need IS NOT NULL", "verified_at >= DATE('2026-01-01')", "verified_at < TIMESTAMP('2026-12-01T00:00:00Z')",
          "CASEI(need) = CASEI('LEGAL_AID')", "need='legal_aid' AND (minimum_age=1 OR minimum_age=18)",
          "NOT need = 'x'", "TRUE", "need = 'x' OR TRUE", "\"need\" = 'legal_aid'",
          "S_INTERSECTS(geometry, BBOX(14, 10, 15, 11))",
          "S_INTERSECTS(geometry,POLYGON((14 10,15 10,15 11,14 11,14 10)))", "S_INTERSECTS(geometry, POINT(14.3 10.6))"}) {
        CAPTURE(filter);
        CHECK(selects(filter));
        CHECK_FALSE(selects("NOT (" + std::string(filter) + ")"));
    }
}

TEST_CASE("What is not known is neither selected nor selected by NOT") {
    for (const auto* filter : {"fee = 'free'", "fee <> 'free'", "fee LIKE '%'", "fee IN ('free')",
                               "fee BETWEEN 'a' AND 'z'", "need = 3", "fee = 'x' AND need = 'legal_aid'"}) {
        CAPTURE(filter);
        CHECK_FALSE(selects(filter));
        CHECK_FALSE(selects("NOT (" + std::string(filter) + ")"));
    }
    CHECK_FALSE(selects("S_INTERSECTS(geometry, BBOX(0,0,1,1)) OR NOT S_INTERSECTS(geometry, BBOX(0,0,1,1))",
                        {"x", {}, {}, {}}, std::nullopt));
    CHECK(selects("fee = 'x' OR need = 'legal_aid'"));
    CHECK_FALSE(selects("fee = 'x' AND need = 'other'"));
}

TEST_CASE("Accents and case fold where the filter asks for it") {
    CHECK(selects("ACCENTI(CASEI(need)) LIKE ACCENTI(CASEI('%ÉCOUTE%'))", {"Centre d’écoute", {}, {}, {}}));
    CHECK_FALSE(selects("need LIKE '%ÉCOUTE%'", {"Centre d’écoute", {}, {}, {}}));
    CHECK(selects("need = 'l''accueil'", {"l'accueil", {}, {}, {}}));
    CHECK(selects("need LIKE 'd_j_'", {"déjà", {}, {}, {}}));
}

TEST_CASE("A fault is told with its place") {
    for (const auto& [filter, key] :
         {std::pair{"need =", "filter.expected_operand"}, std::pair{"need 'x'", "filter.expected_comparison"},
          std::pair{"need = 'x", "filter.expected_quote"}, std::pair{"(need = 'x'", "filter.expected_closing"},
          std::pair{"need = 'x' need", "filter.expected_end"}, std::pair{"ned = 'x'", "filter.unknown_property_near"},
          std::pair{"colour = 'x'", "filter.unknown_property"}, std::pair{"1 = 1", "filter.expected_property_and_literal"},
          std::pair{"need ; 1", "filter.expected_sign"}, std::pair{"", "filter.expected_operand"},
          std::pair{"S_INTERSECTS(geometry, POLYGON((0 0,1 1,0 0)))", "filter.expected_closed_ring"},
          std::pair{"need = 1e999", "filter.expected_number"}}) {
        CAPTURE(filter);
        try {
            (void)FeatureFilter::parse(filter, k_queryables);
            FAIL("it was accepted");
        } catch (const util::InvalidInput& wrong) {
            CHECK(wrong.message().key == key);
            CHECK(wrong.field() == "filter");
        }
    }
    CHECK_THROWS_AS(FeatureFilter::parse(std::string(100, '(') + "TRUE", k_queryables), util::InvalidInput);
    CHECK_THROWS_AS(FeatureFilter::parse(std::string(5000, ' ') + "TRUE", k_queryables), util::InvalidInput);
}

TEST_CASE("De Morgan holds for every pair of conditions and every feature") {
    CHECK(rc::check([] {
        const auto condition = rc::gen::element<std::string>("need = 'a'", "minimum_age > 3", "fee IS NULL",
                                                             "fee = 'a'", "need LIKE 'a%'", "TRUE");
        const auto a = *condition;
        const auto b = *condition;
        const auto value = rc::gen::element<FeatureValue>(FeatureValue{}, FeatureValue{"a"}, FeatureValue{"b"});
        const std::vector<FeatureValue> values = {*value, static_cast<double>(*rc::gen::inRange(0, 9)), *value, *value};
        RC_ASSERT(selects("NOT (" + a + " AND " + b + ")", values) ==
                  selects("NOT (" + a + ") OR NOT (" + b + ")", values));
    }));
}
