#pragma once
#include "util/clock.h"

#include <string>

namespace relais::usecases {

/// Who makes a change and when: every change is journalled with both.
struct Author {
    std::string name;
    util::Instant now;
};

} // namespace relais::usecases
