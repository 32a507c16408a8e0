#pragma once
#include "directory/account.h"
#include "util/clock.h"

#include <string>

namespace relais::usecases {

/// Who makes a change and when: every change is journalled with both.
struct Author {
    std::string name;
    util::Instant now;
    directory::AccountId account{}; ///< none: the command line
};

} // namespace relais::usecases
