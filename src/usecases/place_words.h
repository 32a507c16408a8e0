#pragma once
#include "usecases/snapshot.h"

#include <string>
#include <string_view>

namespace relais::usecases {

/// The settlement that typed words most likely mean; its code, "" when nothing is like them.
/// `chosen`: the code that was picked from a list, kept while it still goes by these words.
std::string
settlement_of_words(const Snapshot& snapshot, std::string_view words, const std::string& chosen);

/// The same for an occupation (ISCO-08).
std::string occupation_of_words(std::string_view words, const std::string& chosen);

} // namespace relais::usecases
