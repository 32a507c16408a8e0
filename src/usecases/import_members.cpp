#include "usecases/import_members.h"

#include "importers/date_reader.h"
#include "importers/word_list.h"
#include "usecases/mark_complementary.h"
#include "usecases/typed_rows.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace relais::usecases {
namespace {

using directory::Permission;
using util::InvalidInput;

constexpr std::size_t k_most_rows = 5'000;

/// The cells of a row by the code of their heading.
using Cells = std::map<std::string, std::string>;

Cells cells_of(const TypedRow& row) {
    const auto& words = importers::Words::builtin();
    Cells cells;
    for (const auto& [heading, text] : row.cells) {
        const auto column = words.list("member_column").find(heading);
        for (const auto& code : util::split_list(column ? column->codes : "", "+")) {
            cells.try_emplace(code, words.is_blank(text) ? std::string() : text);
        }
    }
    return cells;
}

std::string state_in(const std::string& text) {
    if (const auto found = importers::Words::builtin().list("mnr_membership").find(text)) {
        return found->codes;
    }
    throw InvalidInput("state", {"member.bad_state", {{"value", text.substr(0, 40)}}});
}

/// As a form has it. A membership may end, or begin, after today.
std::string day_in(const std::string& text) {
    const auto latest = *util::parse_day("2200-01-01");
    importers::Remarks remarks;
    const auto day = text.empty() ? std::nullopt : importers::read_date(text, latest, remarks);
    return day ? util::to_string(*day) : text; // what is no day is refused as of the form
}

MembershipWords words_in(const directory::Directory& directory, Cells& cells) {
    if (cells["organisation"].empty()) {
        throw InvalidInput("organisation", {"member.no_name", {}});
    }
    return {find_organisation(directory, cells["organisation"]),
            state_in(cells["state"]),
            day_in(cells["since"]),
            day_in(cells["until"]),
            cells["role_fr"],
            cells["role_en"]};
}

void check_headings(const std::vector<Cells>& rows) {
    for (const auto* wanted : {"organisation", "state"}) {
        const auto has = [&](const Cells& cells) { return cells.contains(wanted); };
        if (std::ranges::none_of(rows, has)) {
            throw InvalidInput("file", {std::string("member.no_column_") + wanted, {}});
        }
    }
}

} // namespace

MembersRead import_members(const store::Database& database,
                           const Actor& actor,
                           const directory::Directory& directory,
                           const std::string& name,
                           const std::string& bytes,
                           Apply apply,
                           util::Instant now) {
    require(actor, Permission::manage_editions);
    const auto rows = typed_rows(name, bytes, k_most_rows);
    std::vector<Cells> cells;
    std::ranges::transform(rows, std::back_inserter(cells), cells_of);
    check_headings(cells);
    const auto stored = memberships(database);
    std::set<directory::OrganisationId> named;
    MembersRead read;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        try {
            const auto words = words_in(directory, cells[i]);
            if (!named.insert(words.organisation).second) {
                throw InvalidInput("organisation", {"member.twice", {}});
            }
            const bool is_same = said_of(stored, words.organisation) == membership_in(words);
            ++(is_same ? read.same : read.saved);
            if (!is_same && apply == Apply::yes) {
                save_membership(database, actor, directory, words, "", now);
            }
        } catch (const util::Error& wrong) {
            read.faults.push_back({rows[i].sheet, rows[i].row, wrong.message()});
        }
    }
    return read;
}

} // namespace relais::usecases
