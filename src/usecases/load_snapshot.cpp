#include "usecases/load_snapshot.h"

#include "store/published_view.h"
#include "store/reference_store.h"

namespace relais::usecases {

std::shared_ptr<const Snapshot> load_snapshot(const store::Database& database) {
    auto directory = store::load_published(database);
    if (!directory) {
        return nullptr;
    }
    return std::make_shared<const Snapshot>(std::move(*directory), store::load_boundaries(database));
}

} // namespace relais::usecases
