#include "importers/mapping_preview.h"

#include "importers/profile.h"
#include "importers/sheet_layout.h"
#include "importers/table.h"
#include "util/text_fold.h"

#include <algorithm>
#include <map>

namespace relais::importers {
namespace {

constexpr std::size_t k_samples = 3;
constexpr std::size_t k_sample_bytes = 80;
constexpr std::size_t k_most_columns = 200;

std::optional<Profile> chosen_profile(const std::string& name) {
    return name.empty() ? std::nullopt : std::optional(Profile::load(name));
}

/// The first line that fills three cells: whatever they are called, headings stand above the rest.
SheetLayout guessed_layout(const Table& table) {
    const auto is_full = [](const TableRow& row) {
        return std::ranges::count_if(row.cells, [](const auto& cell) { return !cell.empty(); }) >=
               k_fewest_headings;
    };
    const auto found = std::ranges::find_if(table.rows, is_full);
    SheetLayout layout;
    if (found != table.rows.end()) {
        layout.first_data = static_cast<std::size_t>(found - table.rows.begin()) + 1;
        layout.heading_row = found->number;
        layout.headings = found->cells;
        layout.columns.resize(layout.headings.size());
    }
    return layout;
}

/// Cut between two characters.
std::string cut(std::string text) {
    if (text.size() > k_sample_bytes) {
        auto end = k_sample_bytes;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
            --end;
        }
        text.resize(end);
        text += "…";
    }
    return text;
}

std::vector<std::string>
samples_of(const Table& table, std::size_t first_data, std::size_t column) {
    std::vector<std::string> samples;
    for (auto i = first_data; i < table.rows.size() && samples.size() < k_samples; ++i) {
        const auto& cells = table.rows[i].cells;
        auto text = column < cells.size() ? cut(cells[column]) : std::string();
        if (!text.empty() && std::ranges::find(samples, text) == samples.end()) {
            samples.push_back(std::move(text));
        }
    }
    return samples;
}

void add_sheet(MappingPreview& preview,
               const Table& table,
               const SheetLayout& layout,
               bool is_recognised) {
    preview.sheets.push_back({table.sheet,
                              layout.heading_row,
                              table.rows.size() - std::min(layout.first_data, table.rows.size()),
                              is_recognised});
    for (std::size_t i = 0; i < layout.headings.size() && preview.columns.size() < k_most_columns;
         ++i) {
        const auto& heading = layout.headings[i];
        const auto is_same = [&](const ColumnPreview& column) {
            return util::fold(column.heading) == util::fold(heading);
        };
        if (!util::fold(heading).empty() && std::ranges::none_of(preview.columns, is_same)) {
            preview.columns.push_back(
                {heading, layout.columns[i], samples_of(table, layout.first_data, i)});
        }
    }
}

/// In quotes, as RFC 4180 has it.
std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        out += c == '"' ? "\"\"" : std::string(1, c);
    }
    return out + "\"";
}

} // namespace

MappingPreview preview_mapping(const std::filesystem::path& file, const std::string& profile) {
    const auto chosen = chosen_profile(profile);
    const auto tables = read_tables(file);
    MappingPreview preview;
    for (const auto& table : tables) {
        if (const auto found = best_layout(table, chosen ? &*chosen : nullptr)) {
            add_sheet(preview, table, found->layout, true);
        }
    }
    if (preview.sheets.empty()) {
        for (const auto& table : tables) {
            add_sheet(preview, table, guessed_layout(table), false);
        }
    }
    return preview;
}

std::string profile_of(const std::vector<std::pair<std::string, Field>>& choices) {
    std::map<Field, std::string> headings;
    std::vector<std::string> seen;
    for (const auto& [heading, field] : choices) {
        auto text = heading;
        std::ranges::replace(
            text, '|', ' '); // it parts headings; as punctuation it does not tell two apart
        if (std::ranges::find(seen, util::fold(text)) != seen.end()) {
            continue;
        }
        seen.push_back(util::fold(text));
        auto& list = headings[field];
        list += (list.empty() ? "" : "|") + text;
    }
    std::string csv = "field,headings,value\r\n";
    for (const auto& [field, list] : headings) {
        csv += std::string(k_field_names[index_of(field)]) + "," + quoted(list) + ",\r\n";
    }
    return csv;
}

std::optional<WrittenRow> written_row(const std::filesystem::path& file,
                                      const std::string& profile,
                                      const std::string& sheet,
                                      int row) {
    const auto chosen = chosen_profile(profile);
    for (const auto& table : read_tables(file)) {
        const auto found = std::ranges::find(table.rows, row, &TableRow::number);
        if (table.sheet != sheet || found == table.rows.end()) {
            continue;
        }
        const auto layout = best_layout(table, chosen ? &*chosen : nullptr);
        WrittenRow written{layout ? layout->layout.headings : guessed_layout(table).headings,
                           found->cells};
        const auto width = std::max(written.headings.size(), written.cells.size());
        written.headings.resize(width);
        written.cells.resize(width);
        return written;
    }
    return std::nullopt;
}

} // namespace relais::importers
