#include "usecases/record_history.h"

#include "usecases/apply_edits.h"
#include "usecases/keep_record.h"
#include "util/errors.h"

#include <algorithm>
#include <utility>

namespace relais::usecases {

using namespace relais::directory;
using store::FieldEdit;
using store::RecordEdit;

std::vector<RecordEdit> history_of(const store::Database& database, const Actor& actor, SiteId id) {
    require(actor, Permission::review_changes);
    const auto record = find_record(database, id);
    std::vector<ServiceId> services;
    std::ranges::transform(record.services, std::back_inserter(services), &Service::id);
    auto edits = store::edits_of(database, id, services);
    for (auto& edit : edits) {
        std::erase_if(edit.fields, [&](const FieldEdit& field) {
            return !text_in(record, field.kind, field.id, field.field);
        });
    }
    std::erase_if(edits, [](const RecordEdit& edit) { return edit.fields.empty(); });
    return edits;
}

void undo_edit(const store::Database& database,
               const Actor& actor,
               SiteId id,
               std::int64_t number,
               util::Instant now) {
    require(actor, Permission::review_changes);
    store::Transaction all(database);
    const auto history = history_of(database, actor, id);
    const auto known = std::ranges::find(history, number, &RecordEdit::id);
    if (known == history.end()) {
        throw util::NotFound({"keep.no_edit", {{"id", std::to_string(number)}}});
    }
    // A bulk confirmation is taken back for this record alone, a merge as a whole.
    auto fields =
        known->origin == "merge" ? store::find_edit(database, number)->fields : known->fields;
    for (auto& field : fields) {
        std::swap(field.before, field.after);
    }
    apply_edits(database, actor, "undo " + std::to_string(number), std::move(fields), now);
    all.commit();
}

} // namespace relais::usecases
