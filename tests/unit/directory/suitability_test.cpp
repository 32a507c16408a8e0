#include "directory/suitability.h"

#include <catch2/catch.hpp>

#include <functional>
#include <string>

using namespace relais::directory;

namespace {

constexpr DayNumber k_today = 20'000;

/// One service, one query and the tables between them; meets nothing and is asked nothing until a
/// row of a table says so.
struct ServiceCase {
    ServiceFacts facts;
    FactTables tables;
    Query query;
    std::optional<Metres> distance = Metres{1000};

    ServiceCase() { query.today = k_today; }
};

/// One line of the table of the rule.
struct Row {
    std::string says;
    std::function<void(ServiceCase&)> given;
    Verdict expected;
};

void check(Criterion criterion, const std::vector<Row>& rows) {
    for (const auto& row : rows) {
        ServiceCase one;
        row.given(one);
        INFO(row.says);
        CHECK(assess(one.facts, one.tables, one.query, one.distance).of(criterion) == row.expected);
    }
}

std::uint32_t bits(CodeSet<Public> publics) {
    return publics.bits;
}

using enum Verdict;

} // namespace

TEST_CASE("A service answers its own need and no other") {
    ServiceFacts facts;
    facts.needs = 0b0100;
    CHECK(answers_need(facts, 0b0100));
    CHECK(answers_need(facts, 0b1110)); // a dimension accepts the terms under it
    CHECK_FALSE(answers_need(facts, 0b1011));
    CHECK_FALSE(answers_need({}, ~NeedMask{0})); // a word that is in no list
}

TEST_CASE("Public: any group of the person, or everyone") {
    using enum Public;
    check(Criterion::public_group,
          {{"one group in common",
            [](ServiceCase& c) {
                c.facts.publics = bits({women, youth});
                c.query.profile.publics = {youth, returnees};
            },
            met},
           {"open to everyone",
            [](ServiceCase& c) {
                c.facts.publics = bits({everyone});
                c.query.profile.publics = {returnees};
            },
            met},
           {"everyone beside a group is everyone",
            [](ServiceCase& c) {
                c.facts.publics = bits({everyone, women});
                c.query.profile.publics = {students};
            },
            met},
           {"open to everyone, and nothing known of the person",
            [](ServiceCase& c) { c.facts.publics = bits({everyone}); },
            met},
           {"none in common",
            [](ServiceCase& c) {
                c.facts.publics = bits({women});
                c.query.profile.publics = {students};
            },
            not_met},
           {"service silent", [](ServiceCase& c) { c.query.profile.publics = {students}; }, unknown},
           {"no group told, the service kept for some",
            [](ServiceCase& c) { c.facts.publics = bits({women}); },
            unknown},
           {"both silent", [](ServiceCase&) {}, unknown},
           {"a group that needs no telling",
            [](ServiceCase& c) {
                c.facts.publics = bits({youth});
                c.query.profile.certain_publics = {returnees, youth};
            },
            met},
           {"beside the groups told",
            [](ServiceCase& c) {
                c.facts.publics = bits({youth});
                c.query.profile.publics = {single_parents};
                c.query.profile.certain_publics = {returnees, youth};
            },
            met},
           {"groups that need no telling rule nothing out",
            [](ServiceCase& c) {
                c.facts.publics = bits({students});
                c.query.profile.certain_publics = {returnees, youth};
            },
            unknown}});
}

TEST_CASE("Sex: the person's own, or both") {
    using enum Public;
    check(Criterion::sex,
          {{"both, whoever the person is", [](ServiceCase& c) { c.facts.sexes = 3; }, met},
           {"both, for a woman",
            [](ServiceCase& c) {
                c.facts.sexes = 3;
                c.query.profile.sex = Sex::female;
            },
            met},
           {"for women, a woman",
            [](ServiceCase& c) {
                c.facts.sexes = 1;
                c.query.profile.sex = Sex::female;
            },
            met},
           {"for women, a man",
            [](ServiceCase& c) {
                c.facts.sexes = 1;
                c.query.profile.sex = Sex::male;
            },
            not_met},
           {"for men, a woman",
            [](ServiceCase& c) {
                c.facts.sexes = 2;
                c.query.profile.sex = Sex::female;
            },
            not_met},
           {"for women, sex not told", [](ServiceCase& c) { c.facts.sexes = 1; }, unknown},
           {"service silent", [](ServiceCase& c) { c.query.profile.sex = Sex::male; }, unknown},
           {"silent, for women and young people, a woman",
            [](ServiceCase& c) {
                c.facts.publics = bits({women, youth});
                c.query.profile.sex = Sex::female;
            },
            met},
           {"silent, for women and young people, a man",
            [](ServiceCase& c) {
                c.facts.publics = bits({women, youth});
                c.query.profile.sex = Sex::male;
            },
            unknown},
           {"silent, for women and young people, sex not told",
            [](ServiceCase& c) {
                c.facts.publics = bits({women, youth});
            },
            unknown},
           {"both silent", [](ServiceCase&) {}, unknown}});
}

TEST_CASE("Age: inside the limits, both included") {
    const auto ages = [](int minimum, int maximum, std::optional<AgeBand> age) {
        return [=](ServiceCase& c) {
            c.facts.minimum_age = static_cast<std::int16_t>(minimum);
            c.facts.maximum_age = static_cast<std::int16_t>(maximum);
            c.query.profile.age = age;
        };
    };
    check(Criterion::age,
          {{"inside", ages(18, 35, AgeBand{20, 20}), met},
           {"exactly the minimum", ages(18, 35, AgeBand{18, 18}), met},
           {"exactly the maximum", ages(18, 35, AgeBand{35, 35}), met},
           {"a year too young", ages(18, 35, AgeBand{17, 17}), not_met},
           {"a year too old", ages(18, 35, AgeBand{36, 36}), not_met},
           {"only a minimum", ages(18, -1, AgeBand{99, 99}), met},
           {"only a maximum", ages(-1, 17, AgeBand{0, 0}), met},
           {"above the only maximum", ages(-1, 17, AgeBand{18, 18}), not_met},
           {"from birth", ages(0, -1, AgeBand{0, 0}), met},
           {"a band inside", ages(18, 35, AgeBand{18, 35}), met},
           {"a band outside", ages(18, 35, AgeBand{36, 60}), not_met},
           {"a band across the limit may be either", ages(18, 35, AgeBand{15, 18}), unknown},
           {"a band around the limits", ages(18, 35, AgeBand{10, 60}), unknown},
           {"service silent", ages(-1, -1, AgeBand{20, 20}), unknown},
           {"age not told", ages(18, 35, std::nullopt), unknown},
           {"both silent", ages(-1, -1, std::nullopt), unknown}});
}

TEST_CASE("Language: one in common") {
    const auto languages = [](std::uint32_t service, std::uint32_t person) {
        return [=](ServiceCase& c) {
            c.facts.languages = service;
            c.query.profile.languages = person;
        };
    };
    check(Criterion::language,
          {{"one in common", languages(0b011, 0b110), met},
           {"none in common", languages(0b001, 0b110), not_met},
           {"the last bit counts", languages(1U << 31U, 1U << 31U), met},
           {"service silent", languages(0, 0b110), unknown},
           {"query silent", languages(0b001, 0), not_asked}});
}

TEST_CASE("Fee: within what was asked") {
    const auto fee = [](std::optional<Fee> service, std::optional<Fee> at_most) {
        return [=](ServiceCase& c) {
            if (service) {
                c.facts.fee = static_cast<std::uint8_t>(CodeSet<Fee>{*service}.bits);
            }
            c.query.wishes.fee_at_most = at_most;
        };
    };
    check(Criterion::fee,
          {{"free, asked free", fee(Fee::free, Fee::free), met},
           {"partly free, asked free", fee(Fee::partly_free, Fee::free), not_met},
           {"partly free, asked partly free", fee(Fee::partly_free, Fee::partly_free), met},
           {"free, asked partly free", fee(Fee::free, Fee::partly_free), met},
           {"paid, asked partly free", fee(Fee::paid, Fee::partly_free), not_met},
           {"paid, asked paid", fee(Fee::paid, Fee::paid), met},
           {"service silent", fee(std::nullopt, Fee::free), unknown},
           {"query silent", fee(Fee::paid, std::nullopt), not_asked}});
}

TEST_CASE("Access: any of the asked modes") {
    using enum AccessMode;
    const auto access = [](CodeSet<AccessMode> service, CodeSet<AccessMode> asked) {
        return [=](ServiceCase& c) {
            c.facts.access_modes = static_cast<std::uint8_t>(service.bits);
            c.query.wishes.access_modes = asked;
        };
    };
    check(Criterion::access,
          {{"offered", access({walk_in, phone}, {phone}), met},
           {"one of two asked", access({walk_in}, {walk_in, online}), met},
           {"not offered", access({referral_only}, {walk_in}), not_met},
           {"service silent", access({}, {walk_in}), unknown},
           {"query silent", access({walk_in}, {}), not_asked}});
}

TEST_CASE("Opening: open at the asked time") {
    const auto hours = [](bool known, std::vector<OpenInterval> open, std::optional<LocalTime> at) {
        return [=](ServiceCase& c) {
            c.tables.hours.push_back({known, open});
            c.facts.hours = 1;
            c.query.wishes.open_at = at;
        };
    };
    check(Criterion::opening,
          {{"open", hours(true, {{480, 960}}, LocalTime{600}), met},
           {"the first minute", hours(true, {{480, 960}}, LocalTime{480}), met},
           {"closed again", hours(true, {{480, 960}}, LocalTime{960}), not_met},
           {"never open", hours(true, {}, LocalTime{600}), not_met},
           {"hours not understood", hours(false, {}, LocalTime{600}), unknown},
           {"service silent", [](ServiceCase& c) { c.query.wishes.open_at = LocalTime{600}; }, unknown},
           {"query silent", hours(true, {{480, 960}}, std::nullopt), not_asked}});
}

TEST_CASE("Zone: the place is in the area served") {
    using Kind = ServedZone::Kind;
    const auto areas = [](std::vector<AreaCode> served, AreaCode place) {
        return [=](ServiceCase& c) {
            c.tables.zones.push_back({Kind::areas, served, {}});
            c.facts.zone = 1;
            c.query.place.area = place;
        };
    };
    const auto radius = [](double metres, std::optional<Metres> distance) {
        return [=](ServiceCase& c) {
            c.tables.zones.push_back({Kind::radius, {}, {metres}});
            c.facts.zone = 1;
            c.distance = distance;
        };
    };
    check(Criterion::zone,
          {{"national",
            [](ServiceCase& c) {
                c.tables.zones.push_back({Kind::national, {}, {}});
                c.facts.zone = 1;
            },
            met},
           {"missing zone is not everywhere", [](ServiceCase&) {}, unknown},
           {"in the unit", areas({"CM004"}, "CM004"), met},
           {"in a unit of the unit", areas({"CM004"}, "CM004002001"), met},
           {"in the second of two", areas({"CM001", "CM004"}, "CM004002"), met},
           {"outside", areas({"CM004"}, "CM005001"), not_met},
           {"in a sister department", areas({"CM004002"}, "CM004003"), not_met},
           {"place known only to its region", areas({"CM004002"}, "CM004"), unknown},
           {"place without a unit", areas({"CM004002"}, ""), unknown},
           {"inside the radius", radius(5000, Metres{4999}), met},
           {"on the radius", radius(5000, Metres{5000}), met},
           {"beyond the radius", radius(5000, Metres{5000.1}), not_met},
           {"a radius around no point", radius(5000, std::nullopt), unknown}});
}

TEST_CASE("Status: open today") {
    const auto closed = [](DayNumber from, DayNumber until) {
        return [=](ServiceCase& c) {
            c.facts.closed_from = from;
            c.facts.closed_until = until;
        };
    };
    constexpr auto k_end = std::numeric_limits<DayNumber>::max();
    check(Criterion::status,
          {{"active", [](ServiceCase&) {}, met},
           {"closed for good", closed(k_never, k_end), not_met},
           {"closed from today", closed(k_today, k_end), not_met},
           {"closes tomorrow", closed(k_today + 1, k_end), met},
           {"last closed day", closed(k_today - 5, k_today), not_met},
           {"open again since today", closed(k_today - 5, k_today - 1), met}});
}

TEST_CASE("Capacity: a recent word, and not saturated") {
    const auto saturation = [](std::optional<Saturation> value, DayNumber day) {
        return [=](ServiceCase& c) {
            if (value) {
                c.facts.saturation = static_cast<std::uint8_t>(CodeSet<Saturation>{*value}.bits);
            }
            c.facts.saturation_day = day;
        };
    };
    check(Criterion::capacity,
          {{"low", saturation(Saturation::low, k_today), met},
           {"moderate", saturation(Saturation::moderate, k_today), met},
           {"high", saturation(Saturation::high, k_today), not_met},
           {"low, 90 days ago", saturation(Saturation::low, k_today - 90), met},
           {"low, 91 days ago", saturation(Saturation::low, k_today - 91), unknown},
           {"high, 91 days ago", saturation(Saturation::high, k_today - 91), unknown},
           {"without a day", saturation(Saturation::low, k_never), unknown},
           {"silent", saturation(std::nullopt, k_today), unknown}});
}

TEST_CASE("Freshness: verified within twelve months, else unknown and never against") {
    const auto verified = [](DayNumber day) {
        return [=](ServiceCase& c) { c.facts.verified_day = day; };
    };
    check(Criterion::freshness,
          {{"today", verified(k_today), met},
           {"365 days ago", verified(k_today - 365), met},
           {"366 days ago", verified(k_today - 366), unknown},
           {"never", verified(k_never), unknown}});
}

TEST_CASE("The summary counts what is not met before what is unknown") {
    const auto summary = [](int not_met_count, int unknown_count) {
        Assessment assessment;
        assessment.verdicts.fill(met);
        for (int i = 0; i < not_met_count; ++i) {
            assessment.verdicts[static_cast<std::size_t>(i)] = not_met;
        }
        for (int i = 0; i < unknown_count; ++i) {
            assessment.verdicts[k_criterion_count - 1 - static_cast<std::size_t>(i)] = unknown;
        }
        return assessment.suitability();
    };
    CHECK(summary(0, 0) == Suitability::suitable);
    CHECK(summary(0, 1) == Suitability::possible);
    CHECK(summary(0, 11) == Suitability::possible);
    CHECK(summary(1, 0) == Suitability::near_miss);
    CHECK(summary(1, 5) == Suitability::near_miss);
    CHECK(summary(2, 0) == Suitability::unsuitable);
    CHECK(summary(11, 0) == Suitability::unsuitable);
}

TEST_CASE("What was not asked counts neither for nor against") {
    Assessment assessment;
    assessment.verdicts.fill(not_asked);
    CHECK(assessment.suitability() == Suitability::suitable);
    CHECK(assessment.count(not_asked) == static_cast<int>(k_criterion_count));
    CHECK(assessment.count(unknown) == 0);
}

TEST_CASE("Of a service nobody knows anything about, nothing is told as met but that it is open") {
    const ServiceCase silent;
    const auto assessment = assess(silent.facts, silent.tables, silent.query, silent.distance);
    CHECK(assessment.count(met) == 1);
    CHECK(assessment.of(Criterion::status) == met);
    CHECK(assessment.suitability() == Suitability::possible);
}
