#include "importers/place_finder.h"
#include "importers/point_check.h"
#include "importers/reference_reader.h"
#include "importers/zone_reader.h"

#include <catch2/catch.hpp>

#include <rapidcheck.h>

using namespace relais;
using namespace relais::importers;
using directory::LocationPrecision;

namespace {

const directory::Reference& reference() {
    static const auto k_reference = read_reference(RELAIS_SOURCE_DIR "/tests/data/reference");
    return k_reference;
}

const PlaceFinder& finder() {
    static const PlaceFinder k_finder(reference().gazetteer);
    return k_finder;
}

FoundPlace find(const PlaceWords& words) {
    return finder().find(words);
}

std::string town(const FoundPlace& place) {
    return place.settlement != nullptr ? place.settlement->code : "";
}

directory::ServedZone
zone(const char* words, const char* own = "CM004001", Remarks* said = nullptr) {
    Remarks remarks;
    return read_zone(words, finder(), own, said != nullptr ? *said : remarks);
}

} // namespace

TEST_CASE("a town is found however it is spelled") {
    for (const char* name :
         {"Ngaoundéré", "N'Gaoundéré", "NGAOUNDERE", "Ngaoundere", "n’gaoundéré ", "Ngaoundérré"}) {
        INFO(name);
        CHECK(town(find({"", "", "", name, ""})) == "ngaoundere");
    }
    CHECK(town(find({"", "", "", "Yde", ""})) == "yaounde");
    CHECK(town(find({"", "", "", "Ville de Maroua", ""})) == "maroua");
}

TEST_CASE("units are found by name, ordinal and language") {
    struct Case {
        PlaceWords words;
        const char* area;
    };
    const Case cases[] = {{{"Extrême-Nord", "", "", "", ""}, "CM004"},
                          {{"FAR NORTH", "", "", "", ""}, "CM004"},
                          {{"Région de l’Extrême Nord", "", "", "", ""}, "CM004"},
                          {{"South-West Region", "", "", "", ""}, "CM010"},
                          {{"Centre", "Mfoundi", "", "", ""}, "CM002007"},
                          {{"", "Département du Wouri", "", "", ""}, "CM005004"},
                          {{"Ouest", "Mifi", "Bafoussam 1er", "", ""}, "CM008006001"},
                          {{"", "", "BAFOUSSAM I", "", ""}, "CM008006001"},
                          {{"", "", "Bafoussam Ier", "", ""}, "CM008006001"},
                          {{"", "", "Bafoussam 2ème", "", ""}, "CM008006002"},
                          {{"", "", "Yaoundé VI", "", ""}, "CM002007006"},
                          {{"", "", "Yde 6", "", ""}, "CM002007006"},
                          {{"Ouest", "", "", "Bafoussam 1er", ""}, "CM008006001"}};
    for (const auto& one : cases) {
        INFO(one.words.region << one.words.department << one.words.arrondissement
                              << one.words.locality);
        CHECK(find(one.words).area == one.area);
    }
}

TEST_CASE("an arrondissement given as the locality also gives its town") {
    const auto place = find({"Ouest", "", "", "Bafoussam 1er", ""});
    CHECK(town(place) == "bafoussam");
    CHECK(place.remarks.locality.empty());
}

TEST_CASE("a name borne twice is settled by the row or by nobody") {
    const auto centre = find({"Centre", "", "", "Mokolo", ""});
    REQUIRE(centre.neighbourhood != nullptr);
    CHECK(centre.neighbourhood->code == "mokolo-yaounde");
    CHECK(town(find({"Extrême-Nord", "", "", "Mokolo", ""})) == "mokolo");
    CHECK(find({"Extrême-Nord", "", "", "Maroua", "Domayo"}).neighbourhood->code == "domayo");
    CHECK(town(find({"Nord", "", "", "Domayo", ""})) == "domayo-nord");
}

TEST_CASE("namesakes that nothing settles are reported with each candidate") {
    auto settlements = reference().gazetteer.settlements();
    settlements.push_back(settlements.front());
    settlements.back().code = "zz";
    settlements.back().name = "Garoua";
    settlements.back().variants.clear();
    settlements.back().kind = directory::SettlementKind::village;
    settlements.back().area = "CM003004";
    const directory::Gazetteer gazetteer(
        reference().gazetteer.areas(), reference().gazetteer.zones(), settlements);
    const PlaceFinder two(gazetteer);
    const auto place = two.find({"", "", "", "Garoua", ""});
    CHECK(place.settlement == nullptr);
    CHECK_FALSE(place.point);
    REQUIRE(place.remarks.locality.size() == 1);
    CHECK(place.remarks.locality[0].what.key == "finding.ambiguous_place");
    CHECK(place.remarks.locality[0].what.value("candidates") ==
          "Garoua (Bénoué, Nord) ; Garoua (Lom-et-Djérem, Est)");
    CHECK(town(two.find({"Est", "", "", "Garoua", ""})) == "zz");
}

TEST_CASE("a town of another region is reported and not moved there") {
    const auto place = find({"Littoral", "", "", "Maroua", ""});
    CHECK(place.settlement == nullptr);
    CHECK(place.area == "CM005");
    CHECK(place.precision == LocationPrecision::region);
    CHECK(place.remarks.locality.at(0).what.key == "finding.place_elsewhere");
    const auto unit = find({"Littoral", "Mfoundi", "", "", ""});
    CHECK(unit.area == "CM005");
    CHECK(unit.remarks.department.at(0).what.key == "finding.area_elsewhere");
}

TEST_CASE("the point is that of the finest place found and says so") {
    CHECK(find({"Centre", "", "", "Yaoundé", "Biyemassi"}).precision ==
          LocationPrecision::neighbourhood);
    CHECK(find({"Centre", "", "", "Yaoundé", "Quartier Bastos"}).precision ==
          LocationPrecision::neighbourhood);
    CHECK(find({"Centre", "", "", "Yaoundé", "Inconnu"}).precision == LocationPrecision::locality);
    CHECK(find({"Ouest", "", "Bafoussam I", "", ""}).precision ==
          LocationPrecision::arrondissement);
    CHECK(find({"Ouest", "Mifi", "", "", ""}).precision == LocationPrecision::department);
    CHECK(find({"Ouest", "", "", "", ""}).precision == LocationPrecision::region);
    CHECK_FALSE(find({"", "", "", "", ""}).point);
    CHECK(find({"", "", "", "Atlantis", ""}).remarks.locality.at(0).what.key ==
          "finding.unknown_place");
}

TEST_CASE("a town and its quarter in one cell are both found") {
    for (const char* words :
         {"Maroua, Domayo", "Maroua (Domayo)", "Maroua/Domayo", "Maroua - Domayo"}) {
        INFO(words);
        const auto place = find({"", "", "", words, ""});
        CHECK(town(place) == "maroua");
        REQUIRE(place.neighbourhood != nullptr);
        CHECK(place.neighbourhood->code == "domayo");
    }
}

TEST_CASE("no words make the finder of places fail") {
    CHECK(rc::check([](const std::string& a, const std::string& b, const std::string& c) {
        find({a, b, c, a + b, c + " 1"});
    }));
}

TEST_CASE("coordinates that lie where the row says are left alone") {
    Remarks remarks;
    const Expected maroua{{14.31593, 10.59095}, 40};
    CHECK(check_point({10.6, 14.3, false}, maroua, remarks) == directory::LonLat{14.3, 10.6});
    CHECK(remarks.empty());
}

TEST_CASE("swapped and sign-flipped coordinates are found by the region and put right") {
    struct Case {
        RawPoint raw;
        const char* key;
    };
    const Case cases[] = {{{14.3, 10.6, false}, "finding.swapped"},
                          {{-10.6, 14.3, false}, "finding.latitude_sign"},
                          {{10.6, -14.3, false}, "finding.longitude_sign"},
                          {{-10.6, -14.3, false}, "finding.both_signs"},
                          {{-14.3, 10.6, false}, "finding.swapped_and_sign"}};
    for (const auto& one : cases) {
        INFO(one.key);
        Remarks remarks;
        CHECK(check_point(one.raw, Expected{{14.31593, 10.59095}, 40}, remarks) ==
              directory::LonLat{14.3, 10.6});
        REQUIRE(remarks.size() == 1);
        CHECK(remarks[0].what.key == one.key);
        CHECK(remarks[0].level == directory::FindingLevel::warning);
    }
}

TEST_CASE("coordinates whose letters say which is which are never swapped") {
    Remarks remarks;
    CHECK(check_point({11.5, 12.0, true}, Expected{{11.5167, 3.8667}, 40}, remarks) ==
          directory::LonLat{12.0, 11.5});
    CHECK(remarks.at(0).what.key == "finding.far_from_place");
}

TEST_CASE("a latitude of 91 and points abroad are never taken") {
    Remarks remarks;
    CHECK_FALSE(check_point({91, 11.5, false}, Expected{{11.5167, 3.8667}, 40}, remarks));
    CHECK(remarks.back().what.key == "finding.not_on_earth");
    CHECK(remarks.back().level == directory::FindingLevel::error);
    CHECK_FALSE(check_point({48.85, 2.35, false}, Expected{{11.5167, 3.8667}, 40}, remarks));
    CHECK(remarks.back().what.key == "finding.outside_country");
    CHECK(remarks.back().level == directory::FindingLevel::warning);
    CHECK_FALSE(check_point({48.85, 2.35, false}, std::nullopt, remarks));
    CHECK(remarks.back().level == directory::FindingLevel::error);
}

TEST_CASE("zones are read as nation, units, towns, the row's own unit or a radius") {
    using Kind = directory::ServedZone::Kind;
    CHECK(zone("National").kind == Kind::national);
    CHECK(zone("toutes les régions").kind == Kind::national);
    CHECK(zone("Extrême-Nord; Nord").areas == std::vector<std::string>{"CM004", "CM006"});
    CHECK(zone("Diamaré, Mayo-Tsanaga et Logone-et-Chari").areas ==
          std::vector<std::string>{"CM004001", "CM004002", "CM004006"});
    CHECK(zone("Région du Centre").areas == std::vector<std::string>{"CM002"});
    CHECK(zone("Yaoundé").areas == std::vector<std::string>{"CM002007"});
    CHECK(zone("Maroua").areas == std::vector<std::string>{"CM004001004", "CM004001005"});
    CHECK(zone("régional").areas == std::vector<std::string>{"CM004"});
    CHECK(zone("Département").areas == std::vector<std::string>{"CM004001"});
    const auto radius = zone("rayon de 30 km");
    CHECK(radius.kind == Kind::radius);
    CHECK(radius.radius.value == 30000);
    CHECK(zone("").kind == Kind::unknown);
}

TEST_CASE("one unknown word makes the whole zone unknown") {
    Remarks remarks;
    CHECK(zone("Centre, Atlantide", "CM004", &remarks) == directory::ServedZone{});
    REQUIRE(remarks.size() == 1);
    CHECK(remarks[0].what.key == "finding.unknown_zone");
    CHECK(remarks[0].what.value("word") == "Atlantide");
    CHECK(zone("commune", "CM004").kind == directory::ServedZone::Kind::unknown);
}
