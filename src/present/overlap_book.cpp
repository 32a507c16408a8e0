#include "present/overlap_book.h"

#include "present/overlap_words.h"
#include "present/planner_words.h"
#include "usecases/nearest_code.h"

#include <algorithm>
#include <array>

namespace relais::present {
namespace {

using exports::Cell;
using exports::Kind;

constexpr std::array<std::string_view, 3> k_tables = {"lines", "pairs", "people"};

class BookWriter {
public:
    BookWriter(const Words& words, const usecases::OverlapReport& report)
        : m_words(words),
          m_report(report) {}

    [[nodiscard]] exports::Sheet lines() const {
        auto sheet = this->sheet("overlap.lines_title",
                                 {{"planner.need", Kind::text},
                                  {"planner.area", Kind::text},
                                  {"overlap.publics", Kind::text},
                                  {"overlap.number", Kind::whole},
                                  {"overlap.organisations", Kind::text},
                                  {"overlap.living", Kind::whole},
                                  {"overlap.csv_complementary", Kind::text}});
        for (const auto& line : m_report.lines) {
            std::vector<std::string> names;
            for (const auto position : line.organisations) {
                names.push_back(name(position));
            }
            sheet.rows.push_back({need(line.term),
                                  area(line.area),
                                  publics_label(m_words, line.publics),
                                  static_cast<double>(line.organisations.size()),
                                  joined(names, " · "),
                                  m_report.people_of_area[line.area],
                                  said(line.complementary, !line.marks.empty())});
        }
        return sheet;
    }

    [[nodiscard]] exports::Sheet pairs() const {
        auto sheet = this->sheet("overlap.matrix_title",
                                 {{"overlap.first", Kind::text},
                                  {"overlap.second", Kind::text},
                                  {"overlap.shared_needs", Kind::text},
                                  {"overlap.shared_lines", Kind::whole},
                                  {"overlap.shared_people", Kind::whole},
                                  {"overlap.csv_complementary", Kind::text}});
        const auto& taxonomy = m_words.directory().taxonomy;
        for (const auto& pair : m_report.pairs) {
            std::vector<std::string> needs;
            for (int term = 0; term < static_cast<int>(taxonomy.terms().size()); ++term) {
                if ((pair.needs & taxonomy.bit(term)) != 0) {
                    needs.push_back(need(term));
                }
            }
            sheet.rows.push_back({name(pair.first),
                                  name(pair.second),
                                  joined(needs, " · "),
                                  static_cast<double>(pair.lines),
                                  pair.people,
                                  said(pair.complementary(), pair.marked_lines > 0)});
        }
        return sheet;
    }

    [[nodiscard]] exports::Sheet people() const {
        auto sheet = this->sheet("overlap.people_sheet",
                                 {{"planner.need", Kind::text},
                                  {"planner.area", Kind::text},
                                  {"overlap.none", Kind::whole},
                                  {"overlap.one", Kind::whole},
                                  {"overlap.two", Kind::whole},
                                  {"overlap.three", Kind::whole}});
        const auto whole = area_label(m_words, m_report.request.within);
        for (const auto& depth : m_report.depth) {
            sheet.rows.push_back(row(depth, whole));
        }
        for (const auto& depth : m_report.depth_by_area) {
            sheet.rows.push_back(row(depth, area(depth.area)));
        }
        return sheet;
    }

private:
    [[nodiscard]] exports::Sheet
    sheet(const char* title, const std::vector<std::pair<const char*, Kind>>& columns) const {
        exports::Sheet sheet{m_words.say(title), {}, {}};
        for (const auto& [key, kind] : columns) {
            sheet.columns.push_back({m_words.say(key), kind});
        }
        return sheet;
    }
    [[nodiscard]] std::vector<Cell> row(const usecases::OverlapDepth& depth,
                                        const std::string& where) const {
        return {need(depth.term),
                where,
                depth.people[0],
                depth.people[1],
                depth.people[2],
                depth.people[3]};
    }
    [[nodiscard]] std::string need(int term) const {
        return m_words.need(
            m_words.directory().taxonomy.terms()[static_cast<std::size_t>(term)].code);
    }
    [[nodiscard]] std::string area(std::uint32_t position) const {
        return area_label(m_words, m_report.areas[position]);
    }
    [[nodiscard]] const std::string& name(std::uint32_t position) const {
        return m_words.directory().organisations[position].name;
    }
    [[nodiscard]] std::string said(bool all, bool some) const {
        return m_words.say(all    ? "overlap.csv_yes"
                           : some ? "overlap.csv_partly"
                                  : "overlap.csv_no");
    }

    const Words& m_words;
    const usecases::OverlapReport& m_report;
};

exports::Stamp stamp(const Words& words,
                     const directory::Demand& demand,
                     const usecases::OverlapReport& report,
                     util::Day today) {
    const auto& edition = words.directory().edition;
    return {
        {words.say("app.csv_edition"),
         edition.label + (edition.illustrative ? " – " + words.say("app.csv_illustrative") : "")},
        {words.say("app.csv_weight"), weight_sentence(words, demand.source)},
        {words.say("overlap.km"), kilometres(report.request.reach_km)},
        {words.say("app.csv_distance"), words.say("app.csv_straight_line")},
        {words.say("app.csv_date"), util::to_string(today)}};
}

} // namespace

OverlapTable overlap_table_from(std::string_view code) {
    const auto found = std::ranges::find(k_tables, code);
    if (found == k_tables.end()) {
        throw usecases::unknown_code(
            "table", std::string(code), {k_tables.begin(), k_tables.end()});
    }
    return static_cast<OverlapTable>(found - k_tables.begin());
}

exports::Book overlap_book(const usecases::Snapshot& snapshot,
                           const directory::Demand& demand,
                           const Texts& texts,
                           const usecases::OverlapReport& report,
                           util::Day today) {
    const Words words(snapshot, texts);
    const BookWriter writer(words, report);
    return {words.say("overlap.title") + " – " + needs_label(words, report.request.needs),
            stamp(words, demand, report, today),
            {writer.lines(), writer.pairs(), writer.people()}};
}

std::string overlap_csv(const usecases::Snapshot& snapshot,
                        const directory::Demand& demand,
                        const Texts& texts,
                        const usecases::OverlapReport& report,
                        OverlapTable table,
                        util::Day today) {
    auto book = overlap_book(snapshot, demand, texts, report, today);
    book.sheets = {book.sheets[static_cast<std::size_t>(table)]};
    return exports::csv_of(book,
                           texts.lang() == Lang::en ? exports::Locale::en : exports::Locale::fr);
}

} // namespace relais::present
