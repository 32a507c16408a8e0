#pragma once
#include "usecases/keep_record.h"
#include "usecases/record_fields.h"

#include <vector>

/// What a form changes of a record.
namespace relais::usecases {

/// Fields the form names, that a form may change and that differ. Fields of other records are left
/// alone: a number in a form opens nothing. Throws util::InvalidInput naming the form's field.
std::vector<FieldEdit> edits_in(const KeptRecord& record,
                                const FormFields& form,
                                const std::vector<directory::Language>& languages);

/// Adds what goes with the edits without being typed: the day of a word on how full a service is;
/// with a point its unit, its settlement and how precise it is.
void add_consequences(const KeptRecord& record,
                      std::vector<FieldEdit>& edits,
                      const Snapshot& snapshot,
                      util::Day today);

} // namespace relais::usecases
