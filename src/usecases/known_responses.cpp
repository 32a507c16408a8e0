#include "usecases/known_responses.h"

#include "store/referral_store.h"
#include "util/errors.h"

namespace relais::usecases {

std::optional<ServiceOrder> order_for(const Actor& actor, const std::string& asked) {
    const auto order = read_order(asked);
    if (reach(actor, directory::Permission::make_referrals) != directory::Reach::none) {
        return order.value_or(ServiceOrder::answers);
    }
    if (order == ServiceOrder::answers) {
        throw util::Forbidden({"response.order_forbidden", {}});
    }
    return std::nullopt;
}

std::optional<Responses> known_responses(const store::Database& database, ServiceOrder order) {
    auto figures = store::load_response_figures(database);
    return figures.empty()
               ? std::nullopt
               : std::optional(Responses{std::move(figures), order == ServiceOrder::answers});
}

} // namespace relais::usecases
