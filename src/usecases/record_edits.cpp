#include "usecases/record_edits.h"

#include "geometry/area_locator.h"
#include "geometry/point_index.h"
#include "util/errors.h"

#include <algorithm>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using store::RecordKind;

template <class Record>
void add_edits(const KeptRecord& kept,
               const Record& record,
               RecordKind kind,
               const std::vector<RecordField<Record>>& fields,
               const FormFields& form,
               const std::vector<Language>& languages,
               std::vector<FieldEdit>& edits) {
    for (const auto& field : fields) {
        const auto name = form_name(kind, record.id.value, field.name);
        std::vector<std::string> values;
        for (const auto& [given, value] : form) {
            if (given == name) {
                values.push_back(value);
            }
        }
        const bool is_asked = !values.empty() && field.kind != FieldKind::kept &&
                              is_shown(field, kept.site.visibility);
        if (!is_asked) {
            continue;
        }
        const auto before = field.get(record);
        auto after = checked_value(field.kind, field.list, field.most, name, values, languages);
        if (before != after) {
            edits.push_back(
                {kind, record.id.value, std::string(field.name), before, std::move(after)});
        }
    }
}

void check_closure(const KeptRecord& record, const std::vector<FieldEdit>& edits) {
    const auto is_now = [&](const char* field) {
        const auto found = std::ranges::find(edits, field, &FieldEdit::field);
        return found != edits.end()
                   ? found->after
                   : text_in(record, RecordKind::site, record.site.id.value, field).value_or("");
    };
    const auto from = is_now("closed_from");
    const auto until = is_now("closed_until");
    if (!from.empty() && !until.empty() && until < from) {
        throw util::InvalidInput(form_name(RecordKind::site, record.site.id.value, "closed_until"),
                                 {"keep.closure_backwards", {}});
    }
}

/// A place that had a point keeps one.
void check_point(const KeptRecord& record, const std::vector<FieldEdit>& edits) {
    const auto found = std::ranges::find(edits, "point", &FieldEdit::field);
    if (found != edits.end() && found->after.empty()) {
        throw util::InvalidInput(form_name(RecordKind::site, record.site.id.value, "point"),
                                 {"form.missing", {}});
    }
}

void date_saturation(const KeptRecord& record, std::vector<FieldEdit>& edits, util::Day today) {
    const auto given = edits;
    for (const auto& edit : given) {
        if (edit.field != "saturation") {
            continue;
        }
        const auto before =
            text_in(record, RecordKind::service, edit.id, "saturation_as_of").value_or("");
        const auto after = edit.after.empty() ? std::string() : util::to_string(today);
        if (before != after) {
            edits.push_back({RecordKind::service, edit.id, "saturation_as_of", before, after});
        }
    }
}

/// The town or neighbourhood a place is in or beside, null if none is near.
const Settlement* settlement_at(const Snapshot& snapshot, LonLat point) {
    constexpr double k_near_metres = 10'000;
    const auto nearest = snapshot.settlement_points().nearest(
        point, [](std::uint32_t) { return true; }, k_near_metres);
    return nearest ? &snapshot.directory().gazetteer.settlements()[nearest->item] : nullptr;
}

/// What the new point says of the unit and the settlement: a stand-in is made of these.
void follow_point(const Site& site, std::vector<FieldEdit>& edits, const Snapshot& snapshot) {
    const auto found = std::ranges::find(edits, "point", &FieldEdit::field);
    if (found == edits.end()) {
        return;
    }
    auto moved = site;
    site_field("point")->put(moved, found->after);
    const auto* settlement = settlement_at(snapshot, *moved.point);
    auto unit = snapshot.areas().locate(*moved.point);
    if (unit.empty() && settlement != nullptr) {
        unit = settlement->area;
    }
    if (!unit.empty() && !lies_in(site.area, unit)) { // else what is recorded is finer, or the same
        moved.area = unit;
    }
    moved.locality = settlement != nullptr ? settlement->code : "";
    moved.locality_name = settlement != nullptr ? settlement->name : "";
    moved.precision = LocationPrecision::surveyed;
    for (const auto* name : {"area", "locality", "locality_name", "precision"}) {
        const auto* field = site_field(name);
        if (field->get(site) != field->get(moved)) {
            edits.push_back(
                {RecordKind::site, site.id.value, name, field->get(site), field->get(moved)});
        }
    }
}

} // namespace

std::vector<FieldEdit>
edits_in(const KeptRecord& record, const FormFields& form, const std::vector<Language>& languages) {
    std::vector<FieldEdit> edits;
    add_edits(record, record.site, RecordKind::site, site_fields(), form, languages, edits);
    for (const auto& service : record.services) {
        add_edits(record, service, RecordKind::service, service_fields(), form, languages, edits);
    }
    check_closure(record, edits);
    check_point(record, edits);
    return edits;
}

void add_consequences(const KeptRecord& record,
                      std::vector<FieldEdit>& edits,
                      const Snapshot& snapshot,
                      util::Day today) {
    date_saturation(record, edits, today);
    follow_point(record.site, edits, snapshot);
}

} // namespace relais::usecases
