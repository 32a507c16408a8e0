#pragma once
#include "present/texts.h"
#include "usecases/snapshot.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// The directory in Open Referral's Human Services Data Specification, HSDS 3.1; our profile of it is docs/hsds.md. Only
/// what the public may know: a hidden place is a location at its stand-in, without address, marked as redacted.
namespace relais::present {

/// A table of the specification: rows of texts, "" where nothing is known. Numbers are plain decimals.
struct HsdsTable {
    std::string name; ///< as in the datapackage: "service", "service_at_location"
    std::string file; ///< of the datapackage: "services.csv"
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;

    [[nodiscard]] std::size_t column(std::string_view name) const;
};

/// Every table, filled, and found by an id in no time.
class Hsds {
public:
    Hsds(const usecases::Snapshot& snapshot, const Texts& texts);

    [[nodiscard]] const std::vector<HsdsTable>& tables() const { return m_tables; }
    [[nodiscard]] const HsdsTable& table(std::string_view name) const;
    /// Row of a table with an id, or nothing.
    [[nodiscard]] const std::vector<std::string>* find(std::string_view table, const std::string& id) const;
    /// Rows of `table` whose `column` is `value`.
    [[nodiscard]] const std::vector<std::uint32_t>& children(std::string_view table, std::string_view column,
                                                             const std::string& value) const;

private:
    std::vector<HsdsTable> m_tables;
    std::map<std::string, std::map<std::string, std::vector<std::uint32_t>>, std::less<>> m_index; ///< "table.column"
};

/// An object of the API with all that hangs on it: "service", "organization", "service_at_location", "location",
/// "taxonomy", "taxonomy_term". `row` is of that table.
std::string hsds_object(const Hsds& hsds, std::string_view table, const std::vector<std::string>& row);
/// The same without what hangs on it, for lists.
std::string hsds_brief(const Hsds& hsds, std::string_view table, const std::vector<std::string>& row);

/// datapackage.json: the tables as CSV files, and which columns point where.
std::string hsds_datapackage(const Hsds& hsds, const std::string& title);

/// A UUID that is always the same for the same thing ("service-12").
std::string hsds_id(const std::string& thing);

} // namespace relais::present
