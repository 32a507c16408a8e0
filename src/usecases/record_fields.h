#pragma once
#include "store/edition_store.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The fields of a record that people may correct, as text: what a form shows, a request holds and
/// history keeps. One table (record_fields.cpp) says what there is.
namespace relais::usecases {

/// What a field holds, and so how a form asks for it and how it is checked.
enum class FieldKind : std::uint8_t {
    line,
    words,  ///< several lines
    phones, ///< E.164, joined by blanks
    phone,
    emails,    ///< joined by blanks
    hours,     ///< words or OSM syntax
    day,       ///< ISO 8601
    number,    ///< 0 and more
    point,     ///< latitude and longitude in degrees, however written
    code,      ///< of `list`, or nothing
    codes,     ///< of `list`, joined by blanks
    languages, ///< codes of the directory's languages, joined by blanks
    kept       ///< in no form: changed by what the program does (a confirmation, a merge)
};

/// One field, of sites or services; `Record` is directory::Site or directory::Service.
template <class Record>
struct RecordField {
    std::string_view name; ///< of the column
    FieldKind kind;
    std::string_view list; ///< code list of `code` and `codes`
    /// The most guarded place at which the public still sees the field. Where it does not, no form,
    /// request or history shows it (usecases/move_hidden_place.h changes one unseen).
    directory::LocationVisibility shown_until;
    std::size_t most; ///< characters
    std::string (*get)(const Record&);
    void (*put)(Record&, const std::string&); ///< of a text that `get` gives or `checked` answers
};

const std::vector<RecordField<directory::Site>>& site_fields();
const std::vector<RecordField<directory::Service>>& service_fields();

/// Null for a name that is none.
const RecordField<directory::Site>* site_field(std::string_view name);
const RecordField<directory::Service>* service_field(std::string_view name);

template <class Record>
bool is_shown(const RecordField<Record>& field, directory::LocationVisibility visibility) {
    return visibility <= field.shown_until;
}

/// Says where a place is: carried into the next edition even where it is hidden.
bool tells_where(std::string_view site_field);
/// Whether a place always has one of the codes of this list.
bool is_always_said(std::string_view list);

/// What somebody typed, as `get` would give it. `values`: of a form, several for `codes`. Throws
/// util::InvalidInput naming `form_field`.
std::string checked_value(FieldKind kind,
                          std::string_view list,
                          std::size_t most,
                          const std::string& form_field,
                          const std::vector<std::string>& values,
                          const std::vector<directory::Language>& languages);

/// The codes of a list, by its name; empty for a name that is none of those used here.
std::vector<std::string> codes_of_list(std::string_view list);

} // namespace relais::usecases
