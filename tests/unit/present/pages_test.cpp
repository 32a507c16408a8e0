#include "present/page_address.h"
#include "present/page_hours.h"
#include "present/page_template.h"
#include "present/pages.h"
#include "present_support.h"
#include "support/scratch_folder.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace relais;
using namespace relais::test;
using present::Lang;

namespace {

const util::Day k_today = *util::parse_day("2026-11-24");

const present::Pages& pages() {
    static const present::Pages all(RELAIS_SOURCE_DIR "/web", texts());
    return all;
}

bool has(const std::string& html, const std::string& part) {
    return html.find(part) != std::string::npos;
}

DirectoryBuilder one_place() {
    DirectoryBuilder builder;
    builder.organisation(1, "Association");
    auto& site = builder.site(11, "Centre d’écoute de Domayo", 14.33, 10.6);
    site.address = "Rue du marché";
    site.landmark = "en face du puits";
    site.phones = {"+237699123456"};
    builder.service(101, 11, "individual_counselling");
    return builder;
}

std::string provider(const DirectoryBuilder& builder, Lang lang = Lang::fr) {
    const auto snapshot = builder.snapshot();
    const auto& directory = snapshot->directory();
    const auto slug = present::slug_of(directory.sites[0], directory.organisations[0]);
    return pages().provider(*snapshot, lang, 11, slug, k_today).html;
}

} // namespace

TEST_CASE("The words of people are escaped wherever they are printed") {
    auto builder = one_place();
    builder.directory().sites[0].name = "<b>\"Centre\"</b> & 'Cie'";
    builder.directory().services[0].description_fr = "<script>alert(1)</script>";
    usecases::SearchQuery query;
    query.words = "\"><img>";
    for (const auto& html : {provider(builder), pages().search(*builder.snapshot(), Lang::fr, {}, k_today).html,
                             pages().search(*builder.snapshot(), Lang::fr, query, k_today).html}) {
        CHECK_FALSE(has(html, "<b>"));
        CHECK_FALSE(has(html, "<script>"));
        CHECK_FALSE(has(html, "<img"));
    }
    CHECK(has(provider(builder), "&lt;b&gt;&quot;Centre&quot;&lt;/b&gt; &amp; &apos;Cie&apos;"));
}

TEST_CASE("A wrong slug is sent to the right address, an unknown number is not found") {
    const auto snapshot = one_place().snapshot();
    const auto moved = pages().provider(*snapshot, Lang::fr, 11, "autre-nom", k_today);
    CHECK(moved.status == 301);
    CHECK(moved.location == "/fr/prestataires/11-centre-d-ecoute-de-domayo-association");
    const auto missing = pages().provider(*snapshot, Lang::en, 12, "", k_today);
    CHECK(missing.status == 404);
    CHECK(has(missing.html, "Page not found"));
    CHECK(pages().organisation(*snapshot, Lang::en, 1, "x", k_today).location == "/en/organisations/1-association");
}

TEST_CASE("A name is not said twice beside its organisation's") {
    directory::Organisation organisation;
    organisation.name = "Haut-Commissariat pour les réfugiés";
    organisation.acronym = "HCR";
    directory::Site site;
    site.name = "Bureau de Maroua";
    CHECK(present::full_name(site, organisation) == "Bureau de Maroua, HCR");
    site.name = "Bureau H.C.R. de Maroua";
    CHECK(present::full_name(site, organisation) == "Bureau H.C.R. de Maroua, HCR"); // "h c r" is not "hcr"
    site.name = "Bureau HCR de Maroua";
    CHECK(present::full_name(site, organisation) == "Bureau HCR de Maroua");
    site.name.clear();
    CHECK(present::full_name(site, organisation) == "Haut-Commissariat pour les réfugiés");
}

TEST_CASE("A place that is not published has no address, no name of its own and no way to it") {
    auto builder = one_place();
    CHECK(has(provider(builder), "openstreetmap.org/directions?to=10.60000%2C14.33000"));
    CHECK(has(provider(builder), "geo:10.60000,14.33000"));
    for (const auto visibility :
         {directory::LocationVisibility::approximate, directory::LocationVisibility::confidential}) {
        builder.directory().sites[0].visibility = visibility;
        const auto html = provider(builder);
        CHECK_FALSE(has(html, "openstreetmap"));
        CHECK_FALSE(has(html, "geo:"));
        CHECK_FALSE(has(html, "Rue du marché"));
        CHECK_FALSE(has(html, "puits"));
        CHECK(has(html, texts().fr.text("page.stand_in_long")));
    }
    CHECK_FALSE(has(provider(builder), "Domayo"));
}

TEST_CASE("A way is offered to a town at the least, never to the middle of a district") {
    auto builder = one_place();
    builder.directory().sites[0].precision = directory::LocationPrecision::locality;
    CHECK(has(provider(builder), texts().fr.text("page.way_to_town")));
    builder.directory().sites[0].precision = directory::LocationPrecision::department;
    CHECK_FALSE(has(provider(builder), "openstreetmap"));
}

TEST_CASE("What is not known says so, and is never left out") {
    auto builder = one_place();
    auto& service = builder.directory().services[0];
    service.fee.reset();
    service.languages.clear();
    service.verified_at.reset();
    builder.directory().sites[0].phones.clear();
    const auto html = provider(builder);
    CHECK(has(html, "<dt>Coût</dt><dd><span class=\"unknown\">inconnu</span></dd>"));
    CHECK(has(html, "<dt>Langues parlées</dt><dd><span class=\"unknown\">inconnu</span></dd>"));
    CHECK(has(html, "Jamais vérifié"));
    CHECK(has(html, texts().fr.text("page.contact_unknown")));
    CHECK(has(html, texts().fr.text("page.hours_unknown")));
    CHECK(has(provider(builder, Lang::en), "<span class=\"unknown\">unknown</span>"));
}

TEST_CASE("Telephones, messages and alternates are links a phone understands") {
    const auto html = provider(one_place());
    CHECK(has(html, "href=\"tel:+237699123456\""));
    CHECK(has(html, "+237 699 12 34 56"));
    CHECK(has(html, "href=\"sms:?body=Centre%20d%E2%80%99%C3%A9coute"));
    CHECK(has(html, "hreflang=\"en\" href=\"<!--root-->/en/providers/11-centre-d-ecoute-de-domayo-association\""));
    CHECK(has(html, "<html lang=\"fr\">"));
}

TEST_CASE("A website that is no web address is printed, not linked") {
    auto builder = one_place();
    builder.directory().organisations[0].website = "javascript:alert(1)";
    CHECK_FALSE(has(provider(builder), "href=\"javascript"));
    CHECK(has(provider(builder), "javascript:alert(1)"));
    builder.directory().organisations[0].website = "www.example.org";
    CHECK(has(provider(builder), "href=\"https://www.example.org\""));
}

TEST_CASE("Days with the same hours stand together; a night goes over midnight") {
    directory::WeeklyHours hours;
    hours.known = true;
    constexpr int k_day = 24 * 60;
    for (int day = 0; day < 5; ++day) {
        hours.open.push_back({day * k_day + 8 * 60, day * k_day + 12 * 60});
    }
    hours.open.push_back({5 * k_day + 22 * 60, 6 * k_day + 2 * 60});
    CHECK(present::hours_of_day(hours, 0) == "08:00–12:00");
    CHECK(present::hours_of_day(hours, 5) == "22:00–24:00");
    CHECK(present::hours_of_day(hours, 6) == "00:00–02:00");
    auto builder = one_place();
    builder.directory().sites[0].hours = hours;
    const auto html = provider(builder);
    CHECK(has(html, "lundi – vendredi</th><td>08:00–12:00"));
    CHECK(has(html, "samedi</th><td>22:00–24:00"));
}

TEST_CASE("A search keeps its words and facets in every address, the cursor in none but the next") {
    const auto snapshot = one_place().snapshot();
    usecases::SearchQuery query;
    query.words = "écoute & co";
    query.chosen[static_cast<std::size_t>(usecases::Facet::need)] = {"social", "legal_aid"};
    CHECK(present::search_address(Lang::en, query) ==
          "/en/?q=%C3%A9coute%20%26%20co&need=social&need=legal_aid");
    query.words.clear();
    const auto html = pages().search(*snapshot, Lang::fr, query, k_today).html;
    CHECK(has(html, "hreflang=\"en\" href=\"<!--root-->/en/?need=social&amp;need=legal_aid\""));
    CHECK(has(html, "class=\"chip\" href=\"/fr/?need=legal_aid\""));
    CHECK(has(html, "value=\"legal_aid\" checked"));
}

TEST_CASE("A search that is not accepted answers 400 and says why") {
    const auto snapshot = one_place().snapshot();
    usecases::SearchQuery query;
    query.chosen[0] = {"legal_aids"};
    const auto answer = pages().search(*snapshot, Lang::en, query, k_today);
    CHECK(answer.status == 400);
    CHECK(has(answer.html, "legal_aid"));
}

TEST_CASE("The illustrative edition is said on every page") {
    auto builder = one_place();
    const auto warning = texts().fr.text("page.illustrative_short");
    CHECK_FALSE(has(provider(builder), warning));
    builder.directory().edition.illustrative = true;
    const auto snapshot = builder.snapshot();
    CHECK(has(provider(builder), warning));
    CHECK(has(pages().search(*snapshot, Lang::fr, {}, k_today).html, warning));
    CHECK(has(pages().organisation(*snapshot, Lang::fr, 1, "association", k_today).html, warning));
    CHECK(has(pages().about(snapshot.get(), Lang::fr).html, warning));
}

TEST_CASE("Without an edition the page says how to get one") {
    const auto answer = pages().no_edition(Lang::en);
    CHECK(answer.status == 503);
    CHECK(has(answer.html, "relais import mapping"));
    CHECK(pages().about(nullptr, Lang::fr).status == 200);
}

TEST_CASE("A template that names a missing text, or is not closed, is refused by name") {
    ScratchFolder folder;
    const auto write = [&](const std::string& text) { std::ofstream(folder.path() / "page.mustache") << text; };
    CHECK_THROWS_AS(present::Templates(present::read_templates(folder.path()), texts().fr), util::Unavailable);
    write("{{t page.no_such_text}}");
    CHECK_THROWS_AS(present::Templates(present::read_templates(folder.path()), texts().fr), util::Unavailable);
    write("{{#open}} never closed");
    CHECK_THROWS_AS(present::Templates(present::read_templates(folder.path()), texts().fr), util::Unavailable);
    write("{{t unknown}}, {{name}}");
    auto value = present::Value::object();
    value.set("name", "<i>");
    CHECK(present::Templates(present::read_templates(folder.path()), texts().fr).render("page", value) == "inconnu, &lt;i&gt;");
}
