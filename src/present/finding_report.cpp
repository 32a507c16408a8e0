#include "present/finding_report.h"

#include "util/errors.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace relais::present {
namespace {

using directory::Finding;
using directory::FindingLevel;

std::string row_text(int row) {
    return row > 0 ? std::to_string(row) : "";
}

std::string quoted(std::string text) {
    // A spreadsheet would run a cell that begins like this (OWASP, CSV injection).
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) {
        text.insert(0, "'");
    }
    std::string out = "\"";
    for (const char c : text) {
        out += c == '"' ? "\"\"" : std::string(1, c);
    }
    return out + "\"";
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

using Row = std::array<std::string, 7>;

Row headings(const Texts& texts) {
    Row row;
    const std::array<const char*, 7> names = {"level", "sheet", "row", "column", "value", "sentence", "suggestion"};
    std::ranges::transform(names, row.begin(),
                           [&](const char* name) { return texts.label("report", name); });
    return row;
}

Row cells(const Finding& finding, const Texts& texts) {
    return {label(finding.level, texts), finding.sheet, row_text(finding.row), finding.column, finding.value,
            texts.render(finding.what), finding.suggestion};
}

std::string csv_row(const Row& row) {
    std::string text;
    for (const auto& cell : row) {
        text += (text.empty() ? "" : ";") + quoted(cell);
    }
    return text + "\r\n";
}

std::string csv(const std::vector<Finding>& findings, const Texts& texts) {
    std::string text = "\xEF\xBB\xBF" + csv_row(headings(texts));
    for (const auto& finding : findings) {
        text += csv_row(cells(finding, texts));
    }
    return text;
}

std::string html_row(const Row& row, std::string_view level, const char* tag) {
    std::string text = "<tr class=\"" + std::string(level) + "\">";
    for (const auto& cell : row) {
        text += "<" + std::string(tag) + ">" + escaped(cell) + "</" + tag + ">";
    }
    return text + "</tr>\n";
}

std::string html(const ReportSubject& subject, const std::vector<Finding>& findings, const Texts& texts) {
    const auto title = texts.render({"report.title", {{"file", subject.file}}});
    const auto count = [&](FindingLevel level) {
        return std::to_string(std::ranges::count(findings, level, &Finding::level));
    };
    const auto summary = texts.render({"report.summary",
                                       {{"lines", std::to_string(subject.lines_read)},
                                        {"rejected", std::to_string(subject.lines_rejected)},
                                        {"errors", count(FindingLevel::error)},
                                        {"warnings", count(FindingLevel::warning)}}});
    std::string text = "<!doctype html>\n<html lang=\"" + std::string(code_of(texts.lang())) +
                       "\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
                       "<title>" + escaped(title) + "</title>\n"
                       "<style>body{font:16px/1.45 system-ui,sans-serif;margin:2rem;color:#1c2430}"
                       "table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;"
                       "padding:.4rem .6rem;border-bottom:1px solid #d5dbe3}.error td:first-child{font-weight:700;"
                       "color:#a11}.note{color:#556}th{background:#eef1f5;position:sticky;top:0}"
                       "@media print{body{margin:0;font-size:12px}}</style>\n<h1>" +
                       escaped(title) + "</h1>\n<p>" + escaped(summary) + "</p>\n<table>\n<thead>" +
                       html_row(headings(texts), "head", "th") + "</thead>\n<tbody>\n";
    for (const auto& finding : findings) {
        text += html_row(cells(finding, texts), code_of(finding.level), "td");
    }
    return text + "</tbody>\n</table>\n</html>\n";
}

std::string json(const ReportSubject& subject, const std::vector<Finding>& findings, const Texts& texts) {
    auto list = nlohmann::json::array();
    for (const auto& finding : findings) {
        list.push_back({{"level", code_of(finding.level)},
                        {"sheet", finding.sheet},
                        {"row", finding.row > 0 ? nlohmann::json(finding.row) : nlohmann::json()},
                        {"column", finding.column},
                        {"value", finding.value},
                        {"code", finding.what.key},
                        {"sentence", texts.render(finding.what)},
                        {"suggestion", finding.suggestion}});
    }
    const nlohmann::json report = {{"file", subject.file},
                                   {"lines_read", subject.lines_read},
                                   {"lines_rejected", subject.lines_rejected},
                                   {"findings", std::move(list)}};
    return report.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

} // namespace

std::string label(FindingLevel level, const Texts& texts) {
    return texts.label("report", code_of(level));
}

std::string sentence(const Finding& finding, const Texts& texts) {
    const auto said = texts.render(finding.what);
    const bool is_said = said.find(finding.suggestion) != std::string::npos; // "the point taken is …"
    return finding.suggestion.empty() || is_said
               ? said
               : said + " " + texts.render({"report.did_you_mean", {{"suggestion", finding.suggestion}}});
}

std::string line(const Finding& finding, const Texts& texts) {
    std::string key = finding.row == 0 ? "report.at_file" : finding.column.empty() ? "report.at_row" : "report.at_cell";
    if (finding.row == 0 && !finding.column.empty()) {
        key = "report.at_column";
    }
    return texts.render({key,
                         {{"level", label(finding.level, texts)},
                          {"sheet", finding.sheet},
                          {"row", row_text(finding.row)},
                          {"column", finding.column},
                          {"sentence", sentence(finding, texts)}}});
}

std::string finding_report(const std::filesystem::path& file, const ReportSubject& subject,
                           const std::vector<Finding>& findings, const Texts& texts) {
    const auto ending = file.extension();
    if (ending == ".csv") {
        return csv(findings, texts);
    }
    if (ending == ".html") {
        return html(subject, findings, texts);
    }
    if (ending == ".json") {
        return json(subject, findings, texts);
    }
    throw util::InvalidInput("--report", {"report.bad_ending", {{"file", file.string()}}});
}

std::map<std::string, std::map<int, std::string>> comments(const std::vector<Finding>& findings, const Texts& texts) {
    std::map<std::string, std::map<int, std::string>> by_sheet;
    for (const auto& finding : findings) {
        if (finding.row == 0) {
            continue;
        }
        auto& comment = by_sheet[finding.sheet][finding.row];
        const auto column = finding.column.empty() ? "" : " [" + finding.column + "]";
        comment += (comment.empty() ? "" : "\n") + label(finding.level, texts) + column + " : " +
                   sentence(finding, texts);
    }
    return by_sheet;
}

} // namespace relais::present
