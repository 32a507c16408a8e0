#pragma once
#include <string>
#include <vector>

namespace relais::bench {

/// One series of requests, one after the other on one connection.
struct Asked {
    std::vector<double> microseconds; ///< in the order asked
    std::size_t bytes = 0;            ///< of the last answer, uncompressed
    std::size_t refused = 0;          ///< answers other than 200
};

std::string nearest_body(double longitude, double latitude, const std::string& need);

/// Milliseconds until GET /healthz is answered. Throws std::runtime_error after a minute.
double wait_until_healthy(int port);
Asked get_each(int port, const std::vector<std::string>& addresses);
Asked post_nearest(int port, const std::vector<std::string>& bodies);

} // namespace relais::bench
