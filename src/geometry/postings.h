#pragma once
#include "directory/taxonomy.h"

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
    /// `needs[place]`
    explicit Postings(const std::vector<directory::NeedMask>& needs);

    /// How many services hold any of the needs; one that holds two counts twice.
    [[nodiscard]] std::size_t count(directory::NeedMask wanted) const;
    /// Calls visit(place) once for each service that holds any of the needs.
    template <class Visit>
    void visit(directory::NeedMask wanted, Visit visit) const;
    [[nodiscard]] std::size_t bytes() const;

private:
    [[nodiscard]] std::span<const std::uint32_t> of(int need) const {
        const auto index = static_cast<std::size_t>(need);
        return std::span(m_places).subspan(m_starts[index], m_starts[index + 1] - m_starts[index]);
    }

    std::vector<directory::NeedMask> m_needs;
    std::vector<std::uint32_t> m_places;
    std::array<std::uint32_t, 65> m_starts{};
};

template <class Visit>
void Postings::visit(directory::NeedMask wanted, Visit visit) const {
    for (auto left = wanted; left != 0; left &= left - 1) {
        const int need = std::countr_zero(left);
        for (const auto place : of(need)) {
            if (std::countr_zero(m_needs[place] & wanted) == need) { // else seen under an earlier need
                visit(place);
            }
        }
    }
}

} // namespace relais::geometry
