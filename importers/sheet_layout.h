#pragma once
#include "importers/profile.h"
#include "importers/remark.h"
#include "importers/table.h"

#include <optional>
#include <string>
#include <vector>

namespace relais::importers {

/// Where the headings of a sheet are and what its columns hold.
struct SheetLayout {
    std::size_t first_data = 0;        ///< place in Table::rows of the first row after the headings
    int heading_row = 0;               ///< as the author sees it
    std::vector<std::string> headings; ///< of every column, as written
    std::vector<std::optional<Field>> columns; ///< what each holds; nothing: not read
    std::vector<Remark> remarks;              ///< headings taken by likeness, left out, given twice
    std::vector<std::string> remark_headings; ///< which heading each remark is about

    [[nodiscard]] bool has(Field field) const;
    /// The heading of a field's first column, or "".
    [[nodiscard]] const std::string& heading(Field field) const;
};

/// How many columns a line must name to be a line of headings.
inline constexpr int k_fewest_headings = 3;

/// The line, or two lines one above the other, within the first thirty rows in which the profile
/// knows most headings; nothing if it knows fewer than three anywhere.
std::optional<SheetLayout> find_layout(const Table& table, const Profile& profile);

/// A layout and the profile that found it.
struct ProfiledLayout {
    const Profile* profile = nullptr;
    SheetLayout layout;
};

/// By the profile asked for; null: by the built-in one that knows more of the sheet's headings.
std::optional<ProfiledLayout> best_layout(const Table& table, const Profile* chosen);

} // namespace relais::importers
