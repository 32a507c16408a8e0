#include "present/edition_list.h"
#include "present/edition_parts.h"
#include "present/finding_report.h"
#include "present/page_address.h"

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
    const auto page_address = edition_address(texts.lang(), seen.edition.id);
    set_by_kind(
        page,
        texts,
        {"findings",
         "levels",
         "manage.level_",
         filter.level,
         filter.findings_from,
         k_findings_a_page},
        seen.notes.findings,
        Kinds{&Finding::level,
              std::vector{FindingLevel::error, FindingLevel::warning, FindingLevel::note},
              [](FindingLevel level) { return code_of(level); }},
        [&](const Finding& finding) { return finding_value(texts, seen, finding); },
        [&](const std::string& level, std::size_t from) {
            auto other = filter;
            other.level = level;
            other.findings_from = from;
            return filtered(page_address, other, "#findings");
        });
}

} // namespace relais::present
