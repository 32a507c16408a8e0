#include "present/edition_list.h"
#include "present/edition_parts.h"
#include "present/finding_report.h"
#include "present/page_address.h"

#include <algorithm>

namespace relais::present {
namespace {

using namespace relais::directory;

constexpr std::size_t k_findings_a_page = 100;

} // namespace

std::string row_address(Lang lang, EditionId id, const Finding& finding) {
    return edition_address(lang, id) + (lang == Lang::en ? "/row" : "/ligne") +
           "?sheet=" + percent_encoded(finding.sheet) + "&row=" + std::to_string(finding.row);
}

Value finding_value(const Texts& texts, const usecases::EditionSeen& seen, const Finding& finding) {
    const bool has_row = finding.row > 0 && seen.upload && seen.shows_values;
    const auto value =
        finding.value.empty() || seen.shows_values ? finding.value : texts.text("manage.withheld");
    return Value::object()
        .set("level", std::string(code_of(finding.level)))
        .set("level_label", label(finding.level, texts))
        .set("sheet", finding.sheet)
        .set("row", finding.row > 0 ? std::to_string(finding.row) : std::string())
        .set("row_url",
             has_row ? row_address(texts.lang(), seen.edition.id, finding) : std::string())
        .set("column", finding.column)
        .set("value", value)
        .set("sentence",
             seen.shows_values ? sentence(finding, texts) : texts.text("manage.withheld"));
}

void set_findings(Value& page,
                  const Texts& texts,
                  const usecases::EditionSeen& seen,
                  const EditionFilter& filter) {
    const auto address = edition_address(texts.lang(), seen.edition.id);
    std::vector<const Finding*> shown;
    std::vector<ListPart> parts = {
        {"", texts.text("manage.all"), static_cast<std::int64_t>(seen.notes.findings.size())}};
    for (const auto level : {FindingLevel::error, FindingLevel::warning, FindingLevel::note}) {
        const std::string code(code_of(level));
        parts.push_back({code,
                         texts.text("manage.level_" + code),
                         std::ranges::count(seen.notes.findings, level, &Finding::level)});
        for (const auto& finding : seen.notes.findings) {
            if (finding.level == level && (filter.level.empty() || filter.level == code)) {
                shown.push_back(&finding);
            }
        }
    }
    const auto with = [&](const std::string& level, std::size_t from) {
        auto other = filter;
        other.level = level;
        other.findings_from = from;
        return filtered(address, other, "#findings");
    };
    page.set("levels", parts_value(parts, filter.level, [&](const std::string& code) {
                 return with(code, 0);
             }));
    auto list = Value::list();
    for (auto i = filter.findings_from;
         i < std::min(shown.size(), filter.findings_from + k_findings_a_page);
         ++i) {
        list.add(finding_value(texts, seen, *shown[i]));
    }
    page.set("has_findings", !list.is_empty()).set("findings", std::move(list));
    set_pager(page,
              "findings",
              {filter.findings_from, k_findings_a_page, shown.size()},
              [&](std::size_t from) { return with(filter.level, from); });
}

} // namespace relais::present
