#pragma once
#include "importers/csv.h"

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace relais::importers {

/// A table of geodata/: UTF-8, comma, one line of headings. Strict, because these files are ours.
class ReferenceTable {
public:
    /// Throws util::InvalidInput naming the file for one that is missing or not UTF-8, a heading
    /// that is missing, or a record with too many or too few cells.
    ReferenceTable(const std::filesystem::path& file,
                   std::initializer_list<std::string_view> headings);

    /// The cells of one record, by heading.
    class Row {
    public:
        Row(const ReferenceTable& table, const CsvRecord& record)
            : m_table(&table),
              m_record(&record) {}
        /// As a spreadsheet shows it: the headings are row 1.
        [[nodiscard]] int number() const { return m_record->number; }
        [[nodiscard]] const std::string& text(const std::string& column) const;
        /// Throws util::InvalidInput when empty.
        [[nodiscard]] const std::string& required(const std::string& column) const;
        [[nodiscard]] std::vector<std::string>
        list(const std::string& column) const; ///< joined by |
        /// Nothing when empty; throws for what is no number.
        [[nodiscard]] std::optional<double> number(const std::string& column) const;
        [[nodiscard]] double required_number(const std::string& column) const;
        /// Throws util::InvalidInput that names file, row, column and value.
        [[noreturn]] void refuse(const std::string& column) const;

    private:
        const ReferenceTable* m_table;
        const CsvRecord* m_record;
    };

    [[nodiscard]] std::vector<Row> rows() const;

private:
    std::string m_name;
    CsvText m_text;
    std::unordered_map<std::string, std::size_t> m_columns;
};

} // namespace relais::importers
