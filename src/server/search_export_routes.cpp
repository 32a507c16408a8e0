#include "present/export_file.h"
#include "server/parameters.h"
#include "server/routes.h"
#include "util/errors.h"

#include <algorithm>

namespace relais::server {
namespace {

/// hxl=1 asks for the line of tags.
exports::Hxl take_hxl(Request& request) {
    const auto asked = single_text(request, "hxl");
    if (!asked.empty() && asked != "0" && asked != "1") {
        throw util::InvalidInput("hxl", {"error.unknown_code", {{"field", "hxl"}, {"value", asked.substr(0, 40)}}});
    }
    std::erase_if(request.parameters, [](const auto& parameter) { return parameter.first == "hxl"; });
    return asked == "1" ? exports::Hxl::tags : exports::Hxl::none;
}

Reply export_search(const Site& site, Request request, present::ExportFormat format) {
    const auto hxl = take_hxl(request);
    const auto query = search_query(request, Unknown::refused);
    const auto served = published(site);
    return file_reply(
        present::export_search(*served->snapshot, site.texts.in(request.lang), query, format, hxl, site.today()));
}

} // namespace

Reply file_reply(present::ExportFile file) {
    Reply reply;
    reply.body = std::move(file.bytes);
    reply.content_type = std::move(file.content_type);
    reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + file.name + "\"");
    return reply;
}

void add_search_export_routes(Router& router, const Site& site) {
    for (std::size_t i = 0; i < present::k_export_formats.size(); ++i) {
        const auto format = static_cast<present::ExportFormat>(i);
        router.get("/api/v1/export." + std::string(present::extension_of(format)),
                   [&site, format](const Request& request) { return export_search(site, request, format); });
    }
}

} // namespace relais::server
