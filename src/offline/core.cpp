#include "offline/core.h"

#include "offline/target.h"

namespace relais::offline {
namespace {

std::unique_ptr<const usecases::Snapshot> opened(const std::vector<std::string_view>& parts) {
    auto joined = copy::join(parts);
    return std::make_unique<const usecases::Snapshot>(std::move(joined.directory), std::move(joined.boundaries));
}

} // namespace

Core::Core(const std::vector<std::string_view>& parts, const present::Catalogues& texts,
           const present::TemplateSources& templates)
    : m_snapshot(opened(parts)), m_site(std::make_unique<const LocalSite>(*m_snapshot, texts, templates)) {}

Core::~Core() = default;

server::Reply Core::answer(std::string_view method, std::string_view target, std::string body,
                           util::Instant now) const {
    return m_site->answer(read_target(method, target, std::move(body)), origin_of(target), now);
}

} // namespace relais::offline
