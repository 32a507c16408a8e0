#include "present/verdict_memo.h"

namespace relais::present {

using directory::Criterion;

bool VerdictMemo::says_the_same(Criterion criterion,
                                const directory::Service& a,
                                const directory::Service& b) {
    switch (criterion) {
    case Criterion::public_group:
        return a.publics == b.publics;
    case Criterion::age:
        return a.minimum_age == b.minimum_age && a.maximum_age == b.maximum_age;
    case Criterion::language:
        return a.languages == b.languages;
    case Criterion::access:
        return a.access_modes == b.access_modes;
    default:
        return false; // about the site, or kept for everybody
    }
}

} // namespace relais::present
