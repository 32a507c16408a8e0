#include "support/directory_builder.h"
#include "usecases/search_directory.h"
#include "usecases/show_provider.h"
#include "usecases/suggest_settlements.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

directory::Gazetteer gazetteer() {
    using directory::SettlementKind;
    const auto make = [](const char* code, const char* name, SettlementKind kind, std::vector<std::string> variants = {}) {
        directory::Settlement settlement;
        settlement.code = code;
        settlement.name = name;
        settlement.kind = kind;
        settlement.variants = std::move(variants);
        return settlement;
    };
    return {{}, {}, {make("a", "N’Gaoundéré", SettlementKind::regional_capital),
                     make("b", "Ngaoundal", SettlementKind::arrondissement_seat),
                     make("c", "Sangmélima", SettlementKind::departmental_seat),
                     make("d", "Petit Ngaoundal", SettlementKind::village),
                     make("e", "Foumban", SettlementKind::departmental_seat, {"Fumban"}),
                     make("f", "Foumbot", SettlementKind::departmental_seat)}};
}

std::vector<std::string> named(const std::string& words, int limit = 8) {
    static const auto places = gazetteer();
    static const usecases::SettlementIndex index(places);
    std::vector<std::string> codes;
    for (const auto position : index.find(words, limit)) {
        codes.push_back(places.settlements()[position].code);
    }
    return codes;
}

} // namespace

TEST_CASE("Settlements are found by how they begin, whatever the accents and apostrophes") {
    CHECK(named("n'gaoundere") == std::vector<std::string>{"a"});
    CHECK(named("NGAOUN") == std::vector<std::string>{"a", "b", "d"});
    CHECK(named("n gaoun") == std::vector<std::string>{"a", "b", "d"});
    CHECK(named("ngaoundal") == std::vector<std::string>{"b", "d"});
    CHECK(named("fumban") == std::vector<std::string>{"e"});
    CHECK(named("ngaoun", 1) == std::vector<std::string>{"a"});
}

TEST_CASE("One or two wrong letters still find a settlement, when nothing begins like that") {
    CHECK(named("sangmelina") == std::vector<std::string>{"c"});
    CHECK(named("foumbam").front() == "e");
    CHECK(named("xyzzyx").empty());
    CHECK(named("xz").empty());
}

TEST_CASE("No words give the largest places") {
    CHECK(named("", 2).front() == "a");
    CHECK(named("", 2).size() == 2);
}

TEST_CASE("Limits out of range and endless texts are refused") {
    const auto snapshot = DirectoryBuilder().snapshot();
    CHECK_THROWS_AS(usecases::suggest_settlements(*snapshot, "", 0), util::InvalidInput);
    CHECK_THROWS_AS(usecases::suggest_settlements(*snapshot, "", 51), util::InvalidInput);
    CHECK_THROWS_AS(usecases::suggest_settlements(*snapshot, std::string(101, 'a'), 8), util::InvalidInput);
    CHECK(usecases::suggest_settlements(*snapshot, "maroua", 50).size() == 1);
}

TEST_CASE("Providers are found by site, organisation and service; what is not there is said") {
    DirectoryBuilder builder;
    builder.organisation(1, "A");
    builder.site(11, "", 14, 10);
    builder.service(101, 11, "legal_aid");
    builder.outreach(102, "legal_aid");
    builder.site(12, "", 14, 10);
    builder.service(103, 12, "legal_aid");
    const auto snapshot = builder.snapshot();
    const auto providers = usecases::providers_of(*snapshot, {1});
    REQUIRE(providers.size() == 3);
    CHECK(snapshot->providers()[providers[0]].site == 0U);
    CHECK_FALSE(snapshot->providers()[providers[2]].site);
    CHECK(usecases::provider_at_site(*snapshot, {12}) == providers[1]);
    CHECK(snapshot->provider_of(usecases::service_with(*snapshot, {102})) == providers[2]);
    CHECK_THROWS_AS(usecases::provider_at_site(*snapshot, {13}), util::NotFound);
    CHECK_THROWS_AS(usecases::providers_of(*snapshot, {2}), util::NotFound);
    CHECK_THROWS_AS(usecases::service_with(*snapshot, {9}), util::NotFound);
}

TEST_CASE("A snapshot holds no door of a place that is not public, not even in its search words") {
    DirectoryBuilder builder;
    builder.organisation(1, "Refuge");
    auto& house = builder.site(11, "Maison aiguille", 14, 10);
    house.visibility = directory::LocationVisibility::confidential;
    house.address = "rue aiguille";
    house.landmark = "face aiguille";
    house.locality_name = "aiguille";
    builder.service(101, 11, "legal_aid");
    const auto snapshot = builder.snapshot();
    const auto& site = snapshot->directory().sites[0];
    CHECK((site.name + site.address + site.landmark + site.locality_name).empty());
    usecases::SearchQuery query;
    query.words = "aiguille";
    CHECK(usecases::search_directory(*snapshot, query).total == 0);
}
