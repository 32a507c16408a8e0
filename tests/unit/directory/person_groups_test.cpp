#include "directory/person_groups.h"

#include <catch2/catch.hpp>

using namespace relais::directory;
using enum Public;

namespace {

Profile person(std::optional<Sex> sex, int from, int to, CodeSet<Public> told = {}) {
    Profile profile;
    profile.sex = sex;
    profile.age = AgeBand{from, to};
    profile.publics = told;
    return profile;
}

Service service_for(CodeSet<Public> publics, CodeSet<Sex> sexes = {}) {
    Service service;
    service.publics = publics;
    service.sexes = sexes;
    return service;
}

} // namespace

TEST_CASE("Everybody is a returnee; nothing more is certain of somebody unknown") {
    CHECK(certain_publics({}) == CodeSet<Public>{returnees});
}

TEST_CASE("Sex and age make groups that need no telling") {
    CHECK(certain_publics(person(Sex::female, 24, 24)) == CodeSet<Public>{returnees, women, youth});
    CHECK(certain_publics(person(Sex::male, 24, 24)) == CodeSet<Public>{returnees, youth});
    CHECK(certain_publics(person({}, 40, 40)) == CodeSet<Public>{returnees});
    CHECK(certain_publics(person(Sex::female, 16, 16)) ==
          CodeSet<Public>{returnees, children, youth});
    CHECK(certain_publics(person(Sex::male, 60, 120)) == CodeSet<Public>{returnees, older_persons});
}

TEST_CASE("A band of ages makes a group only where all of it does") {
    CHECK(certain_publics(person(Sex::female, 17, 18)) == CodeSet<Public>{returnees, youth});
    CHECK(certain_publics(person(Sex::male, 30, 36)) == CodeSet<Public>{returnees});
}

TEST_CASE("A group told entails others") {
    CHECK(certain_publics(person({}, 40, 40, {pregnant_women, single_parents})) ==
          CodeSet<Public>{returnees, women, families});
    CHECK(certain_publics(person({}, 14, 14, {unaccompanied_minors})) ==
          CodeSet<Public>{returnees, children});
}

TEST_CASE("Publics tell the sexes where a service does not, if they leave no doubt") {
    CHECK(sexes_served(service_for({women})) == CodeSet<Sex>{Sex::female});
    CHECK(sexes_served(service_for({women, pregnant_women})) == CodeSet<Sex>{Sex::female});
    CHECK(sexes_served(service_for({everyone})) == CodeSet<Sex>{Sex::female, Sex::male});
    CHECK(sexes_served(service_for({women, children})).empty()); // boys or not, nobody says
    CHECK(sexes_served(service_for({})).empty());
    CHECK(sexes_served(service_for({everyone}, {Sex::male})) ==
          CodeSet<Sex>{Sex::male}); // its own word first
}
