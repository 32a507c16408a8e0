#include "directory/person_groups.h"

#include <limits>

namespace relais::directory {
namespace {

bool is_within(const Profile& profile, int from, int to) {
    return profile.age && profile.age->from >= from && profile.age->to <= to;
}

} // namespace

CodeSet<Public> certain_publics(const Profile& profile) {
    using enum Public;
    constexpr int k_no_limit = std::numeric_limits<int>::max();
    const bool is_woman =
        profile.sex == Sex::female && is_within(profile, k_adult_from, k_no_limit);
    CodeSet<Public> groups{returnees};
    const auto add_if = [&groups](bool condition, Public group) {
        if (condition) {
            groups.add(group);
        }
    };
    add_if(is_woman || profile.publics.has(pregnant_women), women);
    add_if(is_within(profile, 0, k_adult_from - 1) || profile.publics.has(unaccompanied_minors),
           children);
    add_if(is_within(profile, k_youth_from, k_youth_to), youth);
    add_if(is_within(profile, k_older_from, k_no_limit), older_persons);
    add_if(profile.publics.has(single_parents), families);
    return groups;
}

CodeSet<Sex> sexes_served(const Service& service) {
    if (!service.sexes.empty()) {
        return service.sexes;
    }
    if (service.publics.has(Public::everyone)) {
        return {Sex::female, Sex::male};
    }
    const bool only_women =
        !service.publics.empty() && (service.publics.bits & ~k_groups_of_women.bits) == 0;
    return only_women ? CodeSet<Sex>{Sex::female} : CodeSet<Sex>{};
}

} // namespace relais::directory
