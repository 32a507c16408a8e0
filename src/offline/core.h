#pragma once
#include "copy/parts.h"
#include "offline/local_site.h"

#include <memory>
#include <string_view>
#include <vector>

namespace relais::offline {

/// A copy of the directory, opened and ready to answer: what the browser keeps instead of a server.
class Core {
public:
    /// Texts and templates must outlive it. Throws util::InvalidInput for damaged or missing parts (copy/parts.h).
    Core(const std::vector<std::string_view>& parts, const present::Catalogues& texts,
         const present::TemplateSources& templates);
    ~Core();

    [[nodiscard]] const usecases::Snapshot& snapshot() const { return *m_snapshot; }
    /// See LocalSite; `target` as written in an address: absolute, so that pages know
    /// their own, or without its origin.
    [[nodiscard]] server::Reply answer(std::string_view method, std::string_view target, std::string body,
                                       util::Instant now) const;

private:
    struct Opened;
    explicit Core(Opened opened, const present::Catalogues& texts, const present::TemplateSources& templates);

    std::unique_ptr<const usecases::Snapshot> m_snapshot;
    std::unique_ptr<const LocalSite> m_site;
};

} // namespace relais::offline
