#pragma once
#include "directory/boundary.h"
#include "directory/demand.h"
#include "directory/directory.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace relais::geometry {
class NearestIndex;
class AreaLocator;
class PointIndex;
} // namespace relais::geometry

namespace relais::usecases {

class SearchIndex;
class SettlementIndex;
class TravelMaps;
struct Roads;

/// What a reader calls a provider: an organisation at a site, or an organisation's outreach (no site).
struct Provider {
    std::uint32_t organisation = 0;    ///< position in directory().organisations
    std::optional<std::uint32_t> site; ///< position in directory().sites
    std::vector<std::uint32_t> services; ///< positions in directory().services, ascending
};

/// All that requests read, made once for a published edition and never changed: the public directory, the boundaries
/// and the indexes. Shared by threads without a lock; a request keeps the one it began with.
class Snapshot {
public:
    /// `directory` must be the public view (store/published_view.h). `boundaries` and `demands` may be empty; no `roads`:
    /// nobody can be told a time.
    Snapshot(directory::Directory directory, std::vector<directory::Boundary> boundaries,
             std::vector<directory::Demand> demands = {}, std::shared_ptr<const Roads> roads = nullptr);
    ~Snapshot();

    [[nodiscard]] const directory::Directory& directory() const { return m_directory; }
    [[nodiscard]] const std::vector<directory::Boundary>& boundaries() const { return m_boundaries; }
    /// The layer of a kind in use, null if there is none.
    [[nodiscard]] const directory::Demand* demand(directory::DemandKind kind) const;
    [[nodiscard]] const std::vector<Provider>& providers() const { return m_providers; }
    /// Position in providers() of the provider of a service (position in directory().services).
    [[nodiscard]] std::uint32_t provider_of(std::uint32_t service) const { return m_provider_of[service]; }
    /// Offering i of the index is service i of the directory.
    [[nodiscard]] const geometry::NearestIndex& nearest() const { return *m_nearest; }
    [[nodiscard]] const geometry::AreaLocator& areas() const { return *m_areas; }
    [[nodiscard]] const SearchIndex& search() const { return *m_search; }
    /// Item i is settlement i of the gazetteer.
    [[nodiscard]] const geometry::PointIndex& settlement_points() const { return *m_settlement_points; }
    [[nodiscard]] const SettlementIndex& settlements() const { return *m_settlements; }
    /// Answers by travel time.
    [[nodiscard]] const TravelMaps& travel() const { return *m_travel; }
    /// Changes whenever an answer may: edition, its publication, the reference tables' and boundaries' sizes, the roads.
    [[nodiscard]] const std::string& version() const { return m_version; }

private:
    directory::Directory m_directory;
    std::vector<directory::Boundary> m_boundaries;
    std::vector<directory::Demand> m_demands;
    std::vector<Provider> m_providers;
    std::vector<std::uint32_t> m_provider_of;
    std::unique_ptr<geometry::NearestIndex> m_nearest;
    std::unique_ptr<geometry::AreaLocator> m_areas;
    std::unique_ptr<geometry::PointIndex> m_settlement_points;
    std::unique_ptr<SearchIndex> m_search;
    std::unique_ptr<SettlementIndex> m_settlements;
    std::unique_ptr<TravelMaps> m_travel;
    std::string m_version;
};

} // namespace relais::usecases
