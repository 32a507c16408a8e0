#include "directory/quality.h"

#include <catch2/catch.hpp>

#include <functional>
#include <string>

using namespace relais::directory;

namespace {

constexpr DayNumber k_today = 20'000;
const auto k_gone = std::nullopt;

Taxonomy taxonomy() {
    return Taxonomy(
        {{"social", "", "", "", {}, {}, {}}, {"legal_aid", "social", "", "", {}, {}, {}}});
}

relais::util::Day on_day(int before) {
    return relais::util::Day{std::chrono::days{k_today - before}};
}

/// A record to which nothing is lacking.
Site whole_site() {
    Site site;
    site.phones = {"+237699000011"};
    site.emails = {"point@example.org"};
    site.hours = {true, {{480, 930}}};
    site.opening_hours = "Mo 08:00-15:30";
    site.point = LonLat{14.3, 10.6};
    site.precision = LocationPrecision::street;
    return site;
}

Service whole_service() {
    Service service;
    service.need = "legal_aid";
    service.publics = {Public::women};
    service.verified_at = on_day(10);
    return service;
}

using Parts = std::array<std::optional<int>, k_quality_parts>;

struct Row {
    std::string what;
    std::function<void(Site&, std::vector<Service>&)> change;
    Parts parts; ///< contact, hours, publics, need, precision, freshness
    int score;
};

Quality quality(const Site* site, const std::vector<Service>& services) {
    std::vector<const Service*> pointers;
    for (const auto& service : services) {
        pointers.push_back(&service);
    }
    return quality_of(site, pointers, taxonomy(), k_today);
}

} // namespace

TEST_CASE("The quality of a record, part by part") {
    // clang-format off
    const std::vector<Row> table = {
        {"whole", [](Site&, auto&) {}, {100, 100, 100, 100, 100, 100}, 100},
        {"no mail", [](Site& s, auto&) { s.emails.clear(); }, {50, 100, 100, 100, 100, 100}, 92},
        {"no phone", [](Site& s, auto&) { s.phones.clear(); }, {50, 100, 100, 100, 100, 100}, 92},
        {"WhatsApp alone", [](Site& s, auto&) { s.phones.clear(); s.whatsapp = "+237699000011"; }, {100, 100, 100, 100, 100, 100}, 100},
        {"no contact", [](Site& s, auto&) { s.phones.clear(); s.emails.clear(); }, {0, 100, 100, 100, 100, 100}, 83},
        {"hours in words", [](Site& s, auto&) { s.hours = {}; s.opening_hours = "le matin"; }, {100, 50, 100, 100, 100, 100}, 92},
        {"no hours", [](Site& s, auto&) { s.hours = {}; s.opening_hours = ""; }, {100, 0, 100, 100, 100, 100}, 83},
        {"no hours, by appointment", [](Site& s, auto& v) { s.hours = {}; s.opening_hours = ""; v[0].access_modes = {AccessMode::appointment}; }, {100, k_gone, 100, 100, 100, 100}, 100},
        {"no hours, one of two walk-in", [](Site& s, auto& v) { s.hours = {}; s.opening_hours = ""; v.push_back(v[0]); v[0].access_modes = {AccessMode::phone}; v[1].access_modes = {AccessMode::walk_in}; }, {100, 0, 100, 100, 100, 100}, 83},
        {"publics of one in three", [](Site&, auto& v) { v.resize(3, v[0]); v[1].publics = {}; v[2].publics = {}; }, {100, 100, 33, 100, 100, 100}, 89},
        {"need a dimension", [](Site&, auto& v) { v[0].need = "social"; }, {100, 100, 100, 50, 100, 100}, 92},
        {"need unknown", [](Site&, auto& v) { v[0].need = "else"; }, {100, 100, 100, 0, 100, 100}, 83},
        {"point of the town", [](Site& s, auto&) { s.precision = LocationPrecision::locality; }, {100, 100, 100, 100, 50, 100}, 92},
        {"point of the arrondissement", [](Site& s, auto&) { s.precision = LocationPrecision::arrondissement; }, {100, 100, 100, 100, 25, 100}, 88},
        {"point of the department", [](Site& s, auto&) { s.precision = LocationPrecision::department; }, {100, 100, 100, 100, 0, 100}, 83},
        {"no point", [](Site& s, auto&) { s.point.reset(); }, {100, 100, 100, 100, 0, 100}, 83},
        {"shelter", [](Site& s, auto&) { s.visibility = LocationVisibility::confidential; s.precision = LocationPrecision::department; }, {100, 100, 100, 100, k_gone, 100}, 100},
        {"verified 365 days ago", [](Site&, auto& v) { v[0].verified_at = on_day(365); }, {100, 100, 100, 100, 100, 100}, 100},
        {"verified 366 days ago", [](Site&, auto& v) { v[0].verified_at = on_day(366); }, {100, 100, 100, 100, 100, 0}, 83},
        {"never verified", [](Site&, auto& v) { v[0].verified_at.reset(); }, {100, 100, 100, 100, 100, 0}, 83},
        {"no service", [](Site&, auto& v) { v.clear(); }, {100, 100, 0, 0, 100, 0}, 50},
    };
    // clang-format on
    for (const auto& row : table) {
        INFO(row.what);
        auto site = whole_site();
        std::vector<Service> services{whole_service()};
        row.change(site, services);
        const auto found = quality(&site, services);
        CHECK(found.parts == row.parts);
        CHECK(found.score == row.score);
    }
}

TEST_CASE("Outreach has neither contact, hours nor a point to lack") {
    const auto found = quality(nullptr, {whole_service()});
    CHECK(found.parts == Parts{k_gone, k_gone, 100, 100, k_gone, 100});
    CHECK(found.score == 100);
}
