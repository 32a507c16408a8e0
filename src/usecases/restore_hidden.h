#pragma once
#include "store/edition_store.h"

namespace relais::usecases {

/// Exports hold what the public may know: of a confidential or approximate place its stand-in, of the services there no
/// free text. When such a line comes back, what was hidden and is still as it was exported is put back from the
/// published edition, so that a round trip through a spreadsheet never loses a true place nor shows one. What somebody
/// wrote in its stead is kept.
///
/// Only records that bear our own number ("id:site-12", which exports write) and that are as guarded as before;
/// `records` have their lasting ids. `published` is what is recorded, `exported` the same edition's public view.
void restore_hidden(store::Records& records, const store::Records& published, const store::Records& exported);

} // namespace relais::usecases
