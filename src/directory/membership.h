#pragma once
#include "directory/codes.h"
#include "directory/ids.h"
#include "util/clock.h"

#include <optional>
#include <string>

namespace relais::directory {

/// What the committee says of an organisation: its place in the mechanism, since and until when,
/// its role there.
struct Membership {
    OrganisationId organisation;
    MnrMembership state = MnrMembership::none;
    std::optional<util::Day> since; ///< first day
    std::optional<util::Day> until; ///< last day
    std::string role_fr;
    std::string role_en;
    bool operator==(const Membership&) const = default;
};

/// What holds on a day: nothing before it begins, `none` once it has ended.
inline std::optional<MnrMembership> membership_on(const Membership& membership, util::Day day) {
    if (membership.since && day < *membership.since) {
        return std::nullopt;
    }
    return membership.until && *membership.until < day ? MnrMembership::none : membership.state;
}

} // namespace relais::directory
