#pragma once
#include "store/columns.h"
#include "store/correction_store.h"

/// One field before and after, as the tables of edits and of requests both have it: columns kind,
/// record, field, before, after.
namespace relais::store {

/// Of five columns, from `first` on.
FieldEdit field_edit_in(SQLite::Statement& row, int first);
RowWriter& add_field_edit(RowWriter& row, const FieldEdit& field);

} // namespace relais::store
