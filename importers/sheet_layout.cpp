#include "importers/sheet_layout.h"

#include "util/text_fold.h"

#include <algorithm>
#include <bitset>
#include <utility>

namespace relais::importers {
namespace {

constexpr int k_last_heading_row = 30;
constexpr std::size_t k_longest_heading = 120;

using Matches = std::vector<std::optional<Profile::Match>>;

Matches match_cells(const std::vector<std::string>& cells, const Profile& profile) {
    Matches matches(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!cells[i].empty() && cells[i].size() <= k_longest_heading) {
            matches[i] = profile.match(cells[i]);
        }
    }
    return matches;
}

/// Different fields named: a line of data that happens to hold a word or two does not count many.
int score(const Matches& matches) {
    std::bitset<k_field_count> seen;
    for (const auto& match : matches) {
        if (match) {
            seen.set(index_of(match->field));
        }
    }
    return static_cast<int>(seen.count());
}

/// Two lines read as one: the lower cell where it is known, else the upper one.
std::vector<std::string>
joined(const TableRow& upper, const TableRow& lower, const Profile& profile) {
    auto cells = upper.cells;
    cells.resize(std::max(upper.cells.size(), lower.cells.size()));
    const auto known = match_cells(lower.cells, profile);
    for (std::size_t i = 0; i < lower.cells.size(); ++i) {
        if (known[i] || cells[i].empty()) {
            cells[i] = lower.cells[i];
        }
    }
    return cells;
}

bool all_known(const std::vector<std::string>& cells, const Matches& matches) {
    bool any = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!cells[i].empty() && !matches[i]) {
            return false;
        }
        any = any || matches[i].has_value();
    }
    return any;
}

struct Choice {
    int score = 0;
    std::size_t row = 0;
    std::size_t lines = 1;
    std::vector<std::string> cells;
};

Choice choose(const Table& table, const Profile& profile) {
    Choice best;
    for (std::size_t i = 0; i < table.rows.size() && table.rows[i].number <= k_last_heading_row;
         ++i) {
        const auto& row = table.rows[i];
        const int single = score(match_cells(row.cells, profile));
        if (single > best.score) {
            best = {single, i, 1, row.cells};
        }
        const bool has_next = i + 1 < table.rows.size() && !table.has_field_names;
        if (!has_next || single == 0) {
            continue;
        }
        const auto lower = match_cells(table.rows[i + 1].cells, profile);
        auto both = joined(row, table.rows[i + 1], profile);
        const int pair = score(match_cells(both, profile));
        // A second line of headings adds more than the chance word of a line of data.
        if (pair > best.score + 1 ||
            (pair > best.score && all_known(table.rows[i + 1].cells, lower))) {
            best = {pair, i, 2, std::move(both)};
        }
        if (table.has_field_names) {
            break;
        }
    }
    return best;
}

void remark(SheetLayout& layout, const std::string& heading, const char* key, std::string taken) {
    layout.remarks.push_back(
        {directory::FindingLevel::note, {key, {{"taken", std::move(taken)}}}, ""});
    layout.remark_headings.push_back(heading);
}

/// Whether these may be the field names of a Shapefile, which keeps ten characters of each.
bool are_cut(const Table& table) {
    constexpr std::size_t k_kept = 10;
    const auto characters = [](const std::string& text) {
        return static_cast<std::size_t>(
            std::ranges::count_if(text, [](unsigned char c) { return (c & 0xC0U) != 0x80U; }));
    };
    return table.has_field_names && !table.rows.empty() &&
           std::ranges::all_of(table.rows.front().cells,
                               [&](const auto& cell) { return characters(cell) <= k_kept; });
}

/// Reads what was cut as the heading it begins, and says so.
void complete(SheetLayout& layout, Choice& choice, const Table& table, const Profile& profile) {
    auto cells = table.rows.front().cells;
    const auto known = match_cells(cells, profile);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (const auto full = known[i] ? std::nullopt : profile.heading_begun_by(cells[i])) {
            remark(layout, cells[i], "finding.heading_taken_as", *full);
            cells[i] = *full;
        }
    }
    if (const int known_now = score(match_cells(cells, profile)); known_now >= choice.score) {
        choice = {known_now, 0, 1, std::move(cells)};
    } else {
        layout = {};
    }
}

void assign_columns(SheetLayout& layout, const Profile& profile) {
    const auto matches = match_cells(layout.headings, profile);
    layout.columns.resize(matches.size());
    for (const auto wanted :
         {Likeness::exact, Likeness::near}) { // a near heading never takes an exact one's place
        for (std::size_t i = 0; i < matches.size(); ++i) {
            if (!matches[i] || matches[i]->likeness != wanted) {
                continue;
            }
            const auto field = matches[i]->field;
            if (layout.has(field) && !may_repeat(field)) {
                remark(layout, layout.headings[i], "finding.column_twice", layout.heading(field));
                continue;
            }
            layout.columns[i] = field;
            if (wanted == Likeness::near) {
                remark(layout,
                       layout.headings[i],
                       "finding.heading_taken_as",
                       profile.usual_heading(field));
            }
        }
    }
    for (std::size_t i = 0; i < matches.size(); ++i) {
        if (!matches[i] && !layout.headings[i].empty()) {
            remark(layout, layout.headings[i], "finding.column_not_read", "");
        } else if (layout.columns[i] == Field::ignored || layout.columns[i] == Field::notes) {
            remark(layout, layout.headings[i], "finding.column_left_out", "");
        }
    }
}

} // namespace

bool SheetLayout::has(Field field) const {
    return std::ranges::find(columns, std::optional(field)) != columns.end();
}

const std::string& SheetLayout::heading(Field field) const {
    static const std::string k_none;
    const auto found = std::ranges::find(columns, std::optional(field));
    return found != columns.end() ? headings[static_cast<std::size_t>(found - columns.begin())]
                                  : k_none;
}

std::optional<SheetLayout> find_layout(const Table& table, const Profile& profile) {
    auto choice = choose(table, profile);
    SheetLayout layout;
    if (are_cut(table)) {
        complete(layout, choice, table, profile);
    }
    if (choice.score < k_fewest_headings) {
        return std::nullopt;
    }
    layout.first_data = choice.row + choice.lines;
    layout.heading_row = table.rows[choice.row].number;
    layout.headings = std::move(choice.cells);
    assign_columns(layout, profile);
    return layout;
}

std::optional<ProfiledLayout> best_layout(const Table& table, const Profile* chosen) {
    const auto with = [&table](const Profile& profile) {
        auto layout = find_layout(table, profile);
        return layout ? std::optional(ProfiledLayout{&profile, std::move(*layout)}) : std::nullopt;
    };
    if (chosen != nullptr) {
        return with(*chosen);
    }
    auto french = with(Profile::french());
    auto english = with(Profile::english());
    const auto known = [](const std::optional<ProfiledLayout>& found) {
        return found ? std::ranges::count_if(found->layout.columns, [](const auto& field) { return field.has_value(); })
                     : 0;
    };
    return known(english) > known(french) ? std::move(english) : std::move(french);
}

} // namespace relais::importers
