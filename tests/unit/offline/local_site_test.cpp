#include "offline/core.h"
#include "support/directory_builder.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

const present::Catalogues& texts() {
    static const auto all = present::Catalogues::load(RELAIS_SOURCE_DIR "/web/i18n");
    return all;
}

const present::TemplateSources& templates() {
    static const auto all = present::read_templates(RELAIS_SOURCE_DIR "/web/templates");
    return all;
}

/// A safe house as it would be should the public view ever let its door slip through.
DirectoryBuilder with_safe_house() {
    DirectoryBuilder builder;
    builder.organisation(1, "Refuge");
    auto& house = builder.site(15, "needle-name", 14.35, 10.55);
    house.visibility = directory::LocationVisibility::confidential;
    house.address = "needle-street 12";
    house.landmark = "needle-landmark";
    house.accessibility = "needle-ramp";
    house.closure_message = "needle-closure";
    builder.service(105, 15, "housing_emergency_shelter");
    return builder;
}

offline::Core core_of(const usecases::Snapshot& snapshot) {
    const auto parts = copy::split(snapshot.directory(), snapshot.boundaries());
    std::vector<std::string_view> bytes;
    for (const auto& part : parts) {
        CHECK(part.bytes.find("needle") == std::string::npos);
        bytes.emplace_back(part.bytes);
    }
    return {bytes, texts(), templates()};
}

} // namespace

TEST_CASE("Nothing of a confidential place's door is in the copy or in an answer from it") {
    const auto snapshot = with_safe_house().snapshot();
    const auto core = core_of(*snapshot);
    for (const char* target : {"/fr/",
                               "/en/",
                               "/fr/prestataires/15",
                               "/api/v1/sites/15",
                               "/api/v1/search",
                               "/api/v1/points",
                               "/fr/organisations/1"}) {
        CAPTURE(target);
        const auto answer = core.answer("GET", target, "", test_noon());
        CHECK(answer.status == 200);
        CHECK(answer.body.find("needle") == std::string::npos);
    }
}

TEST_CASE("Without a server, faults are said as the server says them") {
    const auto snapshot = with_safe_house().snapshot();
    const auto core = core_of(*snapshot);
    CHECK(core.answer("GET", "/api/v1/sites/99", "", test_noon()).status == 404);
    CHECK(core.answer("GET", "/fr/?need=nothing", "", test_noon()).status == 400);
    const auto refused =
        core.answer("POST", "/api/v1/nearest?lang=fr", R"({"needs": ["nothing"]})", test_noon());
    CHECK(refused.status == 400);
    CHECK(refused.content_type == server::k_problem);
    CHECK(refused.body.find("\"/needs/0\"") != std::string::npos);
    CHECK(core.answer("GET", "/fr/compte", "", test_noon()).status == 503);
    CHECK(core.answer("POST", "/fr/compte", "", test_noon()).status == 503);
}

namespace {

/// One offer of two posts in Maroua, full in November 2026.
copy::Beside with_offer() {
    copy::Beside beside;
    beside.month = *util::parse_day("2026-11-01");
    directory::BoardOffer one;
    one.offer.id = {7};
    one.offer.title = "Couturière à Maroua";
    one.offer.occupation = "7531";
    one.offer.settlement = "gn1";
    one.offer.posts = 2;
    one.offer.monthly_cap = 1;
    one.proposed_this_month = 1;
    one.offer.state = directory::OfferState::published;
    one.offer.confirmed_on = util::day_in_cameroon(test_noon());
    one.company.name = "Couture du Sahel";
    one.company.state = directory::CompanyState::approved;
    beside.offers.push_back(one);
    directory::FlowStep step;
    step.code = "accueil";
    step.title = {"Accueil de la personne", "Receiving the person"};
    step.needs = {"legal_aid"};
    beside.flowchart.paths.push_back({"general", {"Parcours général", "General path"}, {}, {}, {step}});
    return beside;
}

offline::Core core_with_offer() {
    DirectoryBuilder builder;
    const auto snapshot = builder.snapshot();
    const auto parts = copy::split(snapshot->directory(), snapshot->boundaries(), with_offer());
    std::vector<std::string_view> bytes;
    for (const auto& part : parts) {
        bytes.emplace_back(part.bytes);
    }
    return {bytes, texts(), templates()};
}

} // namespace

TEST_CASE("Offers are listed, searched and read without a server") {
    const auto core = core_with_offer();
    const auto now = test_noon();
    CHECK(core.answer("GET", "/fr/offres", "", now).body.find("Couturière à Maroua") != std::string::npos);
    const auto page = core.answer("GET", "/fr/offres/7-couturiere-a-maroua", "", now);
    CHECK(page.status == 200);
    CHECK(page.body.find("https://schema.org/JobPosting") != std::string::npos);
    CHECK(core.answer("GET", "/fr/offres/8", "", now).status == 404);
    const auto sent = core.answer("POST", "/fr/offres", "occupation_words=couturi%C3%A8re&place_words=maroua", now);
    CHECK(sent.status == 200);
    CHECK(sent.body.find("data-offer=\"7\"") != std::string::npos);
    CHECK(core.answer("POST", "/fr/offres", "occupation_words=zzzzzz", now).status == 400);
    const auto found = core.answer("POST", "/api/v1/offers/search?lang=fr", R"({"occupation": "7531"})", now);
    CHECK(found.body.find("\"id\":7") != std::string::npos);
    CHECK(core.answer("POST", "/api/v1/offers/search", R"({"colour": "red"})", now).status == 400);
    CHECK(core.answer("GET", "/api/v1/occupations?prefix=coutur", "", now).body.find("7531") != std::string::npos);
    CHECK(core.answer("POST", "/fr/offres/7/proposer", "", now).status == 503);
}

TEST_CASE("An offer that was full takes people again in the next month, and is gone when nobody confirmed it") {
    const auto core = core_with_offer();
    const auto is_full = [&](int days) {
        const auto page = core.answer("GET", "/en/offers/7", "", test_noon() + std::chrono::hours(24 * days));
        return page.status == 404 ? std::string("gone")
                                  : std::string(page.body.find("notice-warning") != std::string::npos ? "full" : "open");
    };
    CHECK(is_full(0) == "full");
    CHECK(is_full(14) == "open");
    CHECK(is_full(200) == "gone");
}

TEST_CASE("The flowchart is drawn without a server; its file needs one") {
    const auto core = core_with_offer();
    const auto page = core.answer("GET", "/en/flowchart", "", test_noon());
    CHECK(page.status == 200);
    CHECK(page.body.find("Receiving the person") != std::string::npos);
    const auto picture = core.answer("GET", "/fr/parcours/general.svg", "", test_noon());
    CHECK(picture.content_type == "image/svg+xml");
    CHECK(core.answer("GET", "/fr/parcours/other.svg", "", test_noon()).status == 404);
    CHECK(core.answer("GET", "/fr/parcours/0.csv", "", test_noon()).status == 503);
}
