#pragma once
#include "directory/units.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Filters of OGC API – Features, Part 3: the text encoding of the Common Query Language (OGC 21-065r2, CQL2).
namespace relais::directory {

/// What a feature's property holds: nothing, a text or a number.
using FeatureValue = std::variant<std::monostate, std::string, double>;

/// A feature as a filter sees it.
struct FilteredFeature {
    const std::vector<FeatureValue>& values; ///< in the order of the queryables
    std::optional<LonLat> point;
};

/// One filter, parsed. Understood: AND, OR, NOT and brackets; = <> < > <= >= between a property and a literal, either
/// way round; [NOT] LIKE with % and _; [NOT] BETWEEN; [NOT] IN; IS [NOT] NULL; CASEI() and ACCENTI(); DATE();
/// S_INTERSECTS of the geometry with POINT, POLYGON or BBOX; TRUE and FALSE. A property that holds nothing makes a
/// comparison unknown, and only what is surely true is selected.
class FeatureFilter {
public:
    /// Throws util::InvalidInput (field "filter") naming the place in the text, and the nearest property for one that
    /// is not among `queryables` ("geometry" is the spatial one). Texts above 4,000 bytes, and brackets more than 40 deep,
    /// are refused.
    static FeatureFilter parse(std::string_view text, const std::vector<std::string>& queryables);

    [[nodiscard]] bool selects(const FilteredFeature& feature) const;

    FeatureFilter(FeatureFilter&&) noexcept;
    FeatureFilter& operator=(FeatureFilter&&) noexcept;
    ~FeatureFilter();

    struct Node;

private:
    explicit FeatureFilter(std::unique_ptr<const Node> root);
    std::unique_ptr<const Node> m_root;
};

} // namespace relais::directory
