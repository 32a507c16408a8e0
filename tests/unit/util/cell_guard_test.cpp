#include "util/cell_guard.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace relais::util;

TEST_CASE("No guarded cell begins like a formula, and the guard comes off again") {
    for (const std::string risky : {"=1+1", "+237699000000", "-liste", "@SUM(A1)", "\tx", "\rx", "'=1", "''+2"}) {
        CAPTURE(risky);
        CHECK(guarded_cell(risky) == "'" + risky);
        CHECK(unguarded_cell(guarded_cell(risky)) == risky);
    }
    CHECK(guarded_cell("l’accueil") == "l’accueil");
    CHECK(guarded_cell("'guillemets'") == "'guillemets'");
    CHECK(unguarded_cell("'guillemets'") == "'guillemets'");
    CHECK(guarded_cell("").empty());
}

TEST_CASE("Guarding is undone for every text") {
    CHECK(rc::check([] {
        const auto text = *rc::gen::container<std::string>(rc::gen::element('\'', '=', '+', '-', '@', '\t', 'a', ' '));
        RC_ASSERT(unguarded_cell(guarded_cell(text)) == text);
        RC_ASSERT(std::string("=+-@\t\r\n").find(guarded_cell(text + "x").front()) == std::string::npos);
    }));
}
