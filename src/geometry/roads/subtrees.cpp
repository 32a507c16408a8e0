#include "geometry/roads/subtrees.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace relais::geometry::roads {

Subtrees cut_into_subtrees(const Hierarchy& hierarchy, int threads) {
    const auto size_of = [&](Rank root) { return root - hierarchy.first_below(root) + 1; };
    const auto largest =
        std::max<std::uint32_t>(64, hierarchy.size() / static_cast<std::uint32_t>(8 * threads));
    Subtrees result;
    for (Rank node = hierarchy.size(); node-- > 0;) {
        const auto parent = hierarchy.parent(node);
        if (size_of(node) > largest) {
            result.above.push_back(node);
        } else if (parent == k_none || size_of(parent) > largest) {
            result.roots.push_back(node);
        }
    }
    std::ranges::reverse(result.above);
    std::ranges::stable_sort(result.roots, std::greater<>(), size_of);
    return result;
}

void for_each_subtree(const Subtrees& subtrees,
                      int threads,
                      const std::function<void(Rank)>& work) {
    std::atomic<std::size_t> next{0};
    const auto help = [&] {
        for (auto i = next++; i < subtrees.roots.size(); i = next++) {
            work(subtrees.roots[i]);
        }
    };
    std::vector<std::jthread> helpers;
    for (int i = 1; i < threads; ++i) {
        helpers.emplace_back(help);
    }
    help();
}

} // namespace relais::geometry::roads
