#pragma once
#include "store/edition_store.h"

#include <cstdint>
#include <string>
#include <vector>

namespace relais::usecases {

/// One field that differs. Values of a place that is confidential in either edition are withheld.
struct FieldChange {
    std::string field; ///< column name of the domain: "phones", "need", …
    std::string before;
    std::string after;
    bool withheld = false;
};

struct RecordChange {
    enum class Kind : std::uint8_t { added, changed, vanished };
    Kind kind = Kind::changed;
    store::RecordKind record = store::RecordKind::service;
    std::int64_t id = 0;
    std::string name;                ///< of the organisation and, for a service, its need's code
    std::vector<FieldChange> fields; ///< of a change
};

/// From `before` to `after`, matched by id: organisations, then sites, then services, each by id. Where a line stands
/// in its file and how a key is spelled are no differences.
std::vector<RecordChange> compare(const store::Records& before, const store::Records& after);

} // namespace relais::usecases
