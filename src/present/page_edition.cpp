#include "present/edition_parts.h"
#include "present/page_frame.h"

#include <algorithm>

namespace relais::present {
namespace {

using namespace relais::directory;

std::string row_title(const Texts& texts, const std::string& sheet, int row) {
    return texts.render({"manage.row_title", {{"sheet", sheet}, {"row", std::to_string(row)}}});
}

} // namespace

Value edition_page(const Texts& texts,
                   const usecases::Snapshot* snapshot,
                   const usecases::EditionSeen& seen,
                   const EditionFilter& filter,
                   const Notice& notice) {
    const auto& edition = seen.edition;
    auto page =
        frame(nullptr,
              texts,
              "edition",
              texts.render({"manage.edition_title", {{"id", std::to_string(edition.id.value)}}}),
              {edition_address(Lang::fr, edition.id), edition_address(Lang::en, edition.id)});
    const auto address = edition_address(texts.lang(), edition.id);
    set_notice(page, texts, notice);
    page.set("action", address).set("editions_url", editions_address(texts.lang()));
    page.set("this_edition", edition_line(texts, edition));
    page.set("upload_url",
             seen.upload ? upload_address(texts.lang(), seen.upload->id) : std::string());
    page.set("annotated_url",
             seen.upload && seen.shows_values
                 ? address + (texts.lang() == Lang::en ? "/annotated.xlsx" : "/annote.xlsx")
                 : std::string());
    page.set(
        "counts",
        texts.render({"manage.counts",
                      {{"lines", std::to_string(seen.notes.lines_read)},
                       {"rejected", std::to_string(static_cast<std::int64_t>(seen.notes.rejected.size()))},
                       {"organisations", std::to_string(static_cast<std::int64_t>(seen.organisations))},
                       {"sites", std::to_string(static_cast<std::int64_t>(seen.sites))},
                       {"services", std::to_string(static_cast<std::int64_t>(seen.services))}}}));
    page.set("rejects", !seen.notes.rejected.empty());
    page.set("may_publish", edition.state != EditionState::published && seen.services > 0);
    page.set("may_discard", edition.state == EditionState::draft && seen.upload.has_value());
    page.set("seen", seen.published ? std::to_string(seen.published->id.value) : "0");
    page.set("compares", seen.published && seen.published->id != edition.id);
    page.set("compared_with",
             seen.published ? texts.render({"manage.compared_with",
                                            {{"id", std::to_string(seen.published->id.value)},
                                             {"label", seen.published->label}}})
                            : std::string());
    page.set("map_url",
             address + (texts.lang() == Lang::en ? "/differences.geojson" : "/ecarts.geojson"));
    set_findings(page, texts, seen, filter);
    set_changes(page, texts, snapshot, seen, filter);
    return page;
}

Value written_row_page(const Texts& texts,
                       const usecases::EditionSeen& seen,
                       const std::string& sheet,
                       int row,
                       const importers::WrittenRow& written) {
    const auto in = [&](Lang lang) {
        Finding at;
        at.sheet = sheet;
        at.row = row;
        return row_address(lang, seen.edition.id, at);
    };
    auto page = frame(
        nullptr, texts, "edition-row", row_title(texts, sheet, row), {in(Lang::fr), in(Lang::en)});
    page.set("edition_url", edition_address(texts.lang(), seen.edition.id));
    auto said = Value::list();
    std::vector<std::string> doubtful;
    for (const auto& finding : seen.notes.findings) {
        if (finding.sheet == sheet && finding.row == row) {
            said.add(finding_value(texts, seen, finding));
            doubtful.push_back(finding.column);
        }
    }
    page.set("has_findings", !said.is_empty()).set("findings", std::move(said));
    auto cells = Value::list();
    for (std::size_t i = 0; i < written.cells.size(); ++i) {
        const auto& heading = written.headings[i];
        if (heading.empty() && written.cells[i].empty()) {
            continue;
        }
        cells.add(
            Value::object()
                .set("heading", heading.empty() ? "–" : heading)
                .set("cell", written.cells[i])
                .set("is_doubtful",
                     !heading.empty() && std::ranges::find(doubtful, heading) != doubtful.end()));
    }
    page.set("cells", std::move(cells));
    return page;
}

} // namespace relais::present
