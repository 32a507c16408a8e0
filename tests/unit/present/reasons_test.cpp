#include "present/reasons.h"
#include "directory/packing.h"
#include "present_support.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace relais;
using namespace relais::test;
using namespace relais::directory;

namespace {

/// One service, one question, and the sentences about them.
struct Case {
    DirectoryBuilder builder;
    Query query;

    Case() {
        builder.organisation(1, "A");
        builder.site(11, "Lieu", 14.33, 10.60);
        builder.service(101, 11, "legal_aid");
        query.today = day_number(test_day());
        query.place = {{14.32, 10.59}, "CM004001001"};
    }
    Service& service() { return builder.directory().services[0]; }
    Site& site() { return builder.directory().sites[0]; }

    /// The sentence of the verdict that the rule itself gives.
    std::string say(Criterion criterion, present::Lang lang = present::Lang::fr) {
        const auto snapshot = builder.snapshot();
        const auto packed = pack(snapshot->directory());
        const auto verdict = assess(packed.facts[0], packed.tables, query, Metres{1500}).of(criterion);
        return present::reason(present::Words(*snapshot, texts().in(lang)), 0, query, criterion, verdict);
    }
};

constexpr auto k_en = present::Lang::en;

} // namespace

TEST_CASE("Public: everyone, a group in common, other groups, not known") {
    Case c;
    CHECK(c.say(Criterion::public_group) == "Ouvert à tout public");
    c.service().publics = {Public::youth, Public::women, Public::returnees};
    CHECK(c.say(Criterion::public_group) == "Réservé à certains publics (migrants de retour, jeunes et femmes) ; on ne "
                                            "sait pas si la personne en fait partie");
    c.query.profile.certain_publics = {Public::returnees};
    CHECK(c.say(Criterion::public_group) == "Accueille : migrants de retour");
    c.query.profile.publics = {Public::returnees, Public::women};
    CHECK(c.say(Criterion::public_group) == "Accueille : migrants de retour et femmes");
    CHECK(c.say(Criterion::public_group, k_en) == "Open to: returned migrants and women");
    c.query.profile.certain_publics = {};
    c.query.profile.publics = {Public::students};
    CHECK(c.say(Criterion::public_group) == "Réservé à d’autres publics : migrants de retour, jeunes et femmes");
    c.service().publics = {};
    CHECK(c.say(Criterion::public_group) == "Publics accueillis inconnus");
}

TEST_CASE("Sex: one, both, not the person's, not known of either side") {
    Case c;
    CHECK(c.say(Criterion::sex) == "Accueille : femmes et hommes");
    c.service().sexes = {Sex::female};
    CHECK(c.say(Criterion::sex) == "Accueille : femmes ; le sexe de la personne n’est pas donné");
    c.query.profile.sex = Sex::male;
    CHECK(c.say(Criterion::sex) == "Accueille seulement : femmes");
    CHECK(c.say(Criterion::sex, k_en) == "Only open to: women");
    c.service().sexes = {};
    CHECK(c.say(Criterion::sex) == "Accueille : femmes et hommes"); // its publics say so: everyone
    c.service().publics = {Public::youth};
    CHECK(c.say(Criterion::sex) == "On ne sait pas si le service accueille femmes et hommes");
}

TEST_CASE("Age: limits and the person's age or band, each as far as it is known") {
    Case c;
    c.service().minimum_age = 15;
    c.service().maximum_age = 35;
    CHECK(c.say(Criterion::age) == "Âge : 15 à 35 ans ; l’âge de la personne n’est pas donné");
    c.query.profile.age = AgeBand{24, 24};
    CHECK(c.say(Criterion::age) == "Âge : 15 à 35 ans ; la personne a 24 ans");
    CHECK(c.say(Criterion::age, k_en) == "Age: 15 to 35 years; the person is 24 years old");
    c.query.profile.age = AgeBand{1, 1};
    CHECK(c.say(Criterion::age) == "Âge : 15 à 35 ans ; la personne a 1 an");
    c.query.profile.age = AgeBand{10, 20};
    c.service().maximum_age.reset();
    CHECK(c.say(Criterion::age) == "Âge : à partir de 15 ans ; la personne a entre 10 et 20 ans");
    c.service().minimum_age.reset();
    c.service().maximum_age = 17;
    CHECK(c.say(Criterion::age) == "Âge : jusqu’à 17 ans ; la personne a entre 10 et 20 ans");
    c.service().maximum_age.reset();
    CHECK(c.say(Criterion::age) == "Âges accueillis inconnus");
}

TEST_CASE("Language: those in common, those spoken instead, not known") {
    Case c;
    c.service().languages = {"fr", "ful"};
    c.query.profile.languages = 0b101;
    CHECK(c.say(Criterion::language) == "Parle français et fulfulde");
    CHECK(c.say(Criterion::language, k_en) == "Speaks French and Fulfulde");
    c.query.profile.languages = 0b010;
    CHECK(c.say(Criterion::language) == "Parle seulement français et fulfulde");
    c.service().languages.clear();
    CHECK(c.say(Criterion::language) == "Langues parlées inconnues");
}

TEST_CASE("Fee and access: what is offered, what is not, not known") {
    Case c;
    c.query.wishes.fee_at_most = Fee::free;
    c.query.wishes.access_modes = {AccessMode::walk_in, AccessMode::phone};
    CHECK(c.say(Criterion::fee) == "Gratuit");
    CHECK(c.say(Criterion::access) == "Accès : sans rendez-vous");
    c.service().fee = Fee::paid;
    c.service().access_modes = {AccessMode::appointment};
    CHECK(c.say(Criterion::fee) == "Payant : plus cher que demandé");
    CHECK(c.say(Criterion::access) == "Accès seulement : sur rendez-vous");
    c.service().fee.reset();
    c.service().access_modes = {};
    CHECK(c.say(Criterion::fee) == "Coût inconnu");
    CHECK(c.say(Criterion::access) == "Mode d’accès inconnu");
}

TEST_CASE("Opening: open or closed at the hour asked, words to check, not known") {
    Case c;
    c.query.wishes.open_at = LocalTime{24 * 60 + 10 * 60}; // Tuesday, 10:00
    CHECK(c.say(Criterion::opening) == "Horaires inconnus");
    c.site().opening_hours = "le matin";
    CHECK(c.say(Criterion::opening) == "Horaires à vérifier : « le matin »");
    c.site().hours = {true, {{24 * 60 + 8 * 60, 24 * 60 + 15 * 60}}};
    CHECK(c.say(Criterion::opening) == "Ouvert le mardi à 10:00");
    c.query.wishes.open_at = LocalTime{24 * 60 + 15 * 60};
    CHECK(c.say(Criterion::opening, k_en) == "Closed on Tuesday at 15:00");
}

TEST_CASE("Zone: the country, units, a radius, a place known too coarsely, not known") {
    Case c;
    CHECK(c.say(Criterion::zone) == "Dessert ce lieu (zone : tout le pays)");
    c.service().zone = {ServedZone::Kind::areas, {"CM004006", "CM002"}, {}};
    CHECK(c.say(Criterion::zone) == "Ne dessert pas ce lieu (zone : Mayo-Tsanaga et Centre)");
    c.query.place.area = "CM004";
    CHECK(c.say(Criterion::zone) ==
          "Zone desservie : Mayo-Tsanaga et Centre ; on ne sait pas si ce lieu en fait partie");
    c.service().zone = {ServedZone::Kind::radius, {}, {20'000}};
    CHECK(c.say(Criterion::zone, k_en) == "Serves this place (area: 20 km around the place)");
    c.service().zone = {};
    CHECK(c.say(Criterion::zone) == "Zone desservie inconnue");
}

TEST_CASE("Status: open, closed for a time, for good") {
    Case c;
    CHECK(c.say(Criterion::status) == "En activité");
    c.site().status = SiteStatus::temporarily_closed;
    CHECK(c.say(Criterion::status) == "Fermé temporairement, sans date de réouverture");
    c.site().closed_until = util::parse_day("2026-12-01");
    CHECK(c.say(Criterion::status) == "Fermé temporairement, jusqu’au 1er décembre 2026");
    c.site().closed_until = util::parse_day("2026-11-23");
    CHECK(c.say(Criterion::status) == "En activité");
    c.site().status = SiteStatus::closed;
    CHECK(c.say(Criterion::status) == "Fermé définitivement");
}

TEST_CASE("Capacity and freshness: a date is said, an old word is no word") {
    Case c;
    CHECK(c.say(Criterion::capacity) == "Places disponibles (au 1er novembre 2026)");
    CHECK(c.say(Criterion::freshness, k_en) == "Verified on 1 November 2026");
    c.service().saturation = Saturation::high;
    CHECK(c.say(Criterion::capacity) == "Complet (au 1er novembre 2026)");
    c.service().saturation_as_of = util::parse_day("2026-03-03");
    CHECK(c.say(Criterion::capacity) == "Places disponibles inconnues : la dernière information, du 3 mars 2026, est trop ancienne");
    c.service().saturation_as_of.reset();
    CHECK(c.say(Criterion::capacity) == "Places disponibles inconnues : « Complet », sans date");
    c.service().saturation.reset();
    CHECK(c.say(Criterion::capacity) == "On ne sait pas s’il y a de la place");
    c.service().verified_at = util::parse_day("2025-03-03");
    CHECK(c.say(Criterion::freshness) == "Vérifié il y a plus d’un an, le 3 mars 2025");
    c.service().verified_at.reset();
    CHECK(c.say(Criterion::freshness) == "Jamais vérifié");
}

TEST_CASE("No sentence leaves a placeholder or a key, whatever the verdict") {
    Case c;
    c.query.wishes = {Fee::free, {AccessMode::phone}, LocalTime{0}};
    c.query.profile = {Sex::male, AgeBand{3, 4}, {Public::youth}, {}, 1};
    const auto snapshot = c.builder.snapshot();
    for (const auto lang : {present::Lang::fr, present::Lang::en}) {
        const present::Words words(*snapshot, texts().in(lang));
        for (std::size_t i = 0; i < k_criterion_count; ++i) {
            for (const auto verdict : {Verdict::met, Verdict::not_met, Verdict::unknown}) {
                const auto said = present::reason(words, 0, c.query, static_cast<Criterion>(i), verdict);
                CAPTURE(said);
                CHECK_FALSE(said.empty());
                CHECK(said.find_first_of("{}") == std::string::npos);
                CHECK(said.find("reason.") == std::string::npos);
            }
        }
    }
}

TEST_CASE("Labels become part of a sentence by their first letter, acronyms do not") {
    CHECK(present::lower_first("Femmes") == "femmes");
    CHECK(present::lower_first("Élèves") == "élèves");
    CHECK(present::lower_first("ONG nationale") == "ONG nationale");
    CHECK(present::lower_first("").empty());
    CHECK(present::clock_label(0) == "00:00");
    CHECK(present::clock_label(3 * 24 * 60 + 9 * 60 + 5) == "09:05");
}
