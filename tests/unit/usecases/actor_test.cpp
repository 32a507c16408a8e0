#include "usecases/actor.h"
#include "usecases/links.h"
#include "support/temporary.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <chrono>

using namespace relais;
using namespace std::chrono_literals;
using directory::Permission;
using directory::Role;

namespace {

const util::Instant k_noon{*util::parse_day("2026-11-24") + 11h};

usecases::Actor actor(Role role, std::int64_t organisation) {
    return {{1}, role, {organisation}, "Amina", "fr"};
}

} // namespace

TEST_CASE("A permission on one's own things stops at one's own organisation") {
    const auto partner = actor(Role::partner, 5);
    CHECK_NOTHROW(usecases::require(partner, Permission::place_offers));
    CHECK_NOTHROW(usecases::require(partner, Permission::place_offers, {5}));
    CHECK_THROWS_AS(usecases::require(partner, Permission::place_offers, {6}), util::Forbidden);
    CHECK_THROWS_AS(usecases::require(partner, Permission::manage_editions), util::Forbidden);
    CHECK_NOTHROW(usecases::require(actor(Role::manager, 0), Permission::place_offers, {6}));
}

TEST_CASE("Who has no organisation has no own things, not even those of nobody") {
    const auto partner = actor(Role::partner, 0);
    CHECK_THROWS_AS(usecases::require(partner, Permission::place_offers), util::Forbidden);
    CHECK_THROWS_AS(usecases::require(partner, Permission::place_offers, {0}), util::Forbidden);
}

TEST_CASE("A link opens its one thing until it expires or is used") {
    const tests::TemporaryFolder folder;
    const auto database = store::Database::open_or_create(folder / "relais.sqlite");
    store::Transaction all(database);
    const auto secret = usecases::make_link(database, "invite", "account 3", 48h, {"test", k_noon});
    const auto other = usecases::make_link(database, "invite", "account 4", 48h, {"test", k_noon});
    CHECK(secret.size() == 43);
    CHECK(secret != other);
    CHECK(usecases::follow_link(database, "invite", secret, k_noon + 47h) == "account 3");
    CHECK_THROWS_AS(usecases::follow_link(database, "reset", secret, k_noon), util::NotFound);
    CHECK_THROWS_AS(usecases::follow_link(database, "invite", secret, k_noon + 48h), util::NotFound);
    CHECK_THROWS_AS(usecases::follow_link(database, "invite", secret + "x", k_noon), util::NotFound);
    CHECK(usecases::use_link(database, "invite", secret, k_noon) == "account 3");
    CHECK_THROWS_AS(usecases::use_link(database, "invite", secret, k_noon), util::NotFound);
    CHECK(usecases::use_link(database, "invite", other, k_noon) == "account 4");
}
