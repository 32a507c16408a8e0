#pragma once
#include "directory/feature_filter.h"

namespace relais::directory {

/// One part of a filter; which members count depends on its kind.
struct FeatureFilter::Node {
    enum class Kind { all, any, none_of, compare, like, between, in, is_null, intersects, constant };
    Kind kind = Kind::constant;
    std::vector<std::unique_ptr<const Node>> parts; ///< of all, any, none_of
    std::size_t property = 0;
    bool folds = false;                ///< CASEI or ACCENTI: texts are compared folded
    std::string sign;                  ///< of compare
    std::vector<FeatureValue> literals;
    std::vector<std::vector<LonLat>> rings; ///< of intersects: a polygon; one ring of one point: a point
    bool value = true;                      ///< of constant
};

/// What a filter's text means; the faults are those of FeatureFilter::parse.
std::unique_ptr<const FeatureFilter::Node> parse_filter(std::string_view text,
                                                        const std::vector<std::string>& queryables);

} // namespace relais::directory
