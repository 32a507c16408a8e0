#include "server/asking.h"

#include "support/timing.h"

#include <chrono>
#include <cstdio>
#include <httplib.h>
#include <stdexcept>
#include <thread>

namespace relais::bench {
namespace {

httplib::Client client_of(int port) {
    httplib::Client client("127.0.0.1", port);
    client.set_keep_alive(true);
    client.set_tcp_nodelay(true);
    client.set_read_timeout(60);
    return client;
}

template <class Ask>
Asked ask_each(const std::vector<std::string>& questions, const Ask& ask) {
    Asked asked;
    for (const auto& question : questions) {
        const Stopwatch watch;
        const auto answer = ask(question);
        asked.microseconds.push_back(watch.microseconds());
        asked.refused += answer && answer->status == 200 ? 0U : 1U;
        asked.bytes = answer ? answer->body.size() : 0;
    }
    return asked;
}

} // namespace

std::string nearest_body(double longitude, double latitude, const std::string& need) {
    char text[256];
    std::snprintf(text, sizeof text, R"({"place":{"point":[%.5f,%.5f]},"needs":["%s"],"k":10})", longitude, latitude,
                  need.c_str());
    return text;
}

double wait_until_healthy(int port) {
    const Stopwatch watch;
    while (watch.microseconds() < 60e6) {
        auto client = client_of(port);
        const auto answer = client.Get("/healthz");
        if (answer && answer->status == 200) {
            return watch.microseconds() / 1000;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    throw std::runtime_error("the server does not answer");
}

Asked get_each(int port, const std::vector<std::string>& addresses) {
    auto client = client_of(port);
    return ask_each(addresses, [&](const std::string& address) { return client.Get(address.c_str()); });
}

Asked post_nearest(int port, const std::vector<std::string>& bodies) {
    auto client = client_of(port);
    return ask_each(bodies, [&](const std::string& body) {
        return client.Post("/api/v1/nearest", body, "application/json");
    });
}

} // namespace relais::bench
