#include "present/match_json.h"
#include "present/nearest_json.h"
#include "unit/present/present_support.h"

#include <catch2/catch.hpp>

#include <array>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>
#include <thread>

using namespace relais;
using namespace relais::test;
using present::Lang;
using present::ServiceTexts;

namespace {

template <class Value>
Value one_of(std::initializer_list<Value> values) {
    return *rc::gen::elementOf(std::vector<Value>(values));
}

directory::CodeSet<directory::Public> some_publics() {
    using directory::Public;
    return one_of<directory::CodeSet<Public>>(
        {{}, {Public::everyone}, {Public::returnees}, {Public::returnees, Public::women}});
}

/// A service that may say or leave out each thing a verdict looks at.
void add_service(DirectoryBuilder& builder, std::int64_t id, std::int64_t site) {
    using namespace directory;
    auto& service = builder.service(id, site, "legal_aid");
    const auto is_told = [] { return *rc::gen::arbitrary<bool>(); };
    service.publics = some_publics();
    service.sexes = one_of<CodeSet<Sex>>({{}, {Sex::female}, {Sex::female, Sex::male}});
    service.minimum_age = is_told() ? std::optional(18) : std::nullopt;
    service.maximum_age = is_told() ? std::optional(40) : std::nullopt;
    service.languages = one_of<std::vector<std::string>>({{}, {"fr"}, {"fr", "ful"}});
    service.fee = is_told() ? std::optional(Fee::paid) : std::nullopt;
    service.access_modes = one_of<CodeSet<AccessMode>>(
        {{}, {AccessMode::walk_in}, {AccessMode::phone, AccessMode::walk_in}});
    service.saturation = is_told() ? std::optional(Saturation::low) : std::nullopt;
    service.verified_at = is_told() ? util::parse_day("2026-11-01") : util::parse_day("2024-01-01");
}

std::shared_ptr<const usecases::Snapshot> some_directory() {
    DirectoryBuilder builder;
    builder.organisation(1, "A");
    for (std::int64_t i = 1; i <= 6; ++i) {
        auto& site = builder.site(i, "Site", 14.3 + 0.01 * static_cast<double>(i), 10.6);
        site.opening_hours = i % 2 == 0 ? "sur rendez-vous" : "";
        add_service(builder, 100 + i, i);
    }
    return builder.snapshot();
}

usecases::NearestRequest some_question() {
    usecases::NearestRequest request;
    request.settlement = "gn1";
    request.needs = {"legal_aid"};
    request.sex = one_of<std::string>({"", "female", "male"});
    if (*rc::gen::arbitrary<bool>()) {
        request.age_from = one_of<int>({8, 24, 60});
    }
    request.publics = one_of<std::vector<std::string>>({{}, {"returnees"}, {"women", "returnees"}});
    request.languages = one_of<std::vector<std::string>>({{}, {"ful"}, {"fr", "ful"}});
    request.fee_at_most = one_of<std::string>({"", "free"});
    request.access_modes = one_of<std::vector<std::string>>({{}, {"walk_in"}, {"phone"}});
    return request;
}

std::string answer(const usecases::Snapshot& snapshot,
                   const usecases::NearestRequest& question,
                   Lang lang,
                   ServiceTexts* kept) {
    return present::nearest_json(
        snapshot, texts().in(lang), usecases::find_nearest(snapshot, question, test_day()), kept);
}

} // namespace

TEST_CASE("What is kept of a service changes no answer, whoever asked before") {
    REQUIRE(rc::check("the same text", [] {
        const auto snapshot = some_directory();
        const auto lang = one_of({Lang::fr, Lang::en});
        ServiceTexts kept(snapshot->directory().services.size(),
                          one_of<std::size_t>({0, 3000, 1 << 20}));
        for (int i = 0; i < 4; ++i) {
            const auto question = some_question();
            RC_ASSERT(answer(*snapshot, question, lang, &kept) ==
                      answer(*snapshot, question, lang, nullptr));
        }
    }));
}

TEST_CASE("In an answer each service is put into the words it has alone") {
    REQUIRE(rc::check("the same match", [] {
        const auto snapshot = some_directory();
        const auto& words_of = texts().in(one_of({Lang::fr, Lang::en}));
        const auto result = usecases::find_nearest(*snapshot, some_question(), test_day());
        const auto answer = present::Json::parse(present::nearest_json(*snapshot, words_of, result));
        const present::Words words(*snapshot, words_of);
        const auto& lists = result.needs.at(0).answer;
        const auto check = [&](const char* name, const std::vector<geometry::Found>& list) {
            for (std::size_t i = 0; i < list.size(); ++i) {
                RC_ASSERT(answer["needs"][0][name][i] == present::match_json({words, result.query}, list[i]));
            }
        };
        check("suitable", lists.suitable);
        check("possible", lists.possible);
        check("near_misses", lists.near_misses);
    }));
}

TEST_CASE("Texts are kept by several threads at once") {
    DirectoryBuilder builder;
    builder.organisation(1, "A");
    for (std::int64_t i = 1; i <= 9; ++i) {
        builder.site(i, "Site", 14.3 + 0.01 * static_cast<double>(i), 10.6);
        builder.service(100 + i, i, "legal_aid");
    }
    const auto snapshot = builder.snapshot();
    usecases::NearestRequest question;
    question.settlement = "gn1";
    question.needs = {"legal_aid"};
    const auto expected = answer(*snapshot, question, Lang::fr, nullptr);
    ServiceTexts kept(snapshot->directory().services.size());
    std::array<std::string, 4> found;
    {
        std::vector<std::jthread> askers;
        for (auto& text : found) {
            askers.emplace_back([&] { text = answer(*snapshot, question, Lang::fr, &kept); });
        }
    }
    for (const auto& text : found) {
        CHECK(text == expected);
    }
}
