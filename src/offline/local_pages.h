#pragma once
#include "present/page_template.h"
#include "present/texts.h"
#include "server/exchange.h"
#include "usecases/snapshot.h"
#include "util/clock.h"
#include "util/message.h"

namespace relais::offline {

/// The human pages that need nothing but the public directory.
class LocalPages {
public:
    LocalPages(const usecases::Snapshot& snapshot, const present::Catalogues& texts,
               const present::TemplateSources& templates);

    /// All throw util::Error for what there is not.
    [[nodiscard]] server::Reply search(const server::Request& request, util::Day today) const;
    [[nodiscard]] server::Reply provider(const server::Request& request, util::Day today) const;
    [[nodiscard]] server::Reply organisation(const server::Request& request, util::Day today) const;
    [[nodiscard]] server::Reply about(present::Lang lang) const;
    [[nodiscard]] server::Reply problem(present::Lang lang, int status, const util::Message& what) const;

private:
    [[nodiscard]] server::Reply page(present::Lang lang, const char* name, const present::Value& value) const;

    const usecases::Snapshot& m_snapshot;
    const present::Catalogues& m_texts;
    present::Templates m_fr;
    present::Templates m_en;
};

} // namespace relais::offline
