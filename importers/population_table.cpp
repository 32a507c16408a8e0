#include "importers/population_table.h"

#include "importers/file_bytes.h"
#include "importers/number_reader.h"
#include "importers/population_headings.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace relais::importers {
namespace {

using directory::DemandKind;
using directory::Finding;
using directory::FindingLevel;

constexpr double k_most_people_of_a_row = 1e9;
constexpr std::size_t k_longest_value = 200;
const std::set<std::string, std::less<>> k_whole = {
    "total", "totaux", "grand total", "ensemble", "cameroun", "cameroon", "cm", "cmr"};

struct Sheet {
    const Table* table = nullptr;
    CountLayout layout;
};

Sheet choose_sheet(const std::vector<Table>& tables,
                   const std::string& file,
                   DemandKind kind,
                   const CountOptions& options) {
    std::string names;
    bool any = false;
    for (const auto& table : tables) {
        names += (names.empty() ? "" : ", ") + table.sheet;
        if (!options.sheet.empty() && table.sheet != options.sheet) {
            continue;
        }
        any = true;
        if (auto layout = find_count_layout(table, kind, options.column)) {
            return {&table, std::move(*layout)};
        }
    }
    if (!any) {
        throw util::InvalidInput(
            "--sheet",
            {"import.no_sheet", {{"file", file}, {"sheet", options.sheet}, {"sheets", names}}});
    }
    if (!options.column.empty()) {
        throw util::InvalidInput(
            "--column", {"demand.no_column", {{"file", file}, {"column", options.column}}});
    }
    throw util::InvalidInput(
        file,
        {kind == DemandKind::returnees ? "demand.no_headings_returnees" : "demand.no_headings",
         {{"file", file}}});
}

/// What a cell merged over several rows says, it says for each of them.
void fill_merged(Table& table) {
    for (const auto& merge : table.merged) {
        std::string said;
        for (auto& row : table.rows) {
            const auto column = static_cast<std::size_t>(merge.first_column);
            if (row.number < merge.first_row || row.number > merge.last_row ||
                column >= row.cells.size()) {
                continue;
            }
            said = row.cells[column].empty() ? said : row.cells[column];
            row.cells[column] = said;
        }
    }
}

class PeopleRows {
public:
    PeopleRows(const Sheet& sheet, const PlaceFinder& places)
        : m_sheet(sheet),
          m_places(places) {
        m_out.column = sheet.layout.people_heading;
    }

    /// Rows of the wanted year (0: the newest there is).
    std::optional<PeopleTable> read(int wanted, const util::Progress& progress) {
        choose_year(wanted);
        const auto& rows = m_sheet.table->rows;
        for (std::size_t i = m_sheet.layout.first_data; i < rows.size(); ++i) {
            take(rows[i]);
            if (!util::report(progress,
                              static_cast<std::int64_t>(i + 1),
                              static_cast<std::int64_t>(rows.size()))) {
                return std::nullopt;
            }
        }
        say_years();
        return std::move(m_out);
    }

private:
    [[nodiscard]] std::string first_of(const TableRow& row, CountField field) const {
        for (const auto column : m_sheet.layout.of(field)) {
            if (column < row.cells.size() && !row.cells[column].empty()) {
                return row.cells[column];
            }
        }
        return {};
    }

    [[nodiscard]] int year_of(const TableRow& row) const {
        const auto year = parse_number(first_of(row, CountField::year));
        return year && *year >= 1900 && *year <= 2200 ? static_cast<int>(*year) : 0;
    }

    void choose_year(int wanted) {
        std::set<int> years;
        for (std::size_t i = m_sheet.layout.first_data; i < m_sheet.table->rows.size(); ++i) {
            years.insert(year_of(m_sheet.table->rows[i]));
        }
        years.erase(0);
        if (wanted != 0 && !years.empty() && !years.contains(wanted)) {
            throw util::InvalidInput("--year",
                                     {"demand.no_year",
                                      {{"year", std::to_string(wanted)},
                                       {"first", std::to_string(*years.begin())},
                                       {"last", std::to_string(*years.rbegin())}}});
        }
        m_out.year = wanted != 0 || years.empty() ? wanted : *years.rbegin();
        m_by_year = !years.empty();
    }

    /// Rows of other years, and rows that do not say theirs beside rows that do.
    void say_years() {
        if (m_of_other_years > 0) {
            say(FindingLevel::note, 0, "", "",
                {"finding.demand_years",
                 {{"year", std::to_string(m_out.year)}, {"count", std::to_string(m_of_other_years)}}});
        }
    }

    void say(FindingLevel level,
             int row,
             const std::string& column,
             const std::string& value,
             util::Message what) {
        m_out.findings.push_back({level,
                                  m_sheet.table->sheet,
                                  row,
                                  column,
                                  value.substr(0, k_longest_value),
                                  std::move(what),
                                  ""});
    }

    /// All that a row says of its place, to be shown.
    [[nodiscard]] std::string written_place(const TableRow& row) const {
        std::string text;
        for (std::size_t field = 0; field < static_cast<std::size_t>(CountField::year); ++field) {
            const auto cell = first_of(row, static_cast<CountField>(field));
            text += cell.empty() ? "" : (text.empty() ? "" : ", ") + cell;
        }
        return text;
    }

    /// "Total", "Total Extrême-Nord", "Cameroun": people that other rows count.
    [[nodiscard]] bool is_total(const TableRow& row) const {
        for (std::size_t field = 0; field < static_cast<std::size_t>(CountField::year); ++field) {
            const auto words = util::fold(first_of(row, static_cast<CountField>(field)));
            if (k_whole.contains(words) || words.starts_with("total ") ||
                words.starts_with("sous total")) {
                return true;
            }
        }
        return false;
    }

    void take(const TableRow& row) {
        const auto place = written_place(row);
        if (place.empty() || is_total(row)) {
            return;
        }
        if (m_by_year && year_of(row) != m_out.year) {
            ++m_of_other_years;
            return;
        }
        ++m_out.rows_read;
        PeopleCount count;
        count.row = row.number;
        if (!read_people(row, count)) {
            ++m_out.rows_without_figure;
            return;
        }
        if (find_by_code(row, count) || find_by_words(row, count)) {
            m_out.rows.push_back(std::move(count));
            return;
        }
        ++m_out.rows_unresolved;
        m_out.unresolved += count.people;
        say(FindingLevel::warning,
            row.number,
            m_sheet.layout.place_heading,
            place,
            {"finding.demand_unknown_place", {}});
    }

    bool read_people(const TableRow& row, PeopleCount& count) {
        const auto& layout = m_sheet.layout;
        const auto cell =
            layout.people < row.cells.size() ? row.cells[layout.people] : std::string();
        if (util::fold(cell).empty()) { // also "-"
            return false;
        }
        const auto people = parse_number(cell);
        if (!people || !std::isfinite(*people) || *people < 0 || *people > k_most_people_of_a_row) {
            say(FindingLevel::error,
                row.number,
                layout.people_heading,
                cell,
                {"finding.demand_bad_figure", {}});
            return false;
        }
        count.people = *people;
        return true;
    }

    /// The finest code of the row that is known.
    bool find_by_code(const TableRow& row, PeopleCount& count) const {
        const auto& gazetteer = m_places.gazetteer();
        for (const auto column : m_sheet.layout.of(CountField::code)) {
            const auto code = column < row.cells.size() ? row.cells[column] : std::string();
            if (const auto* settlement = gazetteer.settlement(code)) {
                count.settlement = settlement->code;
                count.area = settlement->area;
                return true;
            }
            if (gazetteer.area(code) != nullptr && code.size() > count.area.size()) {
                count.area = code;
            }
        }
        return !count.area.empty() && first_of(row, CountField::locality).empty();
    }

    /// A name alone: a region or department, else a settlement, else an arrondissement.
    bool find_by_name(const std::string& name, PlaceWords& words, PeopleCount& count) const {
        for (const int level : {1, 2}) {
            if (const auto* area = m_places.area(name, level, count.area)) {
                count.area = area->code;
                return true;
            }
        }
        const auto* arrondissement = m_places.area(name, 3, count.area);
        if (m_places.settlements(name).empty() && arrondissement != nullptr) {
            count.area = arrondissement->code;
            return true;
        }
        words.locality = name;
        return false;
    }

    bool find_by_words(const TableRow& row, PeopleCount& count) {
        PlaceWords words{first_of(row, CountField::region),
                         first_of(row, CountField::department),
                         first_of(row, CountField::arrondissement),
                         first_of(row, CountField::locality),
                         first_of(row, CountField::neighbourhood)};
        fill_from_code(count.area, words);
        const auto name = first_of(row, CountField::name);
        if (!name.empty() && words.locality.empty() && find_by_name(name, words, count)) {
            return true;
        }
        const auto found = m_places.find(words);
        say_remarks(row, found.remarks);
        count.area = found.area;
        const auto* settlement =
            found.neighbourhood != nullptr ? found.neighbourhood : found.settlement;
        if (settlement != nullptr && settlement->area.size() < found.area.size()) {
            return true; // "Maroua 1er": the unit, and not the town it is part of
        }
        if (settlement != nullptr) {
            count.settlement = settlement->code;
            count.area = settlement->area;
        }
        if (count.area.empty()) {
            return false;
        }
        count.somewhere = count.settlement.empty() && is_coarser_than_asked(count.area, words);
        if (count.somewhere) {
            const auto* unit = m_places.gazetteer().area(count.area);
            say(FindingLevel::warning,
                row.number,
                m_sheet.layout.place_heading,
                written_place(row),
                {"finding.demand_taken_to_unit", {{"unit", unit->name_fr}}});
        }
        return true;
    }

    void say_remarks(const TableRow& row, const PlaceRemarks& remarks) {
        for (const auto& list : {remarks.region,
                                 remarks.department,
                                 remarks.arrondissement,
                                 remarks.locality,
                                 remarks.neighbourhood}) {
            for (const auto& remark : list) {
                say(remark.level,
                    row.number,
                    m_sheet.layout.place_heading,
                    written_place(row),
                    remark.what);
                m_out.findings.back().suggestion = remark.suggestion;
            }
        }
    }

    /// A unit's code beside a locality's name says where to look for it.
    void fill_from_code(const directory::AreaCode& code, PlaceWords& words) const {
        const auto& gazetteer = m_places.gazetteer();
        const std::array<std::string*, 3> names = {
            &words.region, &words.department, &words.arrondissement};
        for (const auto* unit = gazetteer.area(code); unit != nullptr;
             unit = gazetteer.area(unit->parent)) {
            auto& name = *names.at(static_cast<std::size_t>(unit->level - 1));
            name = unit->name_fr;
        }
    }

    [[nodiscard]] bool is_coarser_than_asked(const directory::AreaCode& code,
                                             const PlaceWords& words) const {
        if (!util::fold(words.locality).empty() || !util::fold(words.neighbourhood).empty()) {
            return true;
        }
        const int asked = !util::fold(words.arrondissement).empty() ? 3
                          : !util::fold(words.department).empty()   ? 2
                                                                    : 1;
        return m_places.gazetteer().area(code)->level < asked;
    }

    const Sheet& m_sheet;
    const PlaceFinder& m_places;
    bool m_by_year = false; ///< a column says years
    int m_of_other_years = 0;
    PeopleTable m_out;
};

} // namespace

std::optional<PeopleTable> read_people_table(const std::filesystem::path& file,
                                             DemandKind kind,
                                             const PlaceFinder& places,
                                             const CountOptions& options,
                                             const util::Progress& progress) {
    auto tables = read_tables(file);
    std::ranges::for_each(tables, fill_merged);
    const auto sheet = choose_sheet(tables, shown_name(file), kind, options);
    auto table = PeopleRows(sheet, places).read(options.year, progress);
    if (table && table->rows.empty()) {
        throw util::InvalidInput(shown_name(file),
                                 {"demand.no_known_place",
                                  {{"file", shown_name(file)},
                                   {"rows", std::to_string(table->rows_read)},
                                   {"column", sheet.layout.place_heading}}});
    }
    return table;
}

} // namespace relais::importers
