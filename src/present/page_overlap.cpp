#include "present/page_overlap.h"

#include "present/overlap_words.h"
#include "present/page_address.h"
#include "present/page_coverage_form.h"
#include "present/page_figures.h"
#include "present/page_overlap_matrix.h"
#include "present/planner_words.h"
#include "present/planning_address.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace relais::present {
namespace {

using usecases::OverlapReport;

constexpr std::size_t k_most_lines = 100;
constexpr std::size_t k_most_pairs = 50;

void add(std::string& query, std::string_view name, const std::string& value) {
    if (!value.empty()) {
        query += (query.empty() ? "?" : "&") + std::string(name) + '=' + percent_encoded(value);
    }
}

std::string address(Lang lang, const OverlapQuery& query) {
    return overlap_address(lang) + overlap_parameters(query);
}

class PageWriter {
public:
    PageWriter(const Words& words, const OverlapReport& report)
        : m_words(words),
          m_report(report) {}

    void set_people(Value& page) const {
        const bool by_area = !m_report.depth_by_area.empty();
        auto rows = Value::list();
        for (const auto& depth : m_report.depth) {
            rows.add(depth_row(
                depth, by_area ? area_label(m_words, m_report.request.within) : need(depth.term)));
        }
        for (const auto& depth : m_report.depth_by_area) {
            rows.add(depth_row(depth, area(depth.area)));
        }
        page.set("by_area", by_area).set("people_rows", std::move(rows));
    }

    void set_lines(Value& page) const {
        auto lines = Value::list();
        auto marked = Value::list();
        std::size_t total = 0;
        for (const auto& line : m_report.lines) {
            auto& list = line.complementary ? marked : lines;
            total += line.complementary ? 0 : 1;
            if (list.items().size() < k_most_lines) {
                list.add(line_value(line));
            }
        }
        page.set("more_lines", more(lines.items().size(), total));
        page.set("has_lines", !lines.is_empty()).set("lines", std::move(lines));
        page.set("has_marked", !marked.is_empty()).set("marked", std::move(marked));
    }

    void set_pairs(Value& page) const {
        auto pairs = Value::list();
        for (std::size_t i = 0; i < std::min(m_report.pairs.size(), k_most_pairs); ++i) {
            pairs.add(pair_value(m_report.pairs[i]));
        }
        page.set("more_pairs", more(pairs.items().size(), m_report.pairs.size()));
        page.set("has_pairs", !pairs.is_empty()).set("pairs", std::move(pairs));
    }

    /// Organisations that overlap with another one, by name: those a mark may be set between.
    void set_choices(Value& page) const {
        std::map<std::string, std::uint32_t> by_name;
        for (const auto& pair : m_report.pairs) {
            for (const auto position : {pair.first, pair.second}) {
                by_name.emplace(m_words.directory().organisations[position].name, position);
            }
        }
        auto choices = Value::list();
        for (const auto& [name, position] : by_name) {
            const auto id = m_words.directory().organisations[position].id.value;
            choices.add(
                Value::object().set("id", "organisation-" + std::to_string(id)).set("name", name));
        }
        page.set("choices", std::move(choices));
        auto needs = Value::list();
        for (const auto& term : m_words.directory().taxonomy.terms()) {
            if (!term.parent.empty()) {
                needs.add(
                    Value::object().set("code", term.code).set("label", m_words.need(term.code)));
            }
        }
        page.set("mark_needs", std::move(needs));
    }

    void set_marks(Value& page) const {
        auto marks = Value::list();
        for (const auto& mark : m_report.marks) {
            const auto& scope = mark.scope;
            auto value = Value::object();
            value.set("first", organisation_label(m_words, scope.first));
            value.set("second", organisation_label(m_words, scope.second));
            value.set("first_id", "organisation-" + std::to_string(scope.first.value));
            value.set("second_id", "organisation-" + std::to_string(scope.second.value));
            value.set("mark_need", scope.need)
                .set("mark_public", scope.public_group)
                .set("mark_area", scope.area);
            marks.add(std::move(value.set("said", said(mark))));
        }
        page.set("has_marks", !marks.is_empty()).set("marks", std::move(marks));
    }

private:
    [[nodiscard]] std::string more(std::size_t shown, std::size_t total) const {
        return shown == total
                   ? std::string()
                   : m_words.say("overlap.more_lines",
                                 {{"shown", std::to_string(shown)},
                                  {"total", grouped(m_words.lang(), static_cast<double>(total))}});
    }
    [[nodiscard]] std::string need(int term) const {
        return m_words.need(
            m_words.directory().taxonomy.terms()[static_cast<std::size_t>(term)].code);
    }
    [[nodiscard]] std::string area(std::uint32_t position) const {
        return area_label(m_words, m_report.areas[position]);
    }
    [[nodiscard]] std::string said(const directory::ComplementaryMark& mark) const {
        return m_words.say("overlap.mark_said",
                           {{"scope", scope_label(m_words, mark.scope)},
                            {"reason", mark.reason},
                            {"author", mark.author},
                            {"day", mark_day(m_words, mark)}});
    }
    void set_number(Value& value, const std::string& name, double number) const {
        value.set(name, grouped(m_words.lang(), number))
            .set(name + "_value", std::to_string(std::llround(number)));
    }

    [[nodiscard]] Value depth_row(const usecases::OverlapDepth& depth, std::string label) const {
        auto row = Value::object();
        row.set("label", std::move(label));
        const char* names[] = {"none", "one", "two", "three"};
        for (std::size_t i = 0; i < depth.people.size(); ++i) {
            set_number(row, names[i], depth.people[i]);
        }
        return row;
    }

    [[nodiscard]] Value organisation(std::uint32_t position) const {
        const auto& organisation = m_words.directory().organisations[position];
        return Value::object()
            .set("name", organisation.name)
            .set("short", short_name(organisation))
            .set("url", organisation_address(m_words.lang(), organisation));
    }

    [[nodiscard]] Value line_value(const usecases::OverlapLine& line) const {
        auto value = Value::object();
        value.set("need", need(line.term)).set("area", area(line.area));
        value.set("publics", publics_label(m_words, line.publics));
        value.set("count", std::to_string(line.organisations.size()));
        set_number(value, "living", m_report.people_of_area[line.area]);
        auto organisations = Value::list();
        for (const auto position : line.organisations) {
            auto one = organisation(position);
            one.set("more", position != line.organisations.back());
            organisations.add(std::move(one));
        }
        auto marks = Value::list();
        for (const auto mark : line.marks) {
            marks.add(said(m_report.marks[mark]));
        }
        value.set("partly", !line.complementary && !line.marks.empty());
        return value.set("organisations", std::move(organisations))
            .set("reasons", std::move(marks));
    }

    [[nodiscard]] Value pair_value(const usecases::OverlapPair& pair) const {
        std::vector<std::string> needs;
        const auto& taxonomy = m_words.directory().taxonomy;
        for (int term = 0; term < static_cast<int>(taxonomy.terms().size()); ++term) {
            if ((pair.needs & taxonomy.bit(term)) != 0) {
                needs.push_back(need(term));
            }
        }
        auto value = Value::object();
        value.set("first", organisation(pair.first)).set("second", organisation(pair.second));
        value.set("needs", joined(needs, ", ")).set("need_count", std::to_string(needs.size()));
        set_number(value, "lines", static_cast<double>(pair.lines));
        set_number(value, "people", pair.people);
        value.set("complementary", pair.complementary());
        return value.set("partly", !pair.complementary() && pair.marked_lines > 0);
    }

    const Words& m_words;
    const OverlapReport& m_report;
};

/// The form of the coverage page asks the same.
void set_form(Value& page, const Words& words, const OverlapQuery& query) {
    CoverageQuery form;
    form.needs = query.needs;
    form.publics = query.publics;
    form.within = query.within;
    form.level = query.level;
    form.weight = query.weight;
    set_coverage_form(page, words, form);
    page.set("no_need", query.needs.empty());
    page.set("km", kilometres(query.reach_km));
}

void set_files(Value& page, const Words& words, const OverlapQuery& query) {
    const auto parameters = overlap_parameters(query);
    const auto file = [&](const std::string& table) {
        return "/api/v1/overlap.csv" + parameters + (parameters.empty() ? "?" : "&") +
               "table=" + table + "&lang=" + std::string(code_of(words.lang()));
    };
    page.set("csv_lines", file("lines"))
        .set("csv_pairs", file("pairs"))
        .set("csv_people", file("people"));
}

} // namespace

std::string overlap_parameters(const OverlapQuery& query) {
    std::string text;
    for (const auto& need : query.needs) {
        add(text, "need", need);
    }
    for (const auto& group : query.publics) {
        add(text, "public", group);
    }
    const OverlapQuery standard;
    add(text, "within", query.within);
    add(text,
        "level",
        query.level == standard.level ? "" : std::string(usecases::code_of(query.level)));
    add(text, "km", query.reach_km == standard.reach_km ? "" : kilometres(query.reach_km));
    add(text, "weight", query.weight == "people" ? "" : query.weight);
    return text;
}

Value overlap_page(const Words& words,
                   const OverlapQuery& query,
                   std::vector<directory::ComplementaryMark> marks) {
    const auto& demand = demand_of(words.snapshot(), query.weight);
    const auto report = usecases::report_overlap(words.snapshot(), demand, query, std::move(marks));
    const auto km = kilometres(query.reach_km);
    const auto count = [&](const char* key, std::size_t number) {
        return words.count(key, static_cast<std::int64_t>(number));
    };
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "overlap",
                      words.say("overlap.title"),
                      {address(Lang::fr, query), address(Lang::en, query)});
    set_form(page, words, query);
    set_files(page, words, query);
    page.set("need_label", needs_label(words, query.needs));
    page.set("heading",
             words.say("overlap.heading",
                       {{"need", needs_label(words, query.needs)},
                        {"lines", count("overlap.lines_count", report.lines.size())},
                        {"pairs", count("overlap.pairs_count", report.pairs.size())}}));
    page.set("weight_sentence", weight_sentence(words, demand.source))
        .set("modelled", demand.source.modelled);
    page.set("people_caption", words.say("overlap.people_caption", {{"km", km}}));
    page.set("people_how", words.say("overlap.people_how", {{"km", km}}));
    page.set("people_sum",
             words.say("overlap.people_sum", {{"people", grouped(words.lang(), report.people)}}));
    page.set("public_unknown",
             report.public_unknown > 0 ? count("overlap.left_out_public", report.public_unknown)
                                       : "");
    page.set("nowhere",
             report.nowhere > 0 ? count("overlap.left_out_nowhere", report.nowhere) : "");
    const PageWriter writer(words, report);
    writer.set_people(page);
    writer.set_lines(page);
    writer.set_pairs(page);
    writer.set_marks(page);
    writer.set_choices(page);
    page.set("may_mark", query.may_mark).set("mark_url", mark_address(words.lang()));
    set_overlap_matrix(page, words, report);
    return page;
}

} // namespace relais::present
