#pragma once
#include "directory/taxonomy.h"
#include "geometry/kd_tree.h"

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace relais::geometry {

/// For each need, the places (ascending) of the services that hold it: for needs so rare that
/// looking at each of them costs less than walking a tree.
class Postings {
public:
    Postings() = default;
    explicit Postings(const std::vector<KdTree::Entry>& entries);

    /// How many services hold any of the needs; one that holds two counts twice.
    [[nodiscard]] std::size_t count(directory::NeedMask wanted) const;
    /// Calls visit(place) for each service that holds any of the needs; a service that holds two
    /// under the first of them only. `entries` are those the postings were made from.
    template <class Visit>
    void visit(const std::vector<KdTree::Entry>& entries, directory::NeedMask wanted, Visit visit) const;
    [[nodiscard]] std::size_t bytes() const;

private:
    [[nodiscard]] std::span<const std::uint32_t> of(int need) const {
        const auto index = static_cast<std::size_t>(need);
        return std::span(m_places).subspan(m_starts[index], m_starts[index + 1] - m_starts[index]);
    }

    std::vector<std::uint32_t> m_places;
    std::array<std::uint32_t, 65> m_starts{};
};

template <class Visit>
void Postings::visit(const std::vector<KdTree::Entry>& entries,
                     directory::NeedMask wanted,
                     Visit visit) const {
    for (auto left = wanted; left != 0; left &= left - 1) {
        const int need = std::countr_zero(left);
        for (const auto place : of(need)) {
            if (std::countr_zero(entries[place].needs & wanted) == need) {
                visit(place);
            }
        }
    }
}

} // namespace relais::geometry
