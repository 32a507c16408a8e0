#include "support/directory_builder.h"
#include "usecases/search_directory.h"
#include "util/errors.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace relais;
using namespace relais::test;
using usecases::Facet;
using usecases::SearchQuery;

namespace {

std::size_t at(Facet facet) {
    return static_cast<std::size_t>(facet);
}

/// The ids of the providers found: site ids, organisation ids negative.
std::vector<std::int64_t> found(const usecases::Snapshot& snapshot, const SearchQuery& query) {
    std::vector<std::int64_t> ids;
    for (const auto position : usecases::search_directory(snapshot, query).providers) {
        const auto& provider = snapshot.providers()[position];
        ids.push_back(provider.site ? snapshot.directory().sites[*provider.site].id.value
                                    : -snapshot.directory().organisations[provider.organisation].id.value);
    }
    return ids;
}

SearchQuery words(std::string text) {
    SearchQuery query;
    query.words = std::move(text);
    return query;
}

SearchQuery chosen(Facet facet, std::vector<std::string> codes) {
    SearchQuery query;
    query.chosen[at(facet)] = std::move(codes);
    return query;
}

DirectoryBuilder three_providers() {
    DirectoryBuilder builder;
    builder.organisation(1, "Association Kawtal");
    builder.site(11, "Centre d’écoute de Domayo", 14.33, 10.60).address = "Rue du Marché";
    builder.service(101, 11, "individual_counselling").languages = {"fr", "ful"};
    builder.service(104, 11, "legal_aid").publics = {directory::Public::women};
    builder.organisation(2, "Formation Mokolo");
    builder.site(12, "", 13.80, 10.74, "CM004006", "gn2");
    auto& training = builder.service(102, 12, "vocational_training");
    training.publics = {directory::Public::youth};
    training.fee = directory::Fee::paid;
    builder.organisation(3, "Clinique mobile");
    auto& clinic = builder.outreach(103, "legal_aid");
    clinic.publics = {};
    clinic.fee.reset();
    return builder;
}

} // namespace

TEST_CASE("Words are found without accents, case or apostrophes, in names, places and needs") {
    const auto snapshot = three_providers().snapshot();
    CHECK(found(*snapshot, words("")) == std::vector<std::int64_t>{11, -3, 12});
    CHECK(found(*snapshot, words("CENTRE D'ECOUTE")) == std::vector<std::int64_t>{11});
    CHECK(found(*snapshot, words("kawt")) == std::vector<std::int64_t>{11});
    CHECK(found(*snapshot, words("maroua")) == std::vector<std::int64_t>{11});
    CHECK(found(*snapshot, words("marché")) == std::vector<std::int64_t>{11});
    CHECK(found(*snapshot, words("psychologue")) == std::vector<std::int64_t>{11});
    CHECK(found(*snapshot, words("formation mokolo")) == std::vector<std::int64_t>{12});
    CHECK(found(*snapshot, words("mokolo maroua")).empty());
}

TEST_CASE("A mistyped word still finds, when nothing is spelled like it") {
    const auto snapshot = three_providers().snapshot();
    CHECK(found(*snapshot, words("kawtel")) == std::vector<std::int64_t>{11});
    CHECK(found(*snapshot, words("clinqiue")) == std::vector<std::int64_t>{-3});
    CHECK(found(*snapshot, words("zzzz")).empty());
}

TEST_CASE("Facets choose by OR within and AND between, of one and the same service") {
    const auto snapshot = three_providers().snapshot();
    CHECK(found(*snapshot, chosen(Facet::need, {"social"})) == std::vector<std::int64_t>{11, -3});
    CHECK(found(*snapshot, chosen(Facet::need, {"social", "economic"})) == std::vector<std::int64_t>{11, -3, 12});
    auto both = chosen(Facet::need, {"individual_counselling"});
    both.chosen[at(Facet::public_group)] = {"women"};
    CHECK(found(*snapshot, both) == std::vector<std::int64_t>{11}); // open to everyone
    auto never = chosen(Facet::need, {"legal_aid"});
    never.chosen[at(Facet::public_group)] = {"youth"};
    CHECK(found(*snapshot, never).empty()); // its legal aid is for women, its other service is no legal aid
    CHECK(found(*snapshot, chosen(Facet::area, {"CM004001"})) == std::vector<std::int64_t>{11, -3});
    CHECK(found(*snapshot, chosen(Facet::zone, {"yaounde"})) == std::vector<std::int64_t>{-3});
    CHECK(found(*snapshot, chosen(Facet::public_group, {"unknown"})) == std::vector<std::int64_t>{-3});
    CHECK(found(*snapshot, chosen(Facet::fee, {"unknown"})) == std::vector<std::int64_t>{-3});
    CHECK(found(*snapshot, chosen(Facet::fee, {"unknown", "paid"})) == std::vector<std::int64_t>{-3, 12});
    CHECK(found(*snapshot, chosen(Facet::language, {"ful"})) == std::vector<std::int64_t>{11});
    CHECK(found(*snapshot, chosen(Facet::kind, {"national_ngo"})).size() == 3);
}

TEST_CASE("Codes outside their list are refused with the nearest one") {
    const auto snapshot = three_providers().snapshot();
    const auto wrong = [&](SearchQuery query, const std::string& field, const std::string& near) {
        try {
            usecases::search_directory(*snapshot, query);
            FAIL("accepted " + field);
        } catch (const util::InvalidInput& error) {
            CHECK(error.field() == field);
            CHECK(error.message().value("near") == near);
        }
        CHECK_THROWS_AS(usecases::search_all(*snapshot, query), util::InvalidInput);
    };
    wrong(chosen(Facet::need, {"legal_aide"}), "need", "legal_aid");
    wrong(chosen(Facet::public_group, {"womens"}), "public", "women");
    wrong(chosen(Facet::kind, {"unknown"}), "kind", "");
    wrong(chosen(Facet::area, {"CM999"}), "area", "");
    wrong(words(std::string(201, 'x')), "q", "");
    auto page = words("");
    page.limit = 201;
    wrong(page, "limit", "");
}

TEST_CASE("Pages follow one another without gap or repetition") {
    auto builder = three_providers();
    for (int i = 0; i < 40; ++i) {
        builder.site(100 + i, i % 3 == 0 ? "Même nom" : "Lieu " + std::to_string(i), 14.3, 10.6);
        builder.service(1000 + i, 100 + i, "legal_aid");
    }
    const auto snapshot = builder.snapshot();
    for (const auto* text : {"", "lieu", "legal"}) {
        auto query = words(text);
        query.limit = 200;
        const auto whole = found(*snapshot, query);
        REQUIRE(whole.size() > 7);
        query.limit = 7;
        std::vector<std::int64_t> parts;
        do {
            const auto page = found(*snapshot, query);
            parts.insert(parts.end(), page.begin(), page.end());
            query.after = usecases::search_directory(*snapshot, query).next;
        } while (!query.after.empty());
        CHECK(parts == whole);
    }
}

TEST_CASE("A cursor that names no page is refused") {
    const auto snapshot = three_providers().snapshot();
    for (const auto* cursor : {"x", "1", "1-", "-1", "1-2x", "99999999-1"}) {
        SearchQuery query;
        query.after = cursor;
        CAPTURE(cursor);
        CHECK_THROWS_AS(usecases::search_directory(*snapshot, query), util::InvalidInput);
    }
}

namespace {

directory::Directory any_directory() {
    DirectoryBuilder builder;
    const auto need = rc::gen::element<std::string>("legal_aid", "individual_counselling", "vocational_training");
    const auto areas = std::vector<std::string>{"CM002007", "CM004001001", "CM004006"};
    const int organisations = *rc::gen::inRange(1, 4);
    std::int64_t next = 1;
    for (int i = 1; i <= organisations; ++i) {
        builder.organisation(i, "Organisation " + std::to_string(i));
        const int sites = *rc::gen::inRange(0, 3);
        for (int j = 0; j < sites; ++j) {
            builder.site(++next, "Lieu", 14, 10, *rc::gen::elementOf(areas));
            const auto site = next;
            const int services = *rc::gen::inRange(1, 4);
            for (int k = 0; k < services; ++k) {
                auto& service = builder.service(++next, site, *need);
                service.publics = directory::CodeSet<directory::Public>(*rc::gen::inRange(0U, 16U));
                service.fee = *rc::gen::element(std::optional(directory::Fee::free), std::optional(directory::Fee::paid),
                                                std::optional<directory::Fee>());
            }
        }
        if (*rc::gen::arbitrary<bool>()) {
            auto& service = builder.outreach(++next, *need);
            if (*rc::gen::arbitrary<bool>()) {
                service.zone.kind = directory::ServedZone::Kind::areas;
                service.zone.areas = {*rc::gen::elementOf(areas)};
            }
        }
    }
    return builder.directory();
}

} // namespace

TEST_CASE("A facet's count is the number of providers its value alone would leave") {
    const bool held = rc::check([] {
        const usecases::Snapshot snapshot(any_directory(), {});
        SearchQuery query;
        if (*rc::gen::arbitrary<bool>()) {
            query.chosen[at(Facet::need)] = {"legal_aid"};
        }
        if (*rc::gen::arbitrary<bool>()) {
            query.chosen[at(Facet::area)] = {"CM004"};
        }
        const auto result = usecases::search_directory(snapshot, query);
        RC_ASSERT(static_cast<std::size_t>(result.total) == usecases::search_all(snapshot, query).size());
        for (std::size_t facet = 0; facet < usecases::k_facet_count; ++facet) {
            for (const auto& value : result.facets[facet]) {
                auto alone = query;
                alone.chosen[facet] = {value.code};
                RC_LOG() << usecases::name_of(static_cast<Facet>(facet)) << " " << value.code << "\n";
                RC_ASSERT(usecases::search_directory(snapshot, alone).total == value.providers);
            }
        }
    });
    REQUIRE(held);
}
