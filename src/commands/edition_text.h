#pragma once
#include "commands/context.h"
#include "usecases/compare_editions.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace relais::commands {

/// "12 added, 3 changed, 1 vanished".
void say_difference_counts(const Context& context, const std::vector<usecases::RecordChange>& changes);
nlohmann::json difference_counts(const std::vector<usecases::RecordChange>& changes);

/// Every change on its lines, then the counts.
void say_changes(const Context& context, const std::vector<usecases::RecordChange>& changes);
nlohmann::json changes_json(const std::vector<usecases::RecordChange>& changes);

} // namespace relais::commands
