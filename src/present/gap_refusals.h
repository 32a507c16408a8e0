#pragma once
#include "directory/referral_figures.h"
#include "geometry/coverage.h"
#include "present/page_value.h"
#include "present/page_words.h"

#include <optional>
#include <string>
#include <vector>

/// Refusals of referrals beside the kinds of gap of a report, for planners who may see them.
namespace relais::present {

/// Nothing for the public: neither number nor word of them.
using ToldGaps = std::optional<std::vector<directory::GapCell>>;

/// Of what is asked (a need, those of a dimension; none: the first dimension), in the regions that
/// a P-code or starting zone lies in; "": everywhere.
std::vector<directory::GapCell> told_of(const Words& words,
                                        const std::vector<directory::GapCell>& cells,
                                        const std::vector<std::string>& needs,
                                        const std::string& within);

/// The kind of gap that they tell, in the words of coverage.
geometry::Gap gap_of(directory::GapTold told);

/// The values of coverage.mustache that only those have who may see them: `told_gaps`, with the
/// refusals by kind of gap.
void set_told_gaps(Value& page, const Words& words, const std::vector<directory::GapCell>& told);

/// "Extrême-Nord : au moins 10 refus (Aide juridique)"
std::string refusals_label(const Words& words, const directory::GapCell& cell);

} // namespace relais::present
