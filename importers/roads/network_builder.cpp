#include "importers/roads/network_builder.h"

#include "importers/roads/network_assembly.h"

#include <algorithm>

namespace relais::importers {

RoadAttributes RoadAttributes::reversed() const {
    auto other = *this;
    constexpr unsigned k_forward = 0b010101;
    other.access =
        static_cast<std::uint8_t>(((access & k_forward) << 1U) | ((access >> 1U) & k_forward));
    return other;
}

std::uint32_t NetworkBuilder::name(std::string_view text) {
    const auto [at, is_new] =
        m_name_numbers.try_emplace(std::string(text), static_cast<std::uint32_t>(m_names.size()));
    if (is_new) {
        m_names.emplace_back(text);
    }
    return at->second;
}

void NetworkBuilder::add_line(std::span<const std::int64_t> points,
                              const RoadAttributes& attributes) {
    m_lines.push_back(
        {m_points_of_lines.size(), static_cast<std::uint32_t>(points.size()), attributes});
    m_points_of_lines.insert(m_points_of_lines.end(), points.begin(), points.end());
}

void NetworkBuilder::index() {
    m_ids = m_points_of_lines;
    std::ranges::sort(m_ids);
    const auto [first, last] = std::ranges::unique(m_ids);
    m_ids.erase(first, last);
    m_ids.shrink_to_fit();
    for (auto& id : m_points_of_lines) {
        id = std::ranges::lower_bound(m_ids, id) - m_ids.begin();
    }
    m_places.resize(m_ids.size());
    m_is_placed.resize(m_ids.size());
}

std::optional<std::uint32_t> NetworkBuilder::find(std::int64_t id) const {
    const auto at = std::ranges::lower_bound(m_ids, id);
    return at != m_ids.end() && *at == id
               ? std::optional(static_cast<std::uint32_t>(at - m_ids.begin()))
               : std::nullopt;
}

void NetworkBuilder::place(std::uint32_t point, directory::RoadPoint at) {
    m_places[point] = at;
    m_is_placed[point] = true;
}

void NetworkBuilder::bar(std::uint32_t point, RoadBarrier barrier) {
    m_barriers[point] = barrier;
}

directory::RoadNetworkData NetworkBuilder::finish(
    const RoadBox& box, RoadFacts& facts, std::vector<directory::RoadComponent>& components) {
    return NetworkAssembly(*this, box, facts).run(components);
}

} // namespace relais::importers
