#pragma once
#include "server/routes.h"
#include "usecases/offer_board.h"

#include <memory>
#include <mutex>

namespace relais::server {

/// The board of offers as it stands: read again only when the store or the day has changed. Any
/// thread.
class LiveOffers {
public:
    [[nodiscard]] std::shared_ptr<const usecases::OfferBoard> current(const Site& site);

private:
    std::mutex m_mutex;
    std::shared_ptr<const usecases::OfferBoard> m_board;
};

} // namespace relais::server
