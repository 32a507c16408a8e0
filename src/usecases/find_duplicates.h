#pragma once
#include "store/identity_store.h"
#include "usecases/likeness.h"

#include <string>
#include <vector>

namespace relais::usecases {

/// Two places of one file that may be one.
struct PossibleDuplicate {
    std::string key_a; ///< keys of the sites, as `relais edition distinct` takes them
    std::string key_b;
    std::string name_a;
    std::string name_b;
    directory::Provenance at; ///< a line of the second
    Likeness likeness;
};

/// Pairs of sites of different organisations, in one department, that share a phone or a rare word of their names and
/// are alike; without the pairs somebody has called distinct, as places or as organisations. By likeness, most alike first.
std::vector<PossibleDuplicate> find_duplicates(const store::Records& records, const store::DistinctPairs& distinct,
                                               const store::DistinctPairs& distinct_organisations = {});

} // namespace relais::usecases
