#include "usecases/share_counts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace relais::usecases {
namespace {

using namespace relais::directory;

constexpr double k_same = 0.5; ///< people: rounding in the source

/// Rows by place: a settlement's code or a unit's. The two never look alike ("CM004" is no settlement).
struct Node {
    double stated = 0;                ///< sum of the rows that say all of it
    double within = 0;                ///< sum of the rows directly within
    bool has_within = false;
    std::vector<std::size_t> members; ///< base points that no finer row speaks for
};

class CountSharing {
public:
    CountSharing(const Gazetteer& gazetteer, const Demand& base) : m_gazetteer(gazetteer), m_base(base) {
        m_people.resize(base.points.size());
    }

    SharedCounts run(const std::vector<importers::PeopleCount>& rows) {
        for (const auto& row : rows) {
            if (!row.somewhere) {
                m_nodes[place_of(row)].stated += row.people;
            }
        }
        find_nesting();
        find_members();
        for (auto& [place, node] : m_nodes) {
            share(place, node);
        }
        for (const auto& row : rows) {
            if (row.somewhere) {
                share_among(row.area, points_in(row.area), row.people);
            }
        }
        return finish();
    }

private:
    static const std::string& place_of(const importers::PeopleCount& row) {
        return row.settlement.empty() ? row.area : row.settlement;
    }

    /// The places that hold one, the nearest first: town, arrondissement, department, region.
    [[nodiscard]] std::vector<std::string> holders_of(const std::string& place) const {
        std::vector<std::string> holders;
        const auto* unit = m_gazetteer.area(place);
        if (const auto* settlement = m_gazetteer.settlement(place)) {
            if (!settlement->parent.empty()) {
                holders.push_back(settlement->parent);
            }
            unit = m_gazetteer.area(settlement->area);
        } else if (unit != nullptr) {
            unit = m_gazetteer.area(unit->parent);
        }
        for (; unit != nullptr; unit = m_gazetteer.area(unit->parent)) {
            holders.push_back(unit->code);
        }
        return holders;
    }

    [[nodiscard]] Node* nearest_of(const std::vector<std::string>& places) {
        for (const auto& place : places) {
            if (const auto found = m_nodes.find(place); found != m_nodes.end()) {
                return &found->second;
            }
        }
        return nullptr;
    }

    void find_nesting() {
        for (const auto& [place, node] : m_nodes) {
            if (auto* holder = nearest_of(holders_of(place))) {
                holder->within += node.stated;
                holder->has_within = true;
            }
        }
    }

    void find_members() {
        for (std::size_t i = 0; i < m_base.points.size(); ++i) {
            const auto& point = m_base.points[i];
            const auto& own = point.settlement.empty() ? point.area : point.settlement;
            auto places = holders_of(own);
            places.insert(places.begin(), own);
            if (auto* node = nearest_of(places)) {
                node->members.push_back(i);
            }
        }
    }

    void share(const std::string& place, const Node& node) {
        const double rest = node.stated - node.within;
        const bool is_total = node.has_within && (node.members.empty() || rest <= k_same);
        if (is_total) {
            if (std::abs(rest) > k_same) {
                m_out.differ.push_back({place, node.stated, node.within});
            }
            return;
        }
        share_among(place, node.members, rest);
    }

    [[nodiscard]] std::vector<std::size_t> points_in(const AreaCode& unit) const {
        std::vector<std::size_t> points;
        for (std::size_t i = 0; i < m_base.points.size(); ++i) {
            if (lies_in(m_base.points[i].area, unit)) {
                points.push_back(i);
            }
        }
        return points;
    }

    /// In proportion to the base; alike where it has nobody.
    void share_among(const std::string& place, const std::vector<std::size_t>& points, double people) {
        if (points.empty()) {
            place_at_centre(place, people);
            return;
        }
        double sum = 0;
        for (const auto i : points) {
            sum += m_base.points[i].people;
        }
        for (const auto i : points) {
            m_people[i] += people * (sum > 0 ? m_base.points[i].people / sum : 1.0 / static_cast<double>(points.size()));
        }
        const bool own_row = points.size() == 1 && m_base.points[points.front()].settlement == place;
        m_out.shared += own_row ? 0 : people;
    }

    void place_at_centre(const std::string& place, double people) {
        if (const auto* settlement = m_gazetteer.settlement(place)) {
            m_extra.push_back({settlement->code, settlement->point, settlement->area, people});
        } else if (const auto* unit = m_gazetteer.area(place)) {
            m_extra.push_back({"", unit->centre, unit->code, people});
            m_out.shared += people;
        }
    }

    SharedCounts finish() {
        for (std::size_t i = 0; i < m_people.size(); ++i) {
            if (m_people[i] > 0) {
                auto point = m_base.points[i];
                point.people = m_people[i];
                m_out.points.push_back(std::move(point));
            }
        }
        std::erase_if(m_extra, [](const DemandPoint& point) { return point.people <= 0; });
        m_out.points.insert(m_out.points.end(), m_extra.begin(), m_extra.end());
        return std::move(m_out);
    }

    const Gazetteer& m_gazetteer;
    const Demand& m_base;
    std::map<std::string, Node, std::less<>> m_nodes;
    std::vector<double> m_people; ///< by base point
    std::vector<DemandPoint> m_extra;
    SharedCounts m_out;
};

} // namespace

SharedCounts share_counts(const std::vector<importers::PeopleCount>& rows,
                          const Gazetteer& gazetteer,
                          const Demand& base) {
    return CountSharing(gazetteer, base).run(rows);
}

} // namespace relais::usecases
