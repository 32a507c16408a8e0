#pragma once
#include <chrono>
#include <cstddef>

namespace relais::server {

/// Everything a client may ask too much of. A limit that is passed is answered with the status named here and a
/// sentence that gives the limit.
struct Limits {
    std::size_t body_bytes = 64 * 1024;    ///< of a request, chunked or not: 413
    std::size_t upload_bytes = 32 * 1024 * 1024; ///< of a request that brings files, where they are wanted: 413
    std::size_t uri_bytes = 8000;          ///< request line: 414
    std::size_t headers = 64;              ///< number: 431
    std::size_t header_bytes = 32 * 1024;  ///< request line and headers: 431
    std::size_t requests_a_connection = 1000;
    std::size_t waiting_connections = 700; ///< accepted and waiting for a thread: 503
    std::chrono::milliseconds read_time{10'000};       ///< for the whole of one request
    std::chrono::milliseconds upload_time{600'000};    ///< more, for one that may bring files
    std::chrono::milliseconds write_time{30'000};      ///< without any progress
    std::chrono::milliseconds keep_alive_time{15'000}; ///< idle; at once when others wait for a thread
};

} // namespace relais::server
