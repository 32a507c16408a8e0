#include "importers/likest.h"
#include "importers/reference_reader.h"
#include "importers/split_known.h"
#include "importers/term_reader.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::importers;

TEST_CASE("the likest spelling shares words before letters") {
    Likest likest;
    for (const char* spelling : {"Formation professionnelle", "Aide juridique", "Microcrédit"}) {
        likest.add(spelling);
    }
    CHECK(likest.find("formations en couture") == 0);
    CHECK(likest.find("conseils et aides juridiques") == 1);
    CHECK(likest.find("microcrdt") == 2);
    CHECK_FALSE(likest.find("astrologie"));
    CHECK_FALSE(likest.find(""));
}

TEST_CASE("a cell is cut only as far as that finds known terms") {
    const auto known = [](std::string_view term) {
        return term == "VIH/SIDA" || term == "Accueil et hébergement" || term == "soins" ||
               term == "écoute";
    };
    using List = std::vector<std::string>;
    CHECK(split_known("VIH/SIDA; soins", known) == List{"VIH/SIDA", "soins"});
    CHECK(split_known("Accueil et hébergement, écoute et soins", known) ==
          List{"Accueil et hébergement", "écoute", "soins"});
    CHECK(split_known("- soins\n- écoute\n• autre chose", known) ==
          List{"soins", "écoute", "autre chose"});
    CHECK(split_known("vente et achat", known) == List{"vente et achat"});
    CHECK(split_known("soins (plaies, brûlures), écoute", known) ==
          List{"soins (plaies, brûlures)", "écoute"});
    CHECK(split_known(" ;, ", known).empty());
}

TEST_CASE("needs are read by label, synonym and code, in either language and with a slip") {
    const auto reference = read_reference(RELAIS_SOURCE_DIR "/tests/data/reference");
    const NeedReader reader(reference.taxonomy);
    const auto codes = [&reader](const char* cell, Remarks& remarks) {
        std::vector<std::string> out;
        for (const auto& need : reader.read(cell, remarks)) {
            out.push_back(need.code);
        }
        return out;
    };
    using List = std::vector<std::string>;
    Remarks remarks;
    CHECK(codes("Formation professionnelle (couture, coiffure)", remarks) ==
          List{"vocational_training"});
    CHECK(codes("legal aid / birth certificate", remarks) ==
          List{"legal_aid", "civil_documentation"});
    CHECK(codes("écoute; Écoute; counseling", remarks) == List{"individual_counselling"});
    CHECK(codes("microcredit", remarks) == List{"microcredit"});
    CHECK(remarks.empty());
    CHECK(codes("Formation profesionnelle", remarks) == List{"vocational_training"});
    CHECK(remarks.at(0).what.key == "finding.taken_as");
    remarks.clear();
    CHECK(codes("psychosocial", remarks) == List{"psychosocial"});
    CHECK(remarks.at(0).what.key == "finding.need_too_broad");
}
