#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace relais::importers {

/// Cuts a cell into the terms it lists. A piece that `is_known` is kept whole, whatever it holds
/// ("VIH/SIDA", "Accueil et hébergement"); another is cut at line breaks, ; | and bullets, then at
/// commas, at /, at "et", "and", & and +, but never inside brackets, and only as long as that finds
/// a known term. Pieces are trimmed and never empty.
std::vector<std::string> split_known(std::string_view cell,
                                     const std::function<bool(std::string_view)>& is_known);

} // namespace relais::importers
