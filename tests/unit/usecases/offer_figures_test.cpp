#include "support/directory_builder.h"
#include "usecases/offer_figures.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace std::chrono_literals;
using directory::Role;

namespace {

const usecases::Actor k_planner{{}, Role::planner, {}, "P", "fr"};

usecases::BoardOffer
offer(std::int64_t id, const std::string& settlement, const std::string& sector, int posts) {
    usecases::BoardOffer one;
    one.offer.id = {id};
    one.offer.settlement = settlement;
    one.offer.sector = sector;
    one.offer.posts = posts;
    one.offer.state = directory::OfferState::published;
    one.offer.confirmed_on = test::test_day();
    one.company.state = directory::CompanyState::approved;
    one.company.sector = "G";
    return one;
}

store::StoredProposal
proposal(std::int64_t to, const std::string& code, util::Instant at = test::test_noon()) {
    store::StoredProposal stored;
    stored.proposal.offer = {to};
    stored.proposal.case_code = code;
    stored.proposal.sent_at = at;
    return stored;
}

} // namespace

TEST_CASE("Supply is what the public sees, demand is people, each once, in the firm's sector where "
          "the offer names none",
          "[offer_figures]") {
    const auto snapshot = test::DirectoryBuilder().snapshot();
    usecases::OfferBoard board;
    board.offers = {offer(1, "gn1", "C", 3),
                    offer(2, "gn1", "", 2),
                    offer(3, "gn3", "C", 1),
                    offer(4, "gn1", "C", 9)};
    board.offers[0].offer.placed = 1;
    board.offers[3].offer.state = directory::OfferState::paused;
    std::vector<store::StoredProposal> proposals;
    for (const auto* code : {"A", "B", "C", "D", "E", "F"}) {
        proposals.push_back(proposal(1, code));
    }
    proposals.push_back(proposal(2, "A")); // the same person elsewhere
    proposals.push_back(proposal(1, "OLD", test::test_noon() - 24h * 400));
    const auto report = usecases::report_offers(
        k_planner, snapshot->directory(), board, proposals, test::test_day());
    CHECK(report.whole.offers == 3);
    CHECK(report.whole.posts_open == 5);
    CHECK(report.whole.people == 6);
    REQUIRE(report.cells.size() == 3);
    const auto& sewing = report.cells[1].sector == "C" ? report.cells[1] : report.cells[0];
    CHECK(report.regions.size() == 2);
    int people = 0;
    for (const auto& cell : report.cells) {
        people += cell.people;
        CHECK(cell.tells_people() ==
              (cell.people == 0 || cell.people >= usecases::k_fewest_people));
    }
    CHECK(people == 7); // by sector somebody may stand twice, in the sum once
    CHECK(sewing.sector == "C");
}

TEST_CASE("Figures are for those who may see them all", "[offer_figures]") {
    const auto snapshot = test::DirectoryBuilder().snapshot();
    for (const auto role : {Role::public_, Role::caseworker, Role::focal_point, Role::partner}) {
        const usecases::Actor other{{}, role, {1}, "x", "fr"};
        CHECK_THROWS_AS(
            usecases::report_offers(other, snapshot->directory(), {}, {}, test::test_day()),
            util::Forbidden);
    }
}
