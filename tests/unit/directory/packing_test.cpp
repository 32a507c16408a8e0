#include "directory/packing.h"

#include <catch2/catch.hpp>

using namespace relais::directory;
using relais::util::Day;

namespace {

constexpr auto k_end = std::numeric_limits<DayNumber>::max();

Day day(int number) {
    return Day(std::chrono::days(number));
}

/// One service at one site, to be changed by the test.
Directory a_directory() {
    Directory directory;
    directory.taxonomy = Taxonomy({{"social", "", "", "", {}, {}, {}}, {"legal_aid", "social", "", "", {}, {}, {}}});
    directory.languages = {{"fr", "", "", {}}, {"en", "", "", {}}, {"ff", "", "", {}}};
    Site site;
    site.id = {1};
    directory.sites.push_back(site);
    Service service;
    service.id = {1};
    service.site = SiteId{1};
    service.need = "legal_aid";
    directory.services.push_back(service);
    return directory;
}

ServiceFacts facts_of(const Directory& directory) {
    return pack(directory).facts.at(0);
}

} // namespace

TEST_CASE("A service of which nothing is known packs to facts that say nothing") {
    const auto facts = facts_of(a_directory());
    CHECK(facts.needs == 0b10);
    CHECK(facts.publics == 0);
    CHECK(facts.languages == 0);
    CHECK(facts.sexes == 0);
    CHECK(facts.fee == 0);
    CHECK(facts.access_modes == 0);
    CHECK(facts.saturation == 0);
    CHECK(facts.minimum_age == -1);
    CHECK(facts.maximum_age == -1);
    CHECK(facts.saturation_day == k_never);
    CHECK(facts.verified_day == k_never);
    CHECK(facts.closed_from == k_end);
    CHECK(facts.zone == 0);
    CHECK(facts.hours == 0);
}

TEST_CASE("Each thing known of a service has its bits") {
    auto directory = a_directory();
    auto& service = directory.services[0];
    service.publics = {Public::women, Public::youth};
    service.languages = {"ff", "fr"};
    service.sexes = {Sex::female};
    service.fee = Fee::partly_free;
    service.access_modes = {AccessMode::phone};
    service.saturation = Saturation::high;
    service.saturation_as_of = day(19'000);
    service.minimum_age = 0;
    service.maximum_age = 17;
    service.verified_at = day(18'500);
    const auto facts = facts_of(directory);
    CHECK(facts.publics == service.publics.bits);
    CHECK(facts.languages == 0b101);
    CHECK(facts.sexes == 1);
    CHECK(facts.fee == 2);
    CHECK(facts.access_modes == 4);
    CHECK(facts.saturation == 4);
    CHECK(facts.saturation_day == 19'000);
    CHECK(facts.minimum_age == 0);
    CHECK(facts.maximum_age == 17);
    CHECK(facts.verified_day == 18'500);
}

TEST_CASE("Words that no list has count as not given") {
    auto directory = a_directory();
    directory.services[0].need = "flying_lessons";
    directory.services[0].languages = {"xx"};
    const auto facts = facts_of(directory);
    CHECK(facts.needs == 0);
    CHECK(facts.languages == 0);
}

TEST_CASE("A closed site closes its services, for its days") {
    auto directory = a_directory();
    auto& site = directory.sites[0];
    site.closed_from = day(100);
    site.closed_until = day(200);
    SECTION("an active site, whatever its old dates") {
        CHECK(facts_of(directory).closed_from == k_end);
    }
    SECTION("for a time") {
        site.status = SiteStatus::temporarily_closed;
        CHECK(facts_of(directory).closed_from == 100);
        CHECK(facts_of(directory).closed_until == 200);
    }
    SECTION("for a time nobody told") {
        site.status = SiteStatus::temporarily_closed;
        site.closed_from.reset();
        site.closed_until.reset();
        CHECK(facts_of(directory).closed_from == k_never);
        CHECK(facts_of(directory).closed_until == k_end);
    }
    SECTION("for good, whatever its old dates") {
        site.status = SiteStatus::closed;
        CHECK(facts_of(directory).closed_from == k_never);
        CHECK(facts_of(directory).closed_until == k_end);
    }
}

TEST_CASE("Zones and hours that are alike are kept once, unknown ones never") {
    auto directory = a_directory();
    directory.sites[0].hours = {true, {{480, 960}}};
    directory.services.resize(4, directory.services[0]);
    const ServedZone far_north{ServedZone::Kind::areas, {"CM004"}, {}};
    directory.services[0].zone = far_north;
    directory.services[1].zone = {ServedZone::Kind::radius, {}, {5000}};
    directory.services[2].zone = far_north;
    directory.services[3].site.reset();
    const auto packed = pack(directory);
    CHECK(packed.tables.zones.size() == 3);
    CHECK(packed.tables.zones[0].kind == ServedZone::Kind::unknown);
    CHECK(packed.tables.zones[packed.facts[0].zone] == far_north);
    CHECK(packed.facts[0].zone == packed.facts[2].zone);
    CHECK(packed.tables.zones[packed.facts[1].zone].radius == Metres{5000});
    CHECK(packed.facts[3].zone == 0);
    CHECK(packed.tables.hours.size() == 2);
    CHECK(packed.tables.hours[packed.facts[0].hours] == directory.sites[0].hours);
    CHECK(packed.facts[3].hours == 0); // no site, no hours
}

TEST_CASE("Ages beyond what the facts can hold are not turned into others") {
    auto directory = a_directory();
    directory.services[0].minimum_age = 18;
    directory.services[0].maximum_age = 99'999; // "no limit", as some write it
    const auto facts = facts_of(directory);
    CHECK(facts.minimum_age == 18);
    CHECK(facts.maximum_age == std::numeric_limits<std::int16_t>::max());
}

TEST_CASE("Records are found by id, languages by code") {
    auto directory = a_directory();
    CHECK(directory.site({1}) == &directory.sites[0]);
    CHECK(directory.site({2}) == nullptr);
    CHECK(directory.organisation({1}) == nullptr);
    CHECK(directory.service({1}) == &directory.services[0]);
    CHECK(directory.site_of(directory.services[0]) == &directory.sites[0]);
    CHECK(directory.language("ff") == 2);
    CHECK_FALSE(directory.language("xx").has_value());
}
