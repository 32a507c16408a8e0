#include "importers/flowchart_reader.h"

#include "importers/csv.h"
#include "util/text_fold.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace relais::importers {
namespace {

using namespace relais::directory;

constexpr std::array<std::string_view, 16> k_columns = {"path",
                                                        "step",
                                                        "title_fr",
                                                        "title_en",
                                                        "actor_fr",
                                                        "actor_en",
                                                        "within",
                                                        "next",
                                                        "when_fr",
                                                        "when_en",
                                                        "escalation_fr",
                                                        "escalation_en",
                                                        "needs",
                                                        "publics",
                                                        "note_fr",
                                                        "note_en"};
constexpr std::size_t k_longest_code = 40;
constexpr int k_longest_hours = 24 * 366 * 2;

bool is_code(std::string_view text) {
    return !text.empty() && text.size() <= k_longest_code && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

class FlowchartReader {
public:
    FlowchartReader(std::string_view bytes, const Taxonomy& taxonomy)
        : m_taxonomy(taxonomy) {
        const auto text = to_utf8(bytes);
        m_table = parse_csv(text, sniff_delimiter(text));
    }

    FlowchartFile read() {
        if (!read_headings()) {
            return std::move(m_out);
        }
        for (std::size_t i = 1; i < m_table.records.size(); ++i) {
            m_record = &m_table.records[i];
            if (std::ranges::any_of(m_record->cells,
                                    [](const auto& cell) { return !util::trim(cell).empty(); })) {
                cell("step").empty() ? read_path() : read_step();
            }
        }
        check_links();
        return std::move(m_out);
    }

private:
    bool read_headings() {
        const auto headings =
            m_table.records.empty() ? std::vector<std::string>() : m_table.records.front().cells;
        for (std::size_t i = 0; i < headings.size(); ++i) {
            m_places.emplace(util::trim(headings[i]), i);
        }
        for (const auto column : k_columns) {
            if (!m_places.contains(std::string(column))) {
                fault(1, column, "", {"finding.flow_no_column", {{"column", std::string(column)}}});
            }
        }
        return m_out.faults.empty();
    }

    [[nodiscard]] std::string cell(std::string_view column) const {
        const auto place = m_places.at(std::string(column));
        return place < m_record->cells.size() ? util::trim(m_record->cells[place]) : std::string();
    }

    void fault(int row, std::string_view column, std::string value, util::Message what) {
        m_out.faults.push_back({FindingLevel::error,
                                "",
                                row,
                                std::string(column),
                                std::move(value),
                                std::move(what),
                                ""});
    }
    void fault(std::string_view column, const char* key) {
        const auto value = cell(column);
        fault(m_record->number, column, value, {key, {{"value", value}}});
    }

    FlowText text(const std::string& stem, bool is_needed) {
        FlowText both{cell(stem + "_fr"), cell(stem + "_en")};
        for (const auto* part : {"_fr", "_en"}) {
            const bool lacks = cell(stem + part).empty() && (is_needed || !both.is_empty());
            if (lacks) {
                fault(stem + part, "finding.flow_no_text");
            }
        }
        return both;
    }

    void read_path() {
        const auto code = cell("path");
        if (!is_code(code)) {
            fault("path", "finding.flow_bad_code");
        }
        if (std::ranges::find(m_out.chart.paths, code, &FlowPath::code) !=
            m_out.chart.paths.end()) {
            fault("path", "finding.flow_twice");
        }
        FlowPath path;
        path.code = code;
        path.title = text("title", true);
        path.lead = text("note", false);
        for (const auto& name : util::split_list(cell("publics"), "|")) {
            const auto group = from_code<Public>(name);
            if (!group) {
                fault(m_record->number,
                      "publics",
                      name,
                      {"finding.flow_no_public", {{"value", name}}});
                continue;
            }
            path.publics.add(*group);
        }
        m_out.chart.paths.push_back(std::move(path));
    }

    void read_step() {
        auto& paths = m_out.chart.paths;
        if (paths.empty() || paths.back().code != cell("path")) {
            fault("path", "finding.flow_step_outside");
            return;
        }
        FlowStep step;
        step.code = cell("step");
        if (!is_code(step.code)) {
            fault("step", "finding.flow_bad_code");
        }
        if (std::ranges::find(paths.back().steps, step.code, &FlowStep::code) !=
            paths.back().steps.end()) {
            fault("step", "finding.flow_twice");
        }
        step.title = text("title", true);
        step.actor = text("actor", true);
        step.escalation = text("escalation", false);
        step.note = text("note", false);
        step.within_hours = hours();
        read_needs(step);
        read_next(step);
        m_rows[{paths.back().code, step.code}] = m_record->number;
        paths.back().steps.push_back(std::move(step));
    }

    /// "24 h", "14 d" or "14 j"; nothing for a blank cell.
    std::optional<int> hours() {
        const auto written = cell("within");
        if (written.empty()) {
            return std::nullopt;
        }
        int number = 0;
        const auto [end, error] =
            std::from_chars(written.data(), written.data() + written.size(), number);
        const auto unit = util::trim(std::string_view(end, written.data() + written.size()));
        const bool is_days = unit == "d" || unit == "j";
        const bool is_good = error == std::errc() && number >= 0 && number <= k_longest_hours &&
                             (is_days || unit == "h");
        if (!is_good || (is_days ? number * 24 : number) > k_longest_hours) {
            fault("within", "finding.flow_bad_time");
            return std::nullopt;
        }
        return is_days ? number * 24 : number;
    }

    void read_needs(FlowStep& step) {
        for (const auto& need : util::split_list(cell("needs"), "|")) {
            if (!m_taxonomy.find(need)) {
                fault(m_record->number, "needs", need, {"finding.flow_no_need", {{"value", need}}});
            } else {
                step.needs.push_back(need);
            }
        }
    }

    void read_next(FlowStep& step) {
        const auto names = util::split_list(cell("next"), "|");
        const auto when_fr = util::split_list(cell("when_fr"), "|");
        const auto when_en = util::split_list(cell("when_en"), "|");
        for (const auto& [when, column] :
             {std::pair(&when_fr, "when_fr"), std::pair(&when_en, "when_en")}) {
            const bool fits = when->size() == names.size() || (when->empty() && names.size() < 2);
            if (!fits) {
                fault(column, "finding.flow_when_count");
            }
        }
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto slash = names[i].find('/');
            FlowNext next;
            next.to = slash == std::string::npos
                          ? FlowPlace{m_out.chart.paths.back().code, names[i]}
                          : FlowPlace{names[i].substr(0, slash), names[i].substr(slash + 1)};
            next.when = {i < when_fr.size() ? when_fr[i] : "",
                         i < when_en.size() ? when_en[i] : ""};
            step.next.push_back(std::move(next));
        }
    }

    void check_links() {
        const auto& chart = m_out.chart;
        if (chart.paths.empty()) {
            fault(0, "", "", {"finding.flow_empty", {}});
        }
        for (const auto& path : chart.paths) {
            if (path.steps.empty()) {
                fault(0, "path", path.code, {"finding.flow_no_step", {{"value", path.code}}});
            }
            for (const auto& step : path.steps) {
                for (const auto& next : step.next) {
                    if (find_step(chart, next.to) == nullptr) {
                        fault(m_rows[{path.code, step.code}],
                              "next",
                              next.to.path + "/" + next.to.step,
                              {"finding.flow_no_next",
                               {{"value", next.to.path + "/" + next.to.step}}});
                    }
                }
            }
        }
        if (m_out.faults.empty()) { // else most of these would be consequences
            report(unreached_steps(chart), "finding.flow_unreached");
            report(endless_steps(chart), "finding.flow_endless");
        }
    }

    void report(const std::vector<FlowPlace>& places, const char* key) {
        for (const auto& place : places) {
            fault(m_rows[place],
                  "step",
                  place.step,
                  {key, {{"value", place.path + "/" + place.step}}});
        }
    }

    const Taxonomy& m_taxonomy;
    CsvText m_table;
    std::map<std::string, std::size_t> m_places;
    std::map<FlowPlace, int> m_rows;
    const CsvRecord* m_record = nullptr;
    FlowchartFile m_out;
};

} // namespace

FlowchartFile read_flowchart(std::string_view bytes, const Taxonomy& taxonomy) {
    return FlowchartReader(bytes, taxonomy).read();
}

} // namespace relais::importers
