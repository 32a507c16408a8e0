#pragma once
#include "directory/boundary.h"
#include "directory/units.h"

#include <memory>
#include <vector>

namespace relais::geometry {

/// Which administrative unit holds a point. Edges are straight in longitude and latitude, as boundary files draw
/// them; a point on a shared edge belongs to the unit with the smaller code. Immutable; safe from many threads.
class AreaLocator {
public:
    AreaLocator();
    explicit AreaLocator(const std::vector<directory::Boundary>& boundaries);
    ~AreaLocator();
    AreaLocator(AreaLocator&&) noexcept;
    AreaLocator& operator=(AreaLocator&&) noexcept;

    /// The finest unit that holds the point, "" if none does.
    [[nodiscard]] directory::AreaCode locate(directory::LonLat point) const;
    /// The unit of one level that holds the point, "" if none does.
    [[nodiscard]] directory::AreaCode locate(directory::LonLat point, int level) const;

private:
    struct Tree;
    std::unique_ptr<Tree> m_tree;
};

} // namespace relais::geometry
