#pragma once
#include "present/page_value.h"
#include "present/page_words.h"
#include "present/planning_address.h"
#include "usecases/check_flowchart.h"
#include "usecases/flowchart_desk.h"

#include <string>
#include <vector>

/// The referral flowchart for people: read, printed, and held against the directory.
namespace relais::present {

/// "version 3, …" of the one in use, or that it is the program's own draft.
std::string version_said(const Texts& texts, const store::FlowchartVersion& version);
/// The file of a version; 0: the program's own draft.
std::string flowchart_file_address(Lang lang, std::int64_t version);

const std::string& in(Lang lang, const directory::FlowText& text);
/// "immédiatement", "24 heures", "14 jours"; "" for none.
std::string within_text(const Texts& texts, const std::optional<int>& hours);

Value flowchart_page(const Words& words,
                     const usecases::FlowchartInUse& in_use,
                     const std::vector<usecases::StepCheck>& checks);

/// One path as a picture, with the zones in which each step cannot be carried. Throws
/// util::NotFound.
std::string flowchart_svg(const Words& words,
                          const usecases::FlowchartInUse& in_use,
                          const std::vector<usecases::StepCheck>& checks,
                          const std::string& path);

} // namespace relais::present
