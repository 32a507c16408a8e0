#pragma once
#include "directory/records.h"
#include "util/message.h"

#include <string_view>
#include <vector>

namespace relais::usecases {

/// How alike two names are, 0 … 1: the share of the letters of their telling words that have a partner in the other
/// name (the same word, an abbreviation, or a slip of the pen away). A word on each side without a partner keeps them
/// below k_alike ("Commune de Mokolo", "Commune de Koza"); different numbers make them 0 ("Yaoundé 2e", "Yaoundé 4e").
double name_likeness(std::string_view a, std::string_view b);

/// How far two records look like one and the same, and the sentences ("match.same_phone" …) that say why.
struct Likeness {
    double score = 0; ///< 0 … 1
    std::vector<util::Message> reasons;
};

/// From this score on, two places are reported as one.
inline constexpr double k_alike = 0.8;

/// Name, acronym and website.
Likeness likeness(const directory::Organisation& a, const directory::Organisation& b);

/// Names (of organisation and site together), nearness and phone. Nearness falls to a half at 400 m, after
/// Soliguide's published formula, and counts only where both points are at least as fine as a neighbourhood: at
/// coarser precision every place of a town has the same point, which says nothing.
Likeness likeness(const directory::Organisation& organisation_a, const directory::Site& a,
                  const directory::Organisation& organisation_b, const directory::Site& b);

} // namespace relais::usecases
