#include "server/copy_routes.h"

#include "copy/parts.h"
#include "present/copy_beside.h"
#include "present/copy_json.h"
#include "server/compression.h"
#include "server/parameters.h"
#include "util/errors.h"
#include "util/secret.h"

#include <map>
#include <mutex>

namespace relais::server {
namespace {

/// The copy of one edition with its offers and flowchart: made at the first request, kept until one of them changes.
struct CopySet {
    std::shared_ptr<const Stored> manifest;
    std::map<std::string, std::shared_ptr<const Stored>> parts; ///< by SHA-256
};

std::shared_ptr<const CopySet> made_from(const usecases::Snapshot& snapshot, const copy::Beside& beside) {
    auto set = std::make_shared<CopySet>();
    std::vector<present::CopyPart> named;
    for (auto& part : copy::split(snapshot.directory(), snapshot.boundaries(), beside)) {
        named.push_back({part.name, util::sha256_of(part.bytes), part.bytes.size()});
        set->parts.emplace(named.back().sha256, stored(std::move(part.bytes)));
    }
    set->manifest = stored(present::copy_manifest_json(snapshot, named));
    return set;
}

copy::Beside beside_of(const Site& site, const usecases::Snapshot& snapshot, LiveOffers& live) {
    const auto& taxonomy = snapshot.directory().taxonomy;
    const auto flowchart = site.desk == nullptr ? usecases::flowchart_in_use(nullptr, taxonomy)
                                                : site.desk->read([&](const auto& database) {
                                                      return usecases::flowchart_in_use(&database, taxonomy);
                                                  });
    return present::copy_beside(*live.current(site), flowchart, site.today());
}

/// The set of what is being served. Any thread; others wait while it is made.
class CurrentCopy {
public:
    explicit CurrentCopy(std::shared_ptr<LiveOffers> live) : m_live(std::move(live)) {}

    std::shared_ptr<const CopySet> of(const Site& site) {
        const auto served = published(site);
        auto beside = beside_of(site, *served->snapshot, *m_live);
        const std::scoped_lock lock(m_mutex);
        if (m_edition.lock() != served || m_beside != beside) {
            m_set = made_from(*served->snapshot, beside);
            m_edition = served;
            m_beside = std::move(beside);
        }
        return m_set;
    }

private:
    std::shared_ptr<LiveOffers> m_live;
    std::mutex m_mutex;
    std::weak_ptr<const Served> m_edition;
    copy::Beside m_beside;
    std::shared_ptr<const CopySet> m_set;
};

Reply reply_with(const std::shared_ptr<const Stored>& body) {
    Reply reply;
    reply.stored = body;
    reply.etag = body->tag;
    return reply;
}

} // namespace

void add_copy_routes(Router& router, const Site& site, std::shared_ptr<LiveOffers> live) {
    const auto current = std::make_shared<CurrentCopy>(std::move(live));
    router.get("/copy/manifest", [&site, current](const Request& request) {
        refuse_unknown(request, {});
        return reply_with(current->of(site)->manifest);
    });
    router.get("/copy/parts/{}", [&site, current](const Request& request) {
        refuse_unknown(request, {});
        const auto set = current->of(site);
        const auto part = set->parts.find(request.captured[0]);
        if (part == set->parts.end()) { // of an edition before, or of none: the manifest names those there are
            throw util::NotFound({"copy.no_part", {}});
        }
        auto reply = reply_with(part->second);
        reply.content_type = "application/octet-stream";
        reply.cache_control = "public, max-age=31536000, immutable";
        return reply;
    });
}

} // namespace relais::server
