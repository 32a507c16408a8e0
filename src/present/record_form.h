#pragma once
#include "present/page_value.h"
#include "present/page_words.h"
#include "usecases/keep_record.h"

#include <string>

/// The form of a record's fields, for those who mend it (web/templates/record_fields.mustache).
namespace relais::present {

/// Sets `groups`: the place, then each service, each with its fields as recorded, or as typed if a
/// form was refused; `wrong`: the field at fault. Fields that a hidden place hides are not there.
void set_record_form(Value& page,
                     const Words& words,
                     const usecases::KeptRecord& record,
                     const usecases::FormFields* typed,
                     const std::string& wrong);

/// What was typed in a field, `otherwise` if no form was.
std::string typed_value(const usecases::FormFields* typed,
                        const std::string& name,
                        const std::string& otherwise);

/// Mail addresses and numbers of the place, to choose whom a link goes to.
Value options_of_contacts(const directory::Site& site);

} // namespace relais::present
