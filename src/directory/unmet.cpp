#include "directory/unmet.h"

#include <map>

namespace relais::directory {
namespace {

using Cells = std::map<UnmetCell, UnmetCount>;

void add(Cells& cells, const UnmetCount& count) {
    auto& cell = cells[count.cell];
    cell.cell = count.cell;
    cell.searches += count.searches;
    cell.nothing += count.nothing;
}

} // namespace

std::vector<UnmetCount> folded(std::vector<UnmetCount> counts, const std::string& week) {
    Cells whole;
    for (const auto& count : counts) {
        add(whole, count);
    }
    Cells told;
    for (auto [cell, count] : whole) {
        if (cell.week < week && count.searches < k_least_unmet) {
            count.cell.region.clear();
        }
        add(told, count);
    }
    std::vector<UnmetCount> kept;
    for (const auto& [cell, count] : told) {
        const bool is_too_few = cell.week < week && count.searches < k_least_unmet;
        if (!is_too_few || cell.public_group.empty()) {
            kept.push_back(count);
        }
    }
    return kept;
}

} // namespace relais::directory
