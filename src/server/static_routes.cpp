#include "server/routes.h"
#include "util/errors.h"

namespace relais::server {
namespace {

Reply file(const Site& site, const std::string& name, const std::string& path) {
    const auto* found = site.files.find(name);
    if (found == nullptr) {
        throw util::NotFound({"api.error.not_found", {{"path", path.substr(0, 100)}}});
    }
    return *found;
}

} // namespace

void add_static_routes(Router& router, const Site& site) {
    router.get("/static/{*}", [&site](const Request& request) {
        return file(site, request.captured[0], request.path);
    });
    // What browsers look for at the root; a service worker serves the pages beside and below it only.
    for (const std::string name : {"sw.js", "manifest.webmanifest", "favicon.ico", "favicon.svg", "robots.txt"}) {
        router.get("/" + name, [&site, name](const Request& request) { return file(site, name, request.path); });
    }
}

} // namespace relais::server
