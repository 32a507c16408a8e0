#include "directory/taxonomy.h"

#include "util/errors.h"

#include <catch2/catch.hpp>

using relais::directory::NeedMask;
using relais::directory::Taxonomy;
using relais::directory::Term;
using relais::util::InvalidInput;

namespace {

Term term(std::string code, std::string parent = "") {
    return {std::move(code), std::move(parent), "", "", {}, {}, {}};
}

std::string key_of_refusal(std::vector<Term> terms) {
    try {
        const Taxonomy taxonomy(std::move(terms));
    } catch (const InvalidInput& refusal) {
        return refusal.message().key;
    }
    return "accepted";
}

} // namespace

TEST_CASE("A dimension accepts the needs under it, a need itself alone") {
    const Taxonomy taxonomy({term("social"), term("legal_aid", "social"), term("economic"), term("internship", "economic")});
    CHECK(taxonomy.accepted_by(*taxonomy.find("social")) == 0b0011);
    CHECK(taxonomy.accepted_by(*taxonomy.find("legal_aid")) == 0b0010);
    CHECK(taxonomy.accepted_by(*taxonomy.find("economic")) == 0b1100);
    CHECK(taxonomy.is_dimension(0));
    CHECK_FALSE(taxonomy.is_dimension(1));
    CHECK_FALSE(taxonomy.find("legal").has_value());
}

TEST_CASE("A list of needs that contradicts itself is refused with the reason") {
    CHECK(key_of_refusal({term("social"), term("social")}) == "taxonomy.code_twice");
    CHECK(key_of_refusal({term("legal_aid", "social"), term("social")}) == "taxonomy.bad_parent");
    CHECK(key_of_refusal({term("legal_aid", "nowhere")}) == "taxonomy.bad_parent");
    CHECK(key_of_refusal({term("self", "self")}) == "taxonomy.bad_parent");
    CHECK(key_of_refusal({term("a"), term("b", "a"), term("c", "b")}) == "taxonomy.bad_parent");
    CHECK(key_of_refusal({}) == "accepted");
}

TEST_CASE("There is room for 64 terms and no more") {
    std::vector<Term> terms;
    for (int i = 0; i < 64; ++i) {
        terms.push_back(term("need_" + std::to_string(i)));
    }
    const Taxonomy taxonomy(terms);
    CHECK(taxonomy.accepted_by(63) == NeedMask{1} << 63);
    terms.push_back(term("one_more"));
    CHECK(key_of_refusal(terms) == "taxonomy.too_many");
}
