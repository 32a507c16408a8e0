#include "offline/core.h"

#include "offline/target.h"

namespace relais::offline {

struct Core::Opened {
    std::unique_ptr<const usecases::Snapshot> snapshot;
    copy::Beside beside;

    explicit Opened(copy::Joined joined)
        : snapshot(std::make_unique<const usecases::Snapshot>(std::move(joined.directory),
                                                              std::move(joined.boundaries))),
          beside(std::move(joined.beside)) {}
};

Core::Core(const std::vector<std::string_view>& parts, const present::Catalogues& texts,
           const present::TemplateSources& templates)
    : Core(Opened(copy::join(parts)), texts, templates) {}

Core::Core(Opened opened, const present::Catalogues& texts, const present::TemplateSources& templates)
    : m_snapshot(std::move(opened.snapshot)),
      m_site(std::make_unique<const LocalSite>(*m_snapshot, opened.beside, texts, templates)) {}

Core::~Core() = default;

server::Reply Core::answer(std::string_view method, std::string_view target, std::string body,
                           util::Instant now) const {
    return m_site->answer(read_target(method, target, std::move(body)), origin_of(target), now);
}

} // namespace relais::offline
