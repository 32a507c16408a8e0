#include "server/page_reply.h"

namespace relais::server {

Reply private_page(std::string html, int status) {
    Reply reply;
    reply.status = status;
    reply.content_type = k_html;
    reply.body = std::move(html);
    reply.cache_control = "no-store";
    return reply;
}

std::string own_origin(const Site& site, const Request& request) {
    return (site.transport == Transport::tls ? "https://" : "http://") + request.host;
}

} // namespace relais::server
