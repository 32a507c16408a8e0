#pragma once
#include <optional>
#include <string_view>
#include <vector>

namespace relais::directory {

/// When a mobile team comes by, as far as its words say it for sure.
struct OutreachRule {
    std::vector<int> weekdays; ///< 0 Monday … 6 Sunday, ascending, at least one
    int of_month = 0;          ///< 1 … 4: the first, second… such day of a month, -1: the last; 0: every week
    std::optional<int> from;   ///< minute of the day; both or none
    std::optional<int> until;
    bool operator==(const OutreachRule&) const = default;
};

/// "Tous les mardis et jeudis, 8h-12h30", "1er lundi du mois", "every Tuesday", "last Friday of the month 9:00 to 13:00".
/// Nothing as soon as one word is not understood ("un mardi sur deux", "sauf juillet"): a day told wrongly is a journey
/// for nothing.
std::optional<OutreachRule> read_outreach_days(std::string_view words);

} // namespace relais::directory
