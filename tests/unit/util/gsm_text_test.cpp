#include "util/gsm_text.h"
#include "util/text_fold.h"

#include <catch2/catch.hpp>

using namespace relais::util;

TEST_CASE("letters of the alphabet stay, others become what they look like", "[unit][gsm]") {
    CHECK(to_gsm("Écoute à Maroua, è ù é") == "Écoute à Maroua, è ù é");
    CHECK(to_gsm("Hôpital d’Édéa – « ça »…") == "Hopital d'Édéa - \" ca \"...");
    CHECK(to_gsm("ɓiŋel ƴiiwoonde") == "binel yiiwoonde");
    CHECK(to_gsm("`☎\x01") == "'??");
}

TEST_CASE("a letter of the extension counts twice", "[unit][gsm]") {
    CHECK(gsm_length("abcé") == 4);
    CHECK(gsm_length("€[a]") == 7);
}

TEST_CASE("what was turned stays as it is, whatever stood in it", "[unit][gsm]") {
    const std::string letters = "aÉé€[`’œɓ漢☎😀ÿ\n\x01";
    std::string text = letters + letters;
    const auto once = to_gsm(text);
    CHECK(is_utf8(once));
    CHECK(to_gsm(once) == once);
}
