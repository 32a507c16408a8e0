#pragma once
#include "present/page_account.h"
#include "present/page_value.h"
#include "present/texts.h"
#include "usecases/flowchart_desk.h"

#include <vector>

namespace relais::present {

std::string flowchart_versions_address(Lang lang);

/// The manager's page: the file to take and to send, what is wrong with the one just sent, the
/// versions.
Value flowchart_versions_page(const Texts& texts,
                              std::int64_t in_use,
                              const std::vector<store::FlowchartVersion>& versions,
                              const std::vector<directory::Finding>& faults,
                              const Notice& notice);

} // namespace relais::present
