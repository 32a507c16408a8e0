#pragma once
#include "exports/sheet.h"

#include <string>
#include <vector>

/// A table that people take away, fill in and give back: unlike a report (workbook.h) it begins with its headings and
/// holds nothing that an import would have to leave out.
namespace relais::exports {

struct FormColumn {
    std::string heading;
    std::string hxl; ///< tag of the Humanitarian Exchange Language: "#org+name"
    Kind kind = Kind::text;
    int width = 16; ///< characters, in a workbook
};

struct Form {
    std::string name; ///< of the sheet
    std::vector<FormColumn> columns;
    std::vector<std::vector<Cell>> rows; ///< each as long as `columns`
};

/// Whether a line of HXL tags stands below the headings.
enum class Hxl { none, tags };

/// RFC 4180 with commas, decimal points and CRLF, in UTF-8 with the mark spreadsheets need to see the accents. A text
/// that would be taken for a formula is guarded (util/cell_guard.h), here and below; the importer takes the guard off.
std::string form_csv(const Form& form, Hxl hxl);

/// An Excel workbook whose columns of text have the format "text": a phone number or a date stays as written, also when
/// somebody types over it. Throws util::Unavailable when it cannot be made.
std::string form_xlsx(const Form& form, Hxl hxl);

/// The same as OpenDocument.
std::string form_ods(const Form& form, Hxl hxl);

/// The shortest decimal text that reads back as the same number; "" for what is not finite.
std::string shortest(double number);

} // namespace relais::exports
