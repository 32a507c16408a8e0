#pragma once
#include "store/correction_store.h"

#include <vector>

namespace relais::usecases {

/// What an import or a publication does with corrections made since (docs/decisions/0015).
struct Carried {
    std::vector<store::FieldEdit>
        kept; ///< the file had the value from before the correction: the correction stands
    std::vector<store::FieldEdit>
        overruled; ///< the file says something new: it stands, `before` is the correction
};

/// Brings the corrections of `history` (oldest first) into records of another edition, by field: a
/// value that a correction had replaced is replaced again; the corrected value stays; anything else
/// is new word of the mapping and wins over the correction. A verification is never put back to an
/// earlier day. An edit of origin "edition …" ends what was said before it of its fields: there the
/// mapping has won already. Records that are gone keep their history and nothing else. Records are
/// sorted by id.
Carried carry_corrections(store::Records& records, const std::vector<store::RecordEdit>& history);

} // namespace relais::usecases
