#include "geometry/postings.h"

namespace relais::geometry {
namespace {

template <class Visit>
void for_each_need(directory::NeedMask needs, Visit visit) {
    for (; needs != 0; needs &= needs - 1) {
        visit(static_cast<std::size_t>(std::countr_zero(needs)));
    }
}

} // namespace

Postings::Postings(const std::vector<KdTree::Entry>& entries) {
    for (const auto& entry : entries) {
        for_each_need(entry.needs, [this](std::size_t need) { ++m_starts[need + 1]; });
    }
    for (std::size_t need = 0; need < 64; ++need) {
        m_starts[need + 1] += m_starts[need];
    }
    m_places.resize(m_starts.back());
    auto next = m_starts;
    for (std::uint32_t place = 0; place < entries.size(); ++place) {
        for_each_need(entries[place].needs, [&](std::size_t need) { m_places[next[need]++] = place; });
    }
}

std::size_t Postings::count(directory::NeedMask wanted) const {
    std::size_t sum = 0;
    for_each_need(wanted, [&](std::size_t need) { sum += m_starts[need + 1] - m_starts[need]; });
    return sum;
}

std::size_t Postings::bytes() const {
    return m_places.capacity() * sizeof(std::uint32_t);
}

} // namespace relais::geometry
