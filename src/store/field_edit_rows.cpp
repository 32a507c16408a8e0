#include "store/field_edit_rows.h"

namespace relais::store {
namespace {

RecordKind kind_in(const std::string& code) {
    if (code == code_of(RecordKind::organisation)) {
        return RecordKind::organisation;
    }
    return code == code_of(RecordKind::site) ? RecordKind::site : RecordKind::service;
}

} // namespace

FieldEdit field_edit_in(SQLite::Statement& row, int first) {
    return {kind_in(row.getColumn(first).getString()),
            row.getColumn(first + 1).getInt64(),
            row.getColumn(first + 2).getString(),
            row.getColumn(first + 3).getString(),
            row.getColumn(first + 4).getString()};
}

RowWriter& add_field_edit(RowWriter& row, const FieldEdit& field) {
    return row.add(code_of(field.kind))
        .add(field.id)
        .add(field.field)
        .add(field.before)
        .add(field.after);
}

} // namespace relais::store
