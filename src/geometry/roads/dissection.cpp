#include "geometry/roads/dissection.h"

#include <algorithm>
#include <array>
#include <bit>
#include <future>
#include <numeric>

namespace relais::geometry::roads {
namespace {

constexpr std::uint32_t k_small = 64; ///< pieces that fit in the bits of a word

struct Piece {
    PlainGraph graph;
    std::vector<std::uint32_t> names; ///< of its nodes in the whole graph
};

/// Fewest neighbours first (minimum degree), with the neighbours of each node as the bits of a
/// word.
void order_small(const Piece& piece, std::span<std::uint32_t> order) {
    std::array<std::uint64_t, k_small> neighbours{};
    const auto size = piece.graph.size();
    for (std::uint32_t node = 0; node < size; ++node) {
        for (const auto other : piece.graph.neighbours(node)) {
            neighbours[node] |= std::uint64_t{1} << other;
        }
    }
    std::uint64_t left = size == k_small ? ~std::uint64_t{0} : (std::uint64_t{1} << size) - 1;
    for (auto& place : order) {
        std::uint32_t fewest = 0;
        int count = k_small + 1;
        for (auto bits = left; bits != 0; bits &= bits - 1) {
            const auto node = static_cast<std::uint32_t>(std::countr_zero(bits));
            const int here = std::popcount(neighbours[node] & left);
            if (here < count) {
                count = here;
                fewest = node;
            }
        }
        left &= ~(std::uint64_t{1} << fewest);
        for (auto bits = neighbours[fewest] & left; bits != 0; bits &= bits - 1) {
            const auto node = static_cast<std::uint32_t>(std::countr_zero(bits));
            neighbours[node] |= neighbours[fewest] & ~(std::uint64_t{1} << node);
        }
        place = piece.names[fewest];
    }
}

Piece part_of(const Piece& piece, const std::vector<Part>& parts, Part part) {
    Piece result;
    std::vector<std::uint32_t> place(parts.size());
    for (std::uint32_t node = 0; node < parts.size(); ++node) {
        if (parts[node] == part) {
            place[node] = static_cast<std::uint32_t>(result.names.size());
            result.names.push_back(piece.names[node]);
            result.graph.at.push_back(piece.graph.at[node]);
        }
    }
    result.graph.first.reserve(result.names.size() + 1);
    for (std::uint32_t node = 0; node < parts.size(); ++node) {
        if (parts[node] != part) {
            continue;
        }
        for (const auto other : piece.graph.neighbours(node)) {
            if (parts[other] == part) {
                result.graph.heads.push_back(place[other]);
            }
        }
        result.graph.first.push_back(static_cast<std::uint32_t>(result.graph.heads.size()));
    }
    return result;
}

void order_piece(Piece piece, std::span<std::uint32_t> order, int threads) {
    if (piece.graph.size() <= k_small) {
        order_small(piece, order);
        return;
    }
    const auto parts = find_separator(piece.graph);
    auto near = part_of(piece, parts, Part::near);
    auto far = part_of(piece, parts, Part::far);
    const auto near_order = order.first(near.names.size());
    const auto far_order = order.subspan(near.names.size(), far.names.size());
    auto last = near.names.size() + far.names.size();
    for (std::uint32_t node = 0; node < parts.size(); ++node) {
        if (parts[node] == Part::separator) {
            order[last++] = piece.names[node];
        }
    }
    piece = {};
    if (threads < 2) {
        order_piece(std::move(near), near_order, 1);
        order_piece(std::move(far), far_order, 1);
        return;
    }
    auto beside = std::async(std::launch::async,
                             [&] { order_piece(std::move(near), near_order, threads / 2); });
    order_piece(std::move(far), far_order, threads - threads / 2);
    beside.get();
}

} // namespace

std::vector<std::uint32_t> dissect(const PlainGraph& graph, int threads) {
    std::vector<std::uint32_t> order(graph.size());
    Piece whole{graph, std::vector<std::uint32_t>(graph.size())};
    std::iota(whole.names.begin(), whole.names.end(), 0U);
    order_piece(std::move(whole), order, threads);
    return order;
}

} // namespace relais::geometry::roads
