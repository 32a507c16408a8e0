#pragma once
#include "geometry/roads/hierarchy.h"

#include <functional>
#include <vector>

namespace relais::geometry::roads {

/// The elimination tree cut into subtrees that can be worked on side by side, and the few nodes
/// above them.
struct Subtrees {
    std::vector<Rank> roots; ///< largest subtree first
    std::vector<Rank> above; ///< ascending
};
Subtrees cut_into_subtrees(const Hierarchy& hierarchy, int threads);

/// Calls `work(root)` for each subtree, on `threads` threads; returns when all are done.
void for_each_subtree(const Subtrees& subtrees, int threads, const std::function<void(Rank)>& work);

} // namespace relais::geometry::roads
