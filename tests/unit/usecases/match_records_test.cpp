#include "usecases/match_records.h"

#include "support/sample_records.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::directory;
using store::RecordKind;

namespace {

/// What the store knows after an edition of these records.
usecases::KnownRecords known_of(const store::Records& records) {
    usecases::KnownRecords known;
    known.published = records;
    const auto learn = [](store::Identities& identities, const std::string& key, std::int64_t id) {
        identities.by_key[key] = id;
        identities.next = std::max(identities.next, id + 1);
    };
    for (const auto& record : records.organisations) {
        learn(known.identities[0], record.key, record.id.value);
    }
    for (const auto& record : records.sites) {
        learn(known.identities[1], record.key, record.id.value);
    }
    for (const auto& record : records.services) {
        learn(known.identities[2], record.key, record.id.value);
    }
    return known;
}

/// Published: organisation 7, its site 70 and service 700.
store::Records published() {
    store::Records records;
    Organisation organisation;
    organisation.id = {7};
    organisation.key = "associationdesfemmesdemaroua";
    organisation.name = "Association des femmes de Maroua";
    records.organisations = {organisation};
    Site site;
    site.id = {70};
    site.key = "associationdesfemmesdemaroua/domayo";
    site.organisation = {7};
    site.name = "Antenne de Domayo";
    site.area = "CM004001001";
    site.locality = "domayo";
    site.phones = {"+237699999999"};
    records.sites = {site};
    Service service;
    service.id = {700};
    service.key = site.key + "/legal_aid";
    service.organisation = {7};
    service.site = SiteId{70};
    service.need = "legal_aid";
    records.services = {service};
    return records;
}

/// The same as a new file says it: ids are positions.
store::Records as_read() {
    auto records = published();
    records.organisations[0].id = {1};
    records.sites[0].id = {1};
    records.sites[0].organisation = {1};
    records.services[0].id = {1};
    records.services[0].organisation = {1};
    records.services[0].site = SiteId{1};
    return records;
}

} // namespace

TEST_CASE("A file read again keeps every id and says nothing") {
    auto records = as_read();
    const auto matched = usecases::match_records(records, known_of(published()));
    CHECK(records.organisations == published().organisations);
    CHECK(records.sites == published().sites);
    CHECK(records.services == published().services);
    CHECK(matched.matches.empty());
    CHECK(matched.new_identities[0].empty());
}

TEST_CASE("A respelled organisation is recognised, with its place and service, and the reasons are given") {
    auto records = as_read();
    records.organisations[0].name = "Assoc. des femmes de Maroua";
    records.organisations[0].key = "assocdesfemmesdemaroua";
    records.sites[0].key = "assocdesfemmesdemaroua/domayo";
    records.services[0].key = "assocdesfemmesdemaroua/domayo/legal_aid";
    const auto matched = usecases::match_records(records, known_of(published()));
    CHECK(records.organisations[0].id.value == 7);
    CHECK(records.sites[0].id.value == 70);
    CHECK(records.services[0].id.value == 700);
    REQUIRE(matched.matches.size() == 2);
    CHECK(matched.matches[0].old_name == "Association des femmes de Maroua");
    CHECK(matched.matches[0].reasons.front().key == "match.names");
    CHECK(matched.new_identities[0].front().key == "assocdesfemmesdemaroua");
}

TEST_CASE("Another organisation gets a number never given") {
    auto records = as_read();
    records.organisations[0].name = "Chambre des métiers";
    records.organisations[0].key = "chambredesmetiers";
    records.sites[0].key = "chambredesmetiers/domayo";
    records.services[0].key = "chambredesmetiers/domayo/legal_aid";
    const auto matched = usecases::match_records(records, known_of(published()));
    CHECK(matched.matches.empty());
    CHECK(records.organisations[0].id.value == 8);
    CHECK(records.sites[0].id.value == 71);
    CHECK(records.services[0].id.value == 701);
}

TEST_CASE("An organisation still named by its key is not taken for a respelled newcomer") {
    auto records = as_read();
    auto twin = records.organisations[0];
    twin.id = {2};
    twin.name = "Association des femmes de Maroua II";
    twin.key = "associationdesfemmesdemarouaii";
    records.organisations.push_back(twin);
    const auto matched = usecases::match_records(records, known_of(published()));
    CHECK(matched.matches.empty());
    CHECK(records.organisations[1].id.value == 8);
}

TEST_CASE("The same antenna name in another department is another place") {
    auto records = as_read();
    records.sites[0].key = "associationdesfemmesdemaroua/mokolo";
    records.sites[0].area = "CM004005001";
    const auto matched = usecases::match_records(records, known_of(published()));
    CHECK(matched.matches.empty());
    CHECK(records.sites[0].id.value == 71);
}

TEST_CASE("A place without a name that only changed its address is the same place") {
    auto before = published();
    before.sites[0].name = "";
    before.sites[0].phones.clear();
    auto records = as_read();
    records.sites[0].name = "";
    records.sites[0].phones.clear();
    records.sites[0].key = "associationdesfemmesdemaroua/maroua/ruedelamairie";
    records.services[0].key = records.sites[0].key + "/legal_aid";
    const auto matched = usecases::match_records(records, known_of(before));
    CHECK(records.sites[0].id.value == 70);
    CHECK(records.services[0].id.value == 700);
    CHECK(matched.matches.size() == 1);
}
