#pragma once
#include "present/page_template.h"
#include "present/texts.h"
#include "server/exchange.h"
#include "usecases/flowchart_desk.h"
#include "usecases/offer_board.h"
#include "usecases/snapshot.h"
#include "util/clock.h"
#include "util/message.h"

namespace relais::offline {

/// The human pages that need nothing but what is public.
class LocalPages {
public:
    LocalPages(const usecases::Snapshot& snapshot, const present::Catalogues& texts,
               const present::TemplateSources& templates);

    /// All throw util::Error for what there is not.
    [[nodiscard]] server::Reply search(const server::Request& request, util::Day today) const;
    [[nodiscard]] server::Reply provider(const server::Request& request, util::Day today) const;
    [[nodiscard]] server::Reply organisation(const server::Request& request, util::Day today) const;
    /// The list of offers, for the words of an address or of a form that was sent.
    enum class Asked { by_address, by_form };
    [[nodiscard]] server::Reply offers(const server::Request& request, const usecases::OfferBoard& board, Asked asked,
                                       util::Day today) const;
    [[nodiscard]] server::Reply offer(const server::Request& request, const usecases::OfferBoard& board,
                                      util::Day today) const;
    [[nodiscard]] server::Reply flowchart(present::Lang lang, const usecases::FlowchartInUse& chart,
                                          util::Day today) const;
    /// "general.svg"
    [[nodiscard]] server::Reply flowchart_picture(const server::Request& request, const usecases::FlowchartInUse& chart,
                                                  util::Day today) const;
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
