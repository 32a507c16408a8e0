#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace relais::importers {

/// One record of a CSV text. `number` is the row a spreadsheet shows it in: the first record is 1,
/// empty lines count, a line break inside quotes does not.
struct CsvRecord {
    int number = 0;
    std::vector<std::string> cells;
    bool operator==(const CsvRecord&) const = default;
};

struct CsvText {
    std::vector<CsvRecord> records; ///< an empty line is a record without cells
    char delimiter = ',';
    int unclosed_quote_row = 0; ///< record in which a quote opens and never closes; 0: none
};

/// The text of a file as UTF-8, without byte order mark: UTF-8, UTF-16 with a mark, else
/// Windows-1252. Never throws; bytes without a meaning in Windows-1252 become '?'.
std::string to_utf8(std::string_view bytes);

/// The delimiter among `,` `;` tab and `|` that cuts the first lines most evenly; ',' for a single
/// column.
char sniff_delimiter(std::string_view utf8);

/// Cuts UTF-8 text into records (RFC 4180, tolerant: any line ending, text after a closing quote is
/// kept).
CsvText parse_csv(std::string_view utf8, char delimiter);

/// Undoes UTF-8 that was read as Windows-1252 and saved again ("YaoundÃ©" → "Yaoundé"); the text
/// unchanged when it is not that.
std::string repair_mojibake(std::string_view utf8);

} // namespace relais::importers
