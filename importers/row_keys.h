#pragma once
#include "directory/mapping_row.h"
#include "importers/row_findings.h"
#include "importers/sheet_rows.h"

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace relais::importers {

/// Gives the records of a file their keys and finds lines given twice. One for a whole file: two
/// sheets may repeat each other.
class RowKeys {
public:
    /// Fills the keys of a line's records. False, with a warning, for a line that says in every
    /// cell what an earlier one said: it is not to be counted again.
    bool fill(const DataRow& row, directory::MappingRow& read, RowFindings& findings);

    /// After the last line: organisations of one town whose names differ by a letter or two, not by
    /// a number: pairs of first lines and names.
    struct Alike {
        directory::Provenance first;
        directory::Provenance second;
        std::string first_name;
        std::string second_name;
        std::string first_key;
        std::string second_key;
    };
    [[nodiscard]] std::vector<Alike> organisations_alike() const;

private:
    std::string service_key(const std::string& base, const directory::Service& service);
    std::string key_apart(const DataRow& row, const directory::Site& site, std::string key);
    void append_alike(std::vector<Alike>& alike, bool backwards) const;

    std::unordered_map<std::string, int> m_lines;                ///< content → row
    std::unordered_map<std::string, int> m_services;             ///< key → how many so far
    std::unordered_map<std::string, directory::LonLat> m_points; ///< measured, of sites by key
    struct Named {
        std::string key;
        std::string name;
        std::string town; ///< finest place of its first line, squeezed
        directory::Provenance line;
    };
    std::unordered_map<std::string, Named> m_organisations; ///< by key
};

} // namespace relais::importers
