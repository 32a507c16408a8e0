#include "importers/population_headings.h"

#include "util/text_fold.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace relais::importers {
namespace {

using directory::DemandKind;
using Words = std::vector<std::string_view>;

constexpr std::size_t k_last_heading_line = 30;

/// Folded headings of a field; the better word first where only one column is taken.
const std::array<Words, k_count_fields> k_words = {
    Words{"code",
          "pcode",
          "p code",
          "admin code",
          "code administratif",
          "code localite",
          "code de la localite",
          "settlement",
          "settlement code",
          "code unite",
          "adm1 pcode",
          "admin1 pcode",
          "adm1 code",
          "adm2 pcode",
          "admin2 pcode",
          "adm2 code",
          "adm3 pcode",
          "admin3 pcode",
          "adm3 code"},
    Words{"region",
          "nom region",
          "nom de la region",
          "region name",
          "adm1 fr",
          "adm1 en",
          "adm1",
          "admin1",
          "admin 1",
          "adm1 name",
          "admin1 name"},
    Words{"departement",
          "nom departement",
          "nom du departement",
          "department",
          "division",
          "adm2 fr",
          "adm2 en",
          "adm2",
          "admin2",
          "admin 2",
          "adm2 name",
          "admin2 name"},
    Words{"arrondissement",
          "nom arrondissement",
          "commune",
          "subdivision",
          "sub division",
          "council",
          "adm3 fr",
          "adm3 en",
          "adm3",
          "admin3",
          "admin 3",
          "adm3 name",
          "admin3 name"},
    Words{"nom",
          "name",
          "unite",
          "unit",
          "unite administrative",
          "administrative unit",
          "zone",
          "area",
          "circonscription"},
    Words{"settlement",
          "localite",
          "nom localite",
          "nom de la localite",
          "locality",
          "ville",
          "village",
          "ville ou localite",
          "ville village",
          "town",
          "settlement name",
          "lieu",
          "place",
          "location",
          "site",
          "nom du site",
          "site name"},
    Words{"quartier", "neighbourhood", "neighborhood"},
    Words{"annee", "year", "an", "annee de reference", "reference year"}};

const Words k_people = {"population totale",
                        "total population",
                        "population",
                        "pop totale",
                        "pop total",
                        "pop",
                        "habitants",
                        "nombre d habitants",
                        "inhabitants",
                        "t tl",
                        "effectif",
                        "people",
                        "persons",
                        "personnes",
                        "individus",
                        "individuals",
                        "total",
                        "nombre",
                        "count",
                        "number"};
const Words k_returnees = {"nombre de retournes",
                           "retournes individus",
                           "individus retournes",
                           "nombre de migrants de retour",
                           "migrants de retour",
                           "personnes retournees",
                           "nombre de personnes retournees",
                           "retournes",
                           "retournees",
                           "retours",
                           "number of returnees",
                           "returnee individuals",
                           "returnees individuals",
                           "returned migrants",
                           "returnees",
                           "individus",
                           "individuals",
                           "nombre d individus",
                           "number of individuals",
                           "personnes",
                           "persons",
                           "effectif",
                           "nombre",
                           "total",
                           "count",
                           "number"};

std::vector<std::string> folded(const TableRow& row) {
    std::vector<std::string> words;
    std::ranges::transform(
        row.cells, std::back_inserter(words), [](const auto& cell) { return util::fold(cell); });
    return words;
}

/// The column whose heading is the first of the words that any heading is.
std::optional<std::size_t> best_column(const std::vector<std::string>& headings,
                                       const Words& words) {
    for (const auto word : words) {
        const auto found = std::ranges::find(headings, word);
        if (found != headings.end()) {
            return static_cast<std::size_t>(found - headings.begin());
        }
    }
    return std::nullopt;
}

std::optional<CountLayout> layout_of(const TableRow& row, const Words& figures) {
    const auto headings = folded(row);
    const auto people = best_column(headings, figures);
    if (!people) {
        return std::nullopt;
    }
    CountLayout layout;
    layout.people = *people;
    layout.people_heading = row.cells[*people];
    layout.headings = row.cells;
    for (std::size_t field = 0; field < k_count_fields; ++field) {
        for (const auto word : k_words[field]) {
            for (std::size_t column = 0; column < headings.size(); ++column) {
                if (headings[column] == word && column != *people) {
                    layout.columns[field].push_back(column);
                    if (field != static_cast<std::size_t>(CountField::year)) {
                        layout.place_heading = row.cells[column];
                    }
                }
            }
        }
    }
    return layout.place_heading.empty() ? std::nullopt : std::optional(std::move(layout));
}

} // namespace

std::optional<CountLayout>
find_count_layout(const Table& table, DemandKind kind, const std::string& wanted) {
    const auto only = util::fold(wanted);
    const auto& figures = kind == DemandKind::returnees ? k_returnees : k_people;
    const auto last = std::min(table.rows.size(), k_last_heading_line);
    for (std::size_t i = 0; i < last; ++i) {
        auto layout = layout_of(table.rows[i], wanted.empty() ? figures : Words{only});
        if (layout) {
            layout->first_data = i + 1;
            return layout;
        }
    }
    return std::nullopt;
}

} // namespace relais::importers
