#pragma once
#include "directory/finding.h"
#include "present/texts.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace relais::present {

/// "Erreur", "Avertissement", "Remarque".
std::string label(directory::FindingLevel level, const Texts& texts);

/// The sentence of a finding with its suggestion: "… Vouliez-vous dire « x » ?"
std::string sentence(const directory::Finding& finding, const Texts& texts);

/// One line for a terminal: "Maroua, ligne 57, colonne « Latitude » : …".
std::string line(const directory::Finding& finding, const Texts& texts);

/// What a report says it is about.
struct ReportSubject {
    std::string file;
    int lines_read = 0;
    int lines_rejected = 0;
};

/// Makes the report in the form the file's ending asks for: .csv (`;`, UTF-8 with BOM, so that Excel opens it; a cell
/// that begins like a formula is quoted), .html (one page, printable) or .json. Throws util::InvalidInput for another
/// ending.
std::string finding_report(const std::filesystem::path& file, const ReportSubject& subject,
                           const std::vector<directory::Finding>& findings, const Texts& texts);

/// Sheet → row → sentences, for a workbook given back with comments.
std::map<std::string, std::map<int, std::string>> comments(const std::vector<directory::Finding>& findings,
                                                           const Texts& texts);

} // namespace relais::present
