#pragma once
#include "present/texts.h"

#include <string>

namespace relais::present {

/// The picture a messenger shows beside a link, 1200 by 630 pixels, PNG. Throws util::Unavailable when it cannot be
/// drawn.
std::string share_picture(const Texts& texts);

} // namespace relais::present
