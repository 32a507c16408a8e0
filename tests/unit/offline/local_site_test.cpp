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
