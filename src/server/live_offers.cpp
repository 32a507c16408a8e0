#include "server/live_offers.h"

namespace relais::server {

std::shared_ptr<const usecases::OfferBoard> LiveOffers::current(const Site& site) {
    if (site.desk == nullptr) { // a directory that is only read has no offers
        static const auto k_none = std::make_shared<const usecases::OfferBoard>();
        return k_none;
    }
    return site.desk->read([&](const auto& database) {
        const std::scoped_lock lock(m_mutex);
        m_board = usecases::fresh_offer_board(database, m_board, site.today());
        return m_board;
    });
}

} // namespace relais::server
