#include "importers/reference_reader.h"
#include "support/scratch_folder.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

using namespace relais;

namespace {

const std::filesystem::path k_reference = RELAIS_SOURCE_DIR "/tests/data/reference";

/// A copy of the small reference with one file replaced.
class Altered {
public:
    Altered(const std::string& file, const std::string& text) {
        std::filesystem::copy(
            k_reference, m_folder.path(), std::filesystem::copy_options::recursive);
        std::ofstream(m_folder.path() / file, std::ios::binary) << text;
    }
    [[nodiscard]] util::Message refusal() const {
        try {
            importers::read_reference(m_folder.path());
        } catch (const util::InvalidInput& error) {
            return error.message();
        }
        return {};
    }

private:
    test::ScratchFolder m_folder;
};

} // namespace

TEST_CASE("the reference tables are read with their parents and points") {
    const auto reference = importers::read_reference(k_reference);
    const auto* maroua = reference.gazetteer.settlement("maroua");
    REQUIRE(maroua != nullptr);
    CHECK(maroua->area == "CM004001");
    CHECK(maroua->population == 314122);
    CHECK(maroua->kind == directory::SettlementKind::regional_capital);
    CHECK(reference.gazetteer.area_at_level("CM010001001", 1)->name_en == "South West");
    CHECK(reference.gazetteer.zone("yaounde")->areas == std::vector<std::string>{"CM002007"});
    CHECK(reference.taxonomy.find("civil_documentation").has_value());
    CHECK(reference.languages.at(3).synonyms.size() == 4);
}

TEST_CASE("a settlement without population has none rather than zero") {
    const auto reference = importers::read_reference(k_reference);
    CHECK(reference.gazetteer.settlement("bastos")->population == std::nullopt);
    CHECK(reference.gazetteer.settlement("bastos")->parent == "yaounde");
}

TEST_CASE("a missing table is named") {
    test::ScratchFolder folder;
    try {
        importers::read_reference(folder.path());
        FAIL("an empty folder was read");
    } catch (const util::InvalidInput& error) {
        CHECK(error.message().key == "import.no_file");
        CHECK(error.message().value("file") == "taxonomy.csv");
    }
}

TEST_CASE("a wrong reference table names file, row, column and value") {
    const auto settlement = [](const std::string& row) {
        return "code,name,variants,kind,parent,longitude,latitude,region,department,arrondissement,"
               "population,population_year,population_source,source\n" +
               row + "\n";
    };
    struct Case {
        const char* what;
        std::string file;
        std::string text;
        std::string key;
        std::string column;
    };
    const std::vector<Case> cases = {
        {"latitude of 91",
         "settlements.csv",
         settlement("a,A,,town,,11,91,CM002,,,,,,x"),
         "import.reference_bad_cell",
         "latitude"},
        {"a word for a number",
         "settlements.csv",
         settlement("a,A,,town,,x,4,CM002,,,,,,x"),
         "import.reference_bad_cell",
         "longitude"},
        {"an unknown kind",
         "settlements.csv",
         settlement("a,A,,city,,11,4,CM002,,,,,,x"),
         "import.reference_bad_cell",
         "kind"},
        {"a department of another region",
         "settlements.csv",
         settlement("a,A,,town,,11,4,CM002,CM004001,,,,,x"),
         "import.reference_bad_cell",
         "department"},
        {"an unknown parent",
         "settlements.csv",
         settlement("a,A,,town,zz,11,4,CM002,,,,,,x"),
         "import.reference_bad_cell",
         "parent"},
        {"a code twice",
         "settlements.csv",
         settlement("a,A,,town,,11,4,CM002,,,,,,x\na,B,,town,,11,4,CM002,,,,,,x"),
         "import.reference_bad_cell",
         "code"},
        {"a short row",
         "languages.csv",
         "code,label_fr,label_en,synonyms\nfr,Français\n",
         "import.reference_bad_row",
         ""},
        {"a missing column",
         "languages.csv",
         "code,label_fr\nfr,Français\n",
         "import.reference_no_column",
         "label_en"},
        {"a zone over an unknown unit",
         "zones.csv",
         "code,name_fr,name_en,areas\na,A,A,CM099\n",
         "import.reference_bad_cell",
         "areas"},
        {"Windows-1252 bytes",
         "languages.csv",
         "code,label_fr,label_en,synonyms\nfr,Fran\xE7"
         "ais,F,\n",
         "import.reference_not_utf8",
         ""},
    };
    for (const auto& wrong : cases) {
        DYNAMIC_SECTION(wrong.what) {
            const auto message = Altered(wrong.file, wrong.text).refusal();
            CHECK(message.key == wrong.key);
            CHECK(message.value("file") == wrong.file);
            CHECK(message.value("column") == wrong.column);
        }
    }
}

TEST_CASE("the tables that ship are accepted") {
    const std::filesystem::path geodata = RELAIS_SOURCE_DIR "/geodata";
    if (!std::filesystem::exists(geodata / "settlements.csv")) {
        WARN("geodata is not there: not checked");
        return;
    }
    const auto reference = importers::read_reference(geodata);
    CHECK(reference.taxonomy.terms().size() > 40);
    CHECK(reference.gazetteer.settlements().size() > 60);
}
