#include "geometry/geodesic.h"

#include "geometry/radian.h"

#include <boost/geometry/core/cs.hpp>
#include <boost/geometry/formulas/vincenty_inverse.hpp>
#include <boost/geometry/srs/spheroid.hpp>

namespace relais::geometry {
namespace {

using Inverse = boost::geometry::formula::vincenty_inverse<double, true, false>;

} // namespace

directory::Metres geodesic_distance(directory::LonLat a, directory::LonLat b) {
    static const boost::geometry::srs::spheroid<double> wgs84(6378137.0, 6356752.314245179);
    const auto inverse = Inverse::apply(a.longitude * k_radian,
                                        a.latitude * k_radian,
                                        b.longitude * k_radian,
                                        b.latitude * k_radian,
                                        wgs84);
    return {inverse.distance};
}

} // namespace relais::geometry
