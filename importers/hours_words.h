#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace relais::importers {

/// Opening hours as people write them, in French or English, as an OSM opening_hours expression:
/// "Lun-Ven 8h-15h30" → "Mo-Fr 08:00-15:30", "7j/7 24h/24" → "24/7", "du lundi au vendredi de 7h30
/// à 15h30, fermé les jours fériés" → "Mo-Fr 07:30-15:30; PH off". Nothing for texts with a word it
/// does not know, hours without days (they would read as every day) or days without hours.
std::optional<std::string> hours_from_words(std::string_view text);

} // namespace relais::importers
