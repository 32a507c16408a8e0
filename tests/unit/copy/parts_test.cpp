#include "copy/parts.h"
#include "support/directory_builder.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <rapidcheck.h>

using namespace relais;
using namespace relais::test;

namespace {

DirectoryBuilder two_regions() {
    DirectoryBuilder builder;
    builder.organisation(1, "Aide du Nord");
    auto& maroua = builder.site(11, "Bureau de Maroua", 14.32, 10.59);
    maroua.phones = {"+237699000011"};
    maroua.hours = {true, {{480, 930}, {1920, 2370}}};
    builder.service(101, 11, "legal_aid").minimum_age = 12;
    builder.site(12, "Bureau de Yaoundé", 11.5179999999, 3.866, "CM002007");
    builder.service(102, 12, "individual_counselling").zone = {
        directory::ServedZone::Kind::radius, {}, directory::Metres{12345.678901234567}};
    builder.organisation(2, "Équipe mobile");
    builder.outreach(103, "vocational_training").outreach_days = "le mardi";
    builder.organisation(3, "Sans service");
    builder.organisation(4, "Quelque part");
    builder.site(13, "Ailleurs", 0, 0, "").point.reset();
    builder.service(104, 13, "legal_aid");
    return builder;
}

/// What a copy leaves out, blanked.
directory::Directory as_copied(directory::Directory directory) {
    for (auto& one : directory.organisations) {
        one.key.clear();
    }
    for (auto& one : directory.sites) {
        one.key.clear();
    }
    for (auto& one : directory.services) {
        one.key.clear();
        one.raw_need.clear();
        one.provenance = {};
    }
    return directory;
}

std::vector<std::string_view> bytes_of(const std::vector<copy::Part>& parts) {
    std::vector<std::string_view> bytes;
    for (const auto& part : parts) {
        bytes.emplace_back(part.bytes);
    }
    return bytes;
}

const std::string& part(const std::vector<copy::Part>& parts, const std::string& name) {
    return std::ranges::find(parts, name, &copy::Part::name)->bytes;
}

std::vector<directory::Boundary> some_boundaries() {
    return {{"CM004",
             "",
             1,
             "Extrême-Nord",
             {{{{14, 10}, {15, 10.1234567891234}, {14.5, 11}, {14, 10}}, {}}},
             "essai"}};
}

copy::Beside some_beside() {
    copy::Beside beside;
    beside.month = *util::parse_day("2026-11-01");
    directory::BoardOffer offer;
    offer.offer.id = {7};
    offer.offer.title = "Couturière";
    offer.offer.level = directory::SchoolLevel::primary;
    offer.offer.languages = {"fr", "ful"};
    offer.offer.closes = util::parse_day("2027-06-30");
    offer.offer.state = directory::OfferState::published;
    offer.company.name = "Couture du Sahel";
    offer.company.state = directory::CompanyState::approved;
    offer.answers = {9, 6, 2.5};
    beside.offers.push_back(offer);
    directory::FlowStep step{"accueil", {"Accueil", "Reception"}, {"MINAS", "MINAS"}, 24, {}, {}, {"legal_aid"}, {}};
    step.next.push_back({{"general", "accueil"}, {"sinon", "else"}});
    beside.flowchart.paths.push_back({"general", {"Général", "General"}, {}, {}, {step}});
    beside.flowchart_number = 3;
    beside.flowchart_saved_at = "2026-11-01T08:00:00Z";
    beside.flowchart_saved_by = "Amina";
    return beside;
}

} // namespace

TEST_CASE("Offers and flowchart come back from their own parts, and change no other") {
    const auto directory = two_regions().directory();
    const auto parts = copy::split(directory, {}, some_beside());
    CHECK(copy::join(bytes_of(parts)).beside == some_beside());
    const auto without = copy::split(directory, {});
    REQUIRE(parts.size() == without.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        CAPTURE(parts[i].name);
        const bool is_its_own = parts[i].name == "offers" || parts[i].name == "flowchart";
        CHECK((parts[i] == without[i]) != is_its_own);
    }
}

TEST_CASE("A copy put together again is the directory it was made from") {
    const auto builder_directory = two_regions().directory();
    const auto parts = copy::split(builder_directory, some_boundaries());
    auto bytes = bytes_of(parts);
    std::ranges::reverse(bytes);
    const auto joined = copy::join(bytes);
    const auto expected = as_copied(builder_directory);
    CHECK(joined.directory.organisations == expected.organisations);
    CHECK(joined.directory.sites == expected.sites);
    CHECK(joined.directory.services == expected.services);
    CHECK(joined.directory.taxonomy.terms() == expected.taxonomy.terms());
    CHECK(joined.directory.languages == expected.languages);
    CHECK(joined.directory.gazetteer.areas() == expected.gazetteer.areas());
    CHECK(joined.directory.gazetteer.settlements() == expected.gazetteer.settlements());
    CHECK(joined.boundaries == some_boundaries());
    CHECK(copy::split(joined.directory, joined.boundaries) ==
          copy::split(expected, some_boundaries()));
}

TEST_CASE("A change of one provider changes the part of its department alone") {
    auto builder = two_regions();
    const auto before = copy::split(builder.directory(), {});
    builder.directory().services[0].fee_details = "500 FCFA";
    const auto after = copy::split(builder.directory(), {});
    REQUIRE(before.size() == after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        CAPTURE(before[i].name);
        CHECK((before[i] == after[i]) == (before[i].name != "area-CM004001"));
    }
}

TEST_CASE("A zone takes its own departments, its region's and what comes from anywhere") {
    CHECK(copy::belongs("area-CM004001", {"CM004"}));
    CHECK(copy::belongs("area-CM004", {"CM004001"}));
    CHECK_FALSE(copy::belongs("area-CM002007", {"CM004"}));
    CHECK(copy::belongs("area-CM002007", {}));
    for (const char* name : {"reference", "settlements", "boundaries", "offers", "flowchart", "outreach", "elsewhere"}) {
        CHECK(copy::belongs(name, {"CM004"}));
    }
    const auto parts = copy::split(two_regions().directory(), {});
    std::vector<std::string_view> chosen;
    for (const auto& one : parts) {
        if (copy::belongs(one.name, {"CM004"})) {
            chosen.emplace_back(one.bytes);
        }
    }
    const auto joined = copy::join(chosen);
    CHECK(joined.directory.site({11}) != nullptr);
    CHECK(joined.directory.site({12}) == nullptr);
    CHECK(joined.directory.service({103}) != nullptr);
}

TEST_CASE("Parts that are not one whole copy are refused") {
    const auto parts = copy::split(two_regions().directory(), some_boundaries());
    auto bytes = bytes_of(parts);
    SECTION("one of the five common parts is missing") {
        for (std::size_t i = 0; i < 5; ++i) {
            auto fewer = bytes;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
            CHECK_THROWS_AS(copy::join(fewer), util::InvalidInput);
        }
    }
    SECTION("a part twice") {
        bytes.push_back(part(parts, "area-CM004001"));
        CHECK_THROWS_AS(copy::join(bytes), util::InvalidInput);
    }
    SECTION("a part cut short, or with more behind it") {
        const auto& whole = part(parts, "area-CM004001");
        for (std::size_t length = 0; length < whole.size(); ++length) {
            auto cut = bytes_of(parts);
            *std::ranges::find(cut, std::string_view(whole)) =
                std::string_view(whole).substr(0, length);
            CHECK_THROWS_AS(copy::join(cut), util::InvalidInput);
        }
        const auto longer = whole + "x";
        *std::ranges::find(bytes, std::string_view(whole)) = longer;
        CHECK_THROWS_AS(copy::join(bytes), util::InvalidInput);
    }
    SECTION("something else altogether") {
        CHECK_THROWS_AS(copy::join({"<!doctype html>"}), util::InvalidInput);
        CHECK_THROWS_AS(copy::join({}), util::InvalidInput);
    }
}

TEST_CASE("Whatever byte is changed, a part is read whole or refused, never beyond its end") {
    const auto parts = copy::split(two_regions().directory(), some_boundaries());
    CHECK(rc::check("any byte", [&] {
        auto changed = parts;
        auto& bytes = changed[*rc::gen::inRange<std::size_t>(0, changed.size())].bytes;
        bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<char>();
        try {
            copy::join(bytes_of(changed));
        } catch (const util::InvalidInput&) {
        }
    }));
}
