#include "offline/site_seal.h"
#include "offline/stick_links.h"
#include "offline/target.h"
#include "util/errors.h"
#include "util/signing.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace relais;
using namespace relais::offline;

namespace {

std::vector<SiteFile> small_site() {
    return {{"index.html", "<p>Relais</p>"}, {"fr/index.html", "<p>Annuaire</p>"}};
}

util::Instant noon() {
    return util::Instant(*util::parse_day("2026-11-24")) + std::chrono::hours(11);
}

std::vector<std::string> faults(const std::vector<SiteFile>& files,
                                const std::optional<std::string>& key = {}) {
    std::vector<std::string> keys;
    for (const auto& fault : check_seal(files, key).faults) {
        keys.push_back(fault.key);
    }
    return keys;
}

using Keys = std::vector<std::string>;

} // namespace

TEST_CASE("A sealed site is whole, and says what it is") {
    auto files = small_site();
    seal(files, "Atelier", noon(), std::nullopt);
    const auto verdict = check_seal(files, std::nullopt);
    CHECK(verdict.faults.empty());
    CHECK(verdict.edition == "Atelier");
    CHECK(verdict.made == "2026-11-24T11:00:00Z");
    CHECK(verdict.signer.empty());
}

TEST_CASE("Every change of a sealed site is told by its file") {
    auto files = small_site();
    seal(files, "Atelier", noon(), std::nullopt);
    SECTION("changed") {
        files[1].bytes += "!";
        CHECK(faults(files) == Keys{"stick.changed_file"});
    }
    SECTION("gone") {
        files.erase(files.begin());
        CHECK(faults(files) == Keys{"stick.missing_file"});
    }
    SECTION("added") {
        files.push_back({"fr/autre.html", ""});
        CHECK(faults(files) == Keys{"stick.extra_file"});
    }
    SECTION("no seal, or one that cannot be read") {
        auto& sealed = *std::ranges::find(files, std::string(k_seal_file), &SiteFile::name);
        sealed.bytes = "{";
        CHECK_FALSE(faults(files).empty());
        CHECK(faults(small_site()) == Keys{"stick.no_seal"});
    }
}

TEST_CASE("A signature is asked for, checked against the seal and held to the key expected") {
    const auto pair = util::make_key_pair();
    auto files = small_site();
    seal(files, "Atelier", noon(), pair.secret);
    CHECK(faults(files, pair.open).empty());
    CHECK(check_seal(files, std::nullopt).signer == pair.open);
    CHECK(faults(files, util::make_key_pair().open) == Keys{"stick.other_signer"});
    SECTION("a seal made again by another hand") {
        auto& sealed = *std::ranges::find(files, std::string(k_seal_file), &SiteFile::name);
        sealed.bytes += " ";
        CHECK(faults(files, pair.open) == Keys{"stick.bad_signature"});
    }
    SECTION("a signature taken away") {
        std::erase_if(files, [](const SiteFile& file) { return file.name == k_signature_file; });
        CHECK(faults(files, pair.open) == Keys{"stick.not_signed"});
    }
}

TEST_CASE("Addresses become files of the folder") {
    CHECK(file_of("/fr/") == "fr/index.html");
    CHECK(file_of("/en/?q=a&need=legal_aid") == "en/index.html?q=a&need=legal_aid");
    CHECK(file_of("/fr/prestataires/12-hopital-regional") == "fr/prestataires/12.html");
    CHECK(file_of("/en/organisations/3-x#services") == "en/organisations/3.html#services");
    CHECK(file_of("/fr/a-propos") == "fr/a-propos.html");
    CHECK(file_of("/fr/offres") == "fr/offres.html");
    CHECK(file_of("/en/offers/7-tailor") == "en/offers/7.html");
    CHECK(file_of("/fr/parcours") == "fr/parcours.html");
    CHECK(file_of("/en/flowchart/general.svg") == "en/flowchart/general.svg");
    CHECK(file_of("/fr/parcours/0.csv") == "fr/absent.html");
    CHECK(file_of("/fr/guides") == "fr/guides.html");
    CHECK(file_of("/en/guides/focal-point") == "en/guides/focal-point.html");
    CHECK(file_of("/fr/guides/../../etc") == "fr/absent.html");
    CHECK(file_of("/static/app.css") == "static/app.css");
    CHECK(file_of("/") == "index.html");
    CHECK(file_of("/fr/couverture") == "fr/absent.html");
    CHECK(file_of("/fr/prestataires/../../etc") == "fr/absent.html");
    CHECK(file_of("/api/v1/status") == "fr/absent.html");
}

TEST_CASE("A page's links lead to files, and its module becomes two plain scripts") {
    const auto page = with_file_links(R"(<link rel="manifest" href="/manifest.webmanifest">
<script type="module" src="/static/app.js"></script><a href="/fr/prestataires/1-a">1</a><form action="/fr/">
<a href="tel:+237">x</a><a href="https://example.org/fr/">y</a>)",
                                      "../../");
    CHECK(page.find("manifest") == std::string::npos);
    CHECK(page.find(R"(src="../../static/stick-data.js")") <
          page.find(R"(src="../../static/stick.js")"));
    CHECK(page.find("module") == std::string::npos);
    CHECK(page.find(R"(href="../../fr/prestataires/1.html")") != std::string::npos);
    CHECK(page.find(R"(action="../../fr/index.html")") != std::string::npos);
    CHECK(page.find(R"(href="tel:+237")") != std::string::npos);
    CHECK(page.find(R"(href="https://example.org/fr/")") != std::string::npos);
}

TEST_CASE("A target is read as a browser writes it") {
    const auto request =
        read_target("GET", "/en/caf%C3%A9?q=a+b%26c&need=x&need=y&empty&bad=%4", "");
    CHECK(request.path == "/en/café");
    CHECK(request.parameter("q") == "a b&c");
    CHECK(request.parameters.size() == 5);
    CHECK(request.parameter("bad") == "%4");
    CHECK(request.lang == present::Lang::en);
    CHECK(read_target("GET", "/api/v1/status?lang=en", "").lang == present::Lang::en);
    CHECK(read_target("GET", "/fr/?lang=en", "").lang == present::Lang::fr);
}
