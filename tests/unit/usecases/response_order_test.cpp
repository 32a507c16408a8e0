#include "support/directory_builder.h"
#include "usecases/find_nearest.h"
#include "usecases/plan_care.h"
#include "usecases/response_order.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <rapidcheck.h>

using namespace relais;
using namespace relais::directory;
using test::DirectoryBuilder;
using usecases::Responses;

namespace {

usecases::NearestRequest shelter_near(int k) {
    usecases::NearestRequest request;
    request.settlement = "gn1"; // 14.32417, 10.59095
    request.needs = {"housing_emergency_shelter"};
    request.k = k;
    return request;
}

/// Organisations 1 … n with a shelter each, `east` thousandths of a degree from the settlement.
DirectoryBuilder shelters(const std::vector<int>& east) {
    DirectoryBuilder builder;
    for (std::size_t i = 0; i < east.size(); ++i) {
        const auto id = static_cast<std::int64_t>(i) + 1;
        builder.organisation(id, "Organisation " + std::to_string(id));
        builder.site(id, "", 14.32417 + east[i] / 1000.0, 10.59095);
        builder.service(id, id, "housing_emergency_shelter");
    }
    return builder;
}

std::vector<std::int64_t> ids(const usecases::Snapshot& snapshot,
                              const std::vector<geometry::Found>& list) {
    std::vector<std::int64_t> all;
    for (const auto& found : list) {
        all.push_back(snapshot.directory().services[found.offering].id.value);
    }
    return all;
}

std::vector<std::int64_t> nearest(const usecases::Snapshot& snapshot,
                                  const usecases::NearestRequest& request,
                                  const Responses* responses) {
    const auto result = usecases::find_nearest(snapshot, request, test::test_day(), responses);
    return ids(snapshot, result.needs.at(0).answer.possible);
}

constexpr ResponseFigure figure(std::int64_t organisation, int answered) {
    return {OrganisationId{organisation}, answered, std::nullopt};
}

} // namespace

TEST_CASE("Who answers comes first where distances are about the same, and only there",
          "[response]") {
    const auto snapshot = shelters({10, 11, 13}).snapshot();
    const Responses responses{{figure(1, 0), figure(2, 100), figure(3, 100)}};
    CHECK(nearest(*snapshot, shelter_near(3), &responses) == std::vector<std::int64_t>{2, 1, 3});
    CHECK(nearest(*snapshot, shelter_near(3), nullptr) == std::vector<std::int64_t>{1, 2, 3});
    const Responses told{responses.figures, false};
    CHECK(nearest(*snapshot, shelter_near(3), &told) == std::vector<std::int64_t>{1, 2, 3});
}

TEST_CASE("In one town, where all are as far, who answers comes first however many there are",
          "[response]") {
    const auto snapshot = shelters(std::vector<int>(40, 0)).snapshot();
    const Responses responses{{figure(39, 100), figure(40, 80)}};
    CHECK(nearest(*snapshot, shelter_near(3), &responses) == std::vector<std::int64_t>{39, 40, 1});
}

TEST_CASE("The first by answers are those of all services, whatever is asked for", "[response]") {
    CHECK(rc::check("as by sorting everything", [] {
        const auto east = *rc::gen::nonEmpty(
            rc::gen::resize(60, rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 40))));
        const auto snapshot = shelters(east).snapshot();
        Responses responses;
        for (std::size_t i = 0; i < east.size(); ++i) {
            if (const int answered = *rc::gen::inRange(-3, 21); answered >= 0) {
                responses.figures.push_back(figure(static_cast<std::int64_t>(i) + 1, 5 * answered));
            }
        }
        auto all = usecases::find_nearest(*snapshot, shelter_near(50), test::test_day())
                       .needs.at(0)
                       .answer.possible;
        if (east.size() > 50) {
            return; // more than may be asked for
        }
        const auto key = [&](const geometry::Found& found) {
            const auto factor =
                response_factor(usecases::response_of(*snapshot, responses, found.offering));
            return std::pair(found.distance->value * factor, factor);
        };
        std::ranges::stable_sort(all, {}, key);
        const int k = *rc::gen::inRange(1, 8);
        all.resize(std::min(all.size(), static_cast<std::size_t>(k)));
        RC_ASSERT(nearest(*snapshot, shelter_near(k), &responses) == ids(*snapshot, all));
    }));
}

TEST_CASE("A plan goes rather to who answers, and tells journeys as they are", "[response]") {
    auto builder = shelters({10, 11});
    const auto snapshot = builder.snapshot();
    usecases::PlanRequest request;
    request.settlement = "gn1";
    request.needs = {"housing_emergency_shelter"};
    const auto first = [&](const Responses* responses) {
        return usecases::plan_care(*snapshot, request, test::test_day(), responses).best;
    };
    const auto organisation = [&](const usecases::Plan& plan) {
        return snapshot->directory()
            .services[plan.visits.at(0).answers.at(0).service]
            .organisation.value;
    };
    const auto exact = first(nullptr);
    CHECK(organisation(exact) == 1);
    const Responses responses{{figure(1, 0), figure(2, 100)}};
    const auto weighed = first(&responses);
    CHECK(organisation(weighed) == 2);
    CHECK(weighed.kilometres > exact.kilometres);
    CHECK(weighed.kilometres == Approx(weighed.visits[0].distance->value / 1000));
    const Responses told{responses.figures, false};
    CHECK(organisation(first(&told)) == 1);
    const auto door = shelters({0, 0}).snapshot();
    const auto at_door = usecases::plan_care(*door, request, test::test_day(), &responses).best;
    CHECK(door->directory().services[at_door.visits.at(0).answers.at(0).service].id.value == 2);
}

TEST_CASE("Another word for the order is refused", "[response]") {
    const auto snapshot = shelters({1}).snapshot();
    auto request = shelter_near(1);
    request.order = "answer";
    CHECK_THROWS_AS(nearest(*snapshot, request, nullptr), util::InvalidInput);
    request.order = "distance";
    CHECK(nearest(*snapshot, request, nullptr).size() == 1);
}
