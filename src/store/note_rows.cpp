#include "store/columns.h"
#include "store/record_rows.h"

#include <map>

/// Findings and rejected lines of an import, in and out.
namespace relais::store {
namespace {

using namespace relais::directory;

constexpr char k_unit_separator = '\x1f';
constexpr char k_record_separator = '\x1e';

FindingLevel level_of(const std::string& code) {
    return code == "error" ? FindingLevel::error : code == "note" ? FindingLevel::note : FindingLevel::warning;
}

std::string details_text(const util::Message& message) {
    std::string text;
    for (const auto& [name, value] : message.values) {
        text += name + k_unit_separator + value + k_record_separator;
    }
    return text;
}

util::Message message_of(const std::string& key, const std::string& details) {
    util::Message message{key, {}};
    for (const auto& record : split(details, k_record_separator)) {
        const auto middle = record.find(k_unit_separator);
        if (middle != std::string::npos) {
            message.values.emplace_back(record.substr(0, middle), record.substr(middle + 1));
        }
    }
    return message;
}

} // namespace

void insert_notes(SQLite::Database& sql, EditionId edition, const ImportNotes& notes) {
    SQLite::Statement finding(sql, "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    int position = 0;
    for (const auto& f : notes.findings) {
        RowWriter(finding).add(edition.value).add(position++).add(code_of(f.level)).add(f.sheet).add(f.row)
            .add(f.column).add(f.value).add(f.what.key).add(details_text(f.what)).add(f.suggestion).insert();
    }
    SQLite::Statement cell(sql, "INSERT INTO rejected_cell VALUES (?, ?, ?, ?, ?, ?)");
    for (const auto& row : notes.rejected) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            RowWriter(cell).add(edition.value).add(row.provenance.sheet).add(row.provenance.row)
                .add(static_cast<int>(i)).add(i < row.headings.size() ? row.headings[i] : "").add(row.cells[i])
                .insert();
        }
    }
}

ImportNotes read_notes(SQLite::Database& sql, EditionId edition) {
    ImportNotes notes;
    SQLite::Statement lines(sql, "SELECT lines_read FROM edition WHERE id = ?");
    lines.bind(1, edition.value);
    notes.lines_read = lines.executeStep() ? lines.getColumn(0).getInt() : 0;
    SQLite::Statement row(sql,
                          "SELECT level, sheet, line, heading, value, message, details, suggestion FROM finding "
                          "WHERE edition = ? ORDER BY position");
    row.bind(1, edition.value);
    while (row.executeStep()) {
        notes.findings.push_back({level_of(row.getColumn(0).getText()), row.getColumn(1).getString(),
                                  row.getColumn(2).getInt(), row.getColumn(3).getString(),
                                  row.getColumn(4).getString(),
                                  message_of(row.getColumn(5).getString(), row.getColumn(6).getString()),
                                  row.getColumn(7).getString()});
    }
    SQLite::Statement cell(sql,
                           "SELECT sheet, line, heading, value FROM rejected_cell WHERE edition = ? "
                           "ORDER BY sheet, line, position");
    cell.bind(1, edition.value);
    while (cell.executeStep()) {
        const Provenance at{cell.getColumn(0).getString(), cell.getColumn(1).getInt()};
        if (notes.rejected.empty() || notes.rejected.back().provenance != at) {
            notes.rejected.push_back({at, {}, {}});
        }
        notes.rejected.back().headings.push_back(cell.getColumn(2).getString());
        notes.rejected.back().cells.push_back(cell.getColumn(3).getString());
    }
    return notes;
}

} // namespace relais::store
