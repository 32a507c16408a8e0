#include "geometry/overlap.h"

#include <algorithm>
#include <bit>

namespace relais::geometry {
namespace {

/// An organisation in an area, with the publics it serves there for the need at hand.
struct Posting {
    std::uint32_t organisation = 0;
    std::uint32_t publics = 0;
};

std::uint32_t count_areas(std::span<const OverlapZone> zones) {
    std::uint32_t count = 0;
    for (const auto& zone : zones) {
        for (const auto area : zone) {
            count = std::max(count, area + 1);
        }
    }
    return count;
}

/// Services in the order of their organisations.
std::vector<std::uint32_t> by_organisation(std::span<const OverlapService> services) {
    std::vector<std::uint32_t> order(services.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return services[i].organisation; });
    return order;
}

class Finder {
public:
    Finder(std::span<const OverlapService> services, std::span<const OverlapZone> zones)
        : m_services(services), m_zones(zones), m_order(by_organisation(services)), m_postings(count_areas(zones)) {}

    void find(std::uint32_t need, Overlaps& out) {
        for (auto& list : m_postings) {
            list.clear();
        }
        for (const auto i : m_order) {
            const auto& service = m_services[i];
            if (((service.needs >> need) & 1U) != 0 && service.publics != 0 && service.zone < m_zones.size()) {
                post(service);
            }
        }
        for (std::uint32_t area = 0; area < m_postings.size(); ++area) {
            if (m_postings[area].size() > 1) {
                write_cells(need, area, out);
            }
        }
    }

private:
    void post(const OverlapService& service) {
        for (const auto area : m_zones[service.zone]) {
            auto& list = m_postings[area];
            if (list.empty() || list.back().organisation != service.organisation) {
                list.push_back({service.organisation, 0});
            }
            list.back().publics |= service.publics;
        }
    }
    void write_cells(std::uint32_t need, std::uint32_t area, Overlaps& out) {
        const auto& list = m_postings[area];
        std::uint32_t once = 0;
        std::uint32_t twice = 0;
        for (const auto& posting : list) {
            twice |= once & posting.publics;
            once |= posting.publics;
        }
        m_last = {};
        for (; twice != 0; twice &= twice - 1) {
            write_cell({need, area, static_cast<std::uint32_t>(std::countr_zero(twice)), 0, 0}, out);
        }
    }
    void write_cell(OverlapCell cell, Overlaps& out) {
        m_members.clear();
        for (const auto& posting : m_postings[cell.area]) {
            if (((posting.publics >> cell.public_group) & 1U) != 0) {
                m_members.push_back(posting.organisation);
            }
        }
        if (m_last.count == 0 || !std::ranges::equal(out.of(m_last), m_members)) {
            m_last.first = static_cast<std::uint32_t>(out.organisations.size());
            m_last.count = static_cast<std::uint32_t>(m_members.size());
            out.organisations.insert(out.organisations.end(), m_members.begin(), m_members.end());
        }
        cell.first = m_last.first;
        cell.count = m_last.count;
        out.cells.push_back(cell);
    }

    std::span<const OverlapService> m_services;
    std::span<const OverlapZone> m_zones;
    std::vector<std::uint32_t> m_order;
    std::vector<std::vector<Posting>> m_postings; ///< by area, organisations rising
    std::vector<std::uint32_t> m_members;
    OverlapCell m_last; ///< whose list the next cell may share
};

} // namespace

Overlaps find_overlaps(std::span<const OverlapService> services, std::span<const OverlapZone> zones,
                       directory::NeedMask needs) {
    Overlaps overlaps;
    Finder finder(services, zones);
    for (; needs != 0; needs &= needs - 1) {
        finder.find(static_cast<std::uint32_t>(std::countr_zero(needs)), overlaps);
    }
    return overlaps;
}

} // namespace relais::geometry
