#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace relais::importers {

/// An HSDS directory as lines of our own workbook, to be read and checked like any other mapping.
struct HsdsWorkbook {
    std::vector<std::string> headings;          ///< of the English profile
    std::vector<std::vector<std::string>> rows; ///< each as long as `headings`: a service at one of its locations
};

/// Reads the tables of HSDS 3.x from a folder of CSV files ("services.csv", or "service.csv" as some programs write). Attributes that our own
/// export wrote (label "relais:…") hold where they say something; else the fields of HSDS do, and the need is the name of
/// the service's taxonomy term, or of the service. Throws util::InvalidInput naming the folder and the table that is
/// missing or cannot be read.
HsdsWorkbook read_hsds(const std::filesystem::path& folder);

} // namespace relais::importers
