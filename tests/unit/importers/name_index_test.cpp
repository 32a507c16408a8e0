#include "importers/letter_mask.h"
#include "importers/name_index.h"
#include "util/text_fold.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <rapidcheck.h>

using namespace relais;
using namespace relais::importers;

TEST_CASE("places are compared past accents, apostrophes and ways of writing ordinals") {
    CHECK(place_key("N'Gaoundéré") == place_key("ngaoundere"));
    for (const char* name :
         {"Bafoussam 1er", "BAFOUSSAM I", "Bafoussam Ier", "Bafoussam 1", "bafoussam premier"}) {
        INFO(name);
        CHECK(place_key(name) == "bafoussam1");
    }
    CHECK(place_key("Douala V") == place_key("Douala 5ème"));
    CHECK(place_key("I") == "i");
}

TEST_CASE("a number is never a slip of spelling") {
    NameIndex names;
    names.add("Douala 1er", 1);
    names.add("Douala 2e", 2);
    CHECK(names.near("Douala 3e").empty());
    CHECK(names.near("Duala 2e") == std::vector<int>{2});
    CHECK(names.near("Doul 2e").empty());
}

TEST_CASE("near names are those that trying every name finds") {
    CHECK(rc::check([] {
        const auto word = rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c', 'd'));
        const auto all = *rc::gen::container<std::vector<std::string>>(word);
        const auto wanted = *word;
        NameIndex names;
        for (std::size_t i = 0; i < all.size(); ++i) {
            names.add(all[i], static_cast<int>(i));
        }
        int best = wanted.size() >= 8 ? 2 : wanted.size() >= 4 ? 1 : 0;
        std::vector<int> expected;
        for (int pass = 0; pass < 2 && best > 0; ++pass) {
            expected.clear();
            for (std::size_t i = 0; i < all.size(); ++i) {
                const int distance = util::edit_distance(wanted, all[i], best);
                if (distance <= best && !all[i].empty()) {
                    best = pass == 0 ? distance : best;
                    expected.push_back(static_cast<int>(i));
                }
            }
        }
        const bool same = best == 0 || names.near(wanted) == expected;
        RC_ASSERT(same);
    }));
}

TEST_CASE("letters never rule out a text that is near") {
    CHECK(rc::check([](const std::string& a, const std::string& b) {
        const int distance = util::edit_distance(a, b, 100);
        RC_ASSERT(may_be_within(letters_of(a), letters_of(b), distance));
    }));
}
