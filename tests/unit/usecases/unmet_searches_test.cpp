#include "support/directory_builder.h"
#include "usecases/unmet_searches.h"

#include <catch2/catch.hpp>

#include <rapidcheck.h>

using namespace relais;
using namespace relais::test;

namespace {

/// Services near Maroua and as far as a day's journey, that suit, may suit, or lie nowhere.
std::shared_ptr<const usecases::Snapshot> some_directory() {
    DirectoryBuilder builder;
    builder.organisation(1, "A");
    const auto count = *rc::gen::inRange(0, 6);
    for (std::int64_t i = 1; i <= count; ++i) {
        builder.site(i, "Site", 14.3 + 0.01 * *rc::gen::inRange(0, 100), 10.6);
        auto& service = builder.service(100 + i, i, "legal_aid");
        if (*rc::gen::arbitrary<bool>()) {
            service.minimum_age.reset();
            service.maximum_age.reset(); // may suit, no more
        }
        if (*rc::gen::inRange(0, 5) == 0) {
            service.site.reset();
        }
    }
    return builder.snapshot();
}

} // namespace

TEST_CASE("What an answer tells of an unmet search is what searching again would") {
    REQUIRE(rc::check("the same counts", [] {
        const auto snapshot = some_directory();
        usecases::NearestRequest request;
        request.settlement = "gn1";
        request.needs = {"legal_aid"};
        request.sex = "female";
        request.age_from = 30;
        request.publics = {"returnees"};
        if (*rc::gen::arbitrary<bool>()) {
            request.within_km = *rc::gen::inRange(1, 90);
        }
        const auto result = usecases::find_nearest(*snapshot, request, test_day());
        const auto again = usecases::unmet_counts(*snapshot, result.place, result.query, {result.needs.at(0).term},
                                                  result.within, test_day());
        RC_ASSERT(usecases::unmet_counts(*snapshot, result, test_day()) == again);
        RC_CLASSIFY(again.empty());
    }));
}
