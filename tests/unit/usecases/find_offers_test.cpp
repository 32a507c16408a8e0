#include "support/directory_builder.h"
#include "usecases/find_offers.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::usecases;
using namespace std::chrono;

namespace {

constexpr util::Day k_today = sys_days{2026y / November / 25};

/// Offers of one approved firm; say only what a test is about.
class Board {
public:
    directory::Offer& add(std::string occupation, std::string settlement = "gn1") {
        BoardOffer one;
        one.company.state = directory::CompanyState::approved;
        one.offer.id = {static_cast<std::int64_t>(m_board.offers.size()) + 1};
        one.offer.state = directory::OfferState::published;
        one.offer.occupation = std::move(occupation);
        one.offer.settlement = std::move(settlement);
        one.offer.level = directory::SchoolLevel::none;
        one.offer.confirmed_on = k_today;
        m_board.offers.push_back(std::move(one));
        return m_board.offers.back().offer;
    }
    OfferAnswer find(const OfferRequest& request) const {
        return find_offers(*m_snapshot, m_board, request, k_today);
    }
    static std::vector<std::int64_t> ids(const std::vector<FoundOffer>& found) {
        std::vector<std::int64_t> out;
        for (const auto& one : found) {
            out.push_back(one.position + 1);
        }
        return out;
    }

private:
    OfferBoard m_board;
    std::shared_ptr<const Snapshot> m_snapshot = test::DirectoryBuilder().snapshot();
};

OfferRequest from_maroua(std::string occupation = "") {
    OfferRequest request;
    request.settlement = "gn1";
    request.occupation = std::move(occupation);
    return request;
}

using Ids = std::vector<std::int64_t>;

} // namespace

TEST_CASE("offers come by nearness of trade, then by distance", "[db][offer]") {
    Board board;
    board.add("7533", "gn1"); // the family, on the spot
    board.add("7531", "gn3"); // the trade, far away
    board.add("7531", "gn2"); // the trade, a town away
    board.add("7511", "gn1"); // the wider family
    board.add("8321", "gn1"); // another trade
    const auto answer = board.find(from_maroua("7531"));
    CHECK(Board::ids(answer.suitable) == Ids{3, 2, 1});
    CHECK(Board::ids(answer.near_misses) == Ids{4});
    CHECK(answer.suitable.front().distance->value == Approx(59'000).epsilon(0.05));
}

TEST_CASE("nothing farther than asked, nor of a place nobody knows", "[db][offer]") {
    Board board;
    board.add("7531", "gn3");
    board.add("7531", "gn1");
    board.add("7531", "nowhere");
    auto request = from_maroua();
    request.within_km = 100;
    CHECK(Board::ids(board.find(request).suitable) == Ids{2});
    request.within_km.reset();
    CHECK(Board::ids(board.find(request).suitable) == Ids{2, 1, 3});
}

TEST_CASE("hidden offers are not found", "[db][offer]") {
    Board board;
    board.add("7531").state = directory::OfferState::paused;
    board.add("7531").closes = k_today - days{1};
    board.add("7531").confirmed_on = k_today - days{200};
    board.add("7531").confirmed_on = k_today - days{95};
    const auto answer = board.find(from_maroua());
    CHECK(answer.suitable.empty());
    CHECK(Board::ids(answer.possible) == Ids{4});
}

TEST_CASE("without a place, what closes soonest comes first", "[db][offer]") {
    Board board;
    board.add("7531");
    board.add("7531").closes = k_today + days{30};
    board.add("7531").closes = k_today + days{3};
    CHECK(Board::ids(board.find({}).suitable) == Ids{3, 2, 1});
}

TEST_CASE("the kind is a filter, not a reason", "[db][offer]") {
    Board board;
    board.add("7531").kind = directory::OfferKind::internship;
    board.add("7531");
    auto request = from_maroua();
    request.kinds = {"internship", "training"};
    CHECK(Board::ids(board.find(request).suitable) == Ids{1});
}

TEST_CASE("what is not accepted is named", "[db][offer]") {
    const Board board;
    const auto field_of = [&](const OfferRequest& request) {
        try {
            board.find(request);
        } catch (const util::InvalidInput& error) {
            return error.field();
        }
        return std::string("nothing");
    };
    auto request = from_maroua("9999");
    CHECK(field_of(request) == "occupation");
    request = from_maroua();
    request.kinds = {"job", "stage"};
    CHECK(field_of(request) == "kinds/1");
    request = from_maroua();
    request.within_km = -3;
    CHECK(field_of(request) == "within_km");
    request = from_maroua();
    request.languages = {"xx"};
    CHECK(field_of(request) == "languages/0");
    request = from_maroua();
    request.limit = 0;
    CHECK(field_of(request) == "limit");
    request = from_maroua();
    request.level = "bac";
    CHECK(field_of(request) == "level");
}
