#pragma once
#include "directory/taxonomy.h"

#include <string>

namespace relais::commands {

/// The code of a need given as a code, a label or a synonym in either language; the words themselves when they are
/// none of these, for the use case to refuse with the nearest code.
std::string need_code(const directory::Taxonomy& taxonomy, const std::string& words);

} // namespace relais::commands
