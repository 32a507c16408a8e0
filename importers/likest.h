#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace relais::importers {

/// The candidate that looks most like a text: the one that shares most of its words (small words
/// aside), else the one within a third of its letters; the earliest of equals. Nothing if none
/// does. Only for suggestions: it may be wrong.
std::optional<std::size_t> likest(std::string_view text,
                                  const std::vector<std::string_view>& candidates);

} // namespace relais::importers
