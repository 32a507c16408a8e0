#include "usecases/consolidate.h"

#include "directory/mapping_row.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::directory;

namespace {

MappingRow row(int line, const std::string& organisation, const std::string& site, const std::string& need) {
    MappingRow row;
    row.provenance = {"Feuille", line};
    row.organisation.key = organisation;
    row.organisation.name = organisation;
    row.site = Site{};
    row.site->key = organisation + "/" + site;
    row.site->name = site;
    Service service;
    service.key = row.site->key + "/" + need;
    service.need = need;
    service.raw_need = need;
    row.services = {service};
    return row;
}

std::vector<std::string> keys_of(const std::vector<Finding>& findings) {
    std::vector<std::string> keys;
    for (const auto& finding : findings) {
        keys.push_back(finding.what.key);
    }
    return keys;
}

} // namespace

TEST_CASE("Lines of one organisation and place make one record of each and a service a line") {
    const auto records =
        usecases::consolidate({row(2, "a", "x", "legal_aid"), row(3, "a", "x", "microcredit"), row(4, "a", "y", "legal_aid")})
            .records;
    CHECK(records.organisations.size() == 1);
    CHECK(records.sites.size() == 2);
    REQUIRE(records.services.size() == 3);
    CHECK(records.services[0].site == records.services[1].site);
    CHECK(records.services[2].site == records.sites[1].id);
    CHECK(records.services[2].organisation == records.organisations[0].id);
}

TEST_CASE("A later line fills what an earlier one leaves empty, and a disagreement is said") {
    auto first = row(2, "a", "x", "legal_aid");
    auto second = row(3, "a", "x", "microcredit");
    second.organisation.acronym = "AX";
    second.site->address = "Rue 1";
    second.site->phones = {"+237611111111"};
    auto third = row(4, "a", "x", "savings_group");
    third.organisation.acronym = "AY";
    third.site->phones = {"+237622222222"};
    const auto all = usecases::consolidate({first, second, third, third});
    CHECK(all.records.organisations[0].acronym == "AX");
    CHECK(all.records.sites[0].address == "Rue 1");
    CHECK(all.records.sites[0].phones == std::vector<std::string>{"+237611111111", "+237622222222"});
    CHECK(keys_of(all.findings) == std::vector<std::string>{"finding.organisation_acronyms", "finding.service_twice"});
    CHECK(all.findings[0].row == 4);
}

TEST_CASE("The most guarded visibility of a place holds, whatever the order of its lines") {
    auto open = row(2, "a", "x", "legal_aid");
    auto secret = row(3, "a", "x", "protection_gbv");
    secret.site->visibility = LocationVisibility::confidential;
    for (const auto& rows : {std::vector{open, secret}, std::vector{secret, open}}) {
        CHECK(usecases::consolidate(rows).records.sites[0].visibility == LocationVisibility::confidential);
    }
    CHECK(keys_of(usecases::consolidate({open, secret}).findings) ==
          std::vector<std::string>{"finding.site_visibility"});
}

TEST_CASE("The finest point of a place's lines is kept with its precision and unit") {
    auto coarse = row(2, "a", "x", "legal_aid");
    coarse.site->point = LonLat{14, 10};
    coarse.site->precision = LocationPrecision::locality;
    coarse.site->area = "CM004001";
    auto fine = row(3, "a", "x", "microcredit");
    fine.site->point = LonLat{14.1, 10.1};
    fine.site->precision = LocationPrecision::surveyed;
    fine.site->area = "CM004001001";
    for (const auto& rows : {std::vector{coarse, fine}, std::vector{fine, coarse}}) {
        const auto site = usecases::consolidate(rows).records.sites[0];
        CHECK(site.point == LonLat{14.1, 10.1});
        CHECK(site.precision == LocationPrecision::surveyed);
        CHECK(site.area == "CM004001001");
    }
}

TEST_CASE("A service said twice is taken once and reported") {
    const auto all = usecases::consolidate({row(2, "a", "x", "legal_aid"), row(9, "a", "x", "legal_aid")});
    CHECK(all.records.services.size() == 1);
    CHECK(keys_of(all.findings) == std::vector<std::string>{"finding.service_twice"});
}

TEST_CASE("A line without a place makes an outreach service") {
    auto mobile = row(2, "a", "x", "legal_aid");
    mobile.site.reset();
    const auto all = usecases::consolidate({mobile});
    CHECK(all.records.sites.empty());
    CHECK_FALSE(all.records.services[0].site);
}
