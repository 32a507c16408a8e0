#include "usecases/membership_desk.h"

#include "store/reference_store.h"
#include "usecases/field_checks.h"
#include "usecases/read_codes.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>
#include <tuple>

namespace relais::usecases {
namespace {

using namespace relais::directory;

constexpr std::size_t k_longest_role = 200;

std::optional<util::Day> day_in(const char* field, const std::string& text) {
    if (text.empty()) {
        return std::nullopt;
    }
    const auto day = util::parse_day(text);
    if (!day) {
        throw util::InvalidInput(field, {"member.bad_day", {{"value", text.substr(0, 40)}}});
    }
    return day;
}

std::string picture_of(const std::optional<Membership>& said) {
    if (!said) {
        return "";
    }
    const auto day = [](const auto& value) {
        return value ? util::to_string(*value) : std::string("–");
    };
    return std::string(code_of(said->state)) + " " + day(said->since) + " " + day(said->until) +
           " " + said->role_fr + " / " + said->role_en;
}

} // namespace

Membership membership_in(const MembershipWords& words) {
    Membership membership;
    membership.organisation = words.organisation;
    membership.state = read_code<MnrMembership>("state", words.state);
    membership.since = day_in("since", words.since);
    membership.until = day_in("until", words.until);
    if (membership.since && membership.until && *membership.until < *membership.since) {
        throw util::InvalidInput("until", {"member.ends_first", {}});
    }
    membership.role_fr = checked_text("role_fr", words.role_fr, 0, k_longest_role);
    membership.role_en = checked_text("role_en", words.role_en, 0, k_longest_role);
    return membership;
}

std::optional<Membership> said_of(const std::vector<store::StoredMembership>& stored,
                                  OrganisationId id) {
    const auto found =
        std::ranges::find(stored, id, [](const auto& one) { return one.membership.organisation; });
    return found != stored.end() ? std::optional(found->membership) : std::nullopt;
}

std::vector<Member> members_of(const Directory& directory,
                               const std::vector<store::StoredMembership>& stored,
                               util::Day today) {
    std::vector<Member> members;
    for (const auto& organisation : directory.organisations) {
        Member member{organisation.id,
                      organisation.name,
                      MnrMembership::none,
                      said_of(stored, organisation.id)};
        const auto said = member.said ? membership_on(*member.said, today) : std::nullopt;
        member.state = said ? *said : organisation.mnr_membership.value_or(MnrMembership::none);
        if (member.state != MnrMembership::none) {
            members.push_back(std::move(member));
        }
    }
    std::ranges::sort(members, {}, [](const Member& member) {
        return std::tuple(
            -static_cast<int>(member.state), util::fold(member.name), member.organisation);
    });
    return members;
}

std::vector<store::StoredMembership> memberships(const store::Database& database) {
    return store::list_memberships(database);
}

std::string version_of(const std::optional<Membership>& said) {
    return version_of(picture_of(said));
}

void save_membership(const store::Database& database,
                     const Actor& actor,
                     const Directory& directory,
                     const MembershipWords& words,
                     const std::string& seen,
                     util::Instant now) {
    require(actor, Permission::manage_editions);
    if (directory.organisation(words.organisation) == nullptr) {
        throw util::NotFound(
            {"error.no_organisation", {{"id", std::to_string(words.organisation.value)}}});
    }
    std::optional<Membership> after;
    if (!words.state.empty()) {
        after = membership_in(words);
    }
    store::Transaction all(database);
    const auto before = said_of(store::list_memberships(database), words.organisation);
    check_seen(seen, version_of(before));
    if (before == after) {
        return;
    }
    if (after) {
        store::save_membership(database, {*after, util::to_string(now), actor.name});
    } else {
        store::delete_membership(database, words.organisation);
    }
    store::bump_revision(database);
    audit(database,
          actor,
          now,
          "save_membership",
          "organisation " + std::to_string(words.organisation.value),
          picture_of(before),
          picture_of(after));
    all.commit();
}

} // namespace relais::usecases
