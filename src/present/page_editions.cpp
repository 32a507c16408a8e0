#include "present/page_editions.h"

#include "importers/profile.h"
#include "present/finding_report.h"
#include "present/page_address.h"
#include "present/page_frame.h"

#include <algorithm>

namespace relais::present {
namespace {

using namespace relais::directory;
using usecases::RecordChange;

constexpr std::size_t k_findings_a_page = 100;
constexpr std::size_t k_changes_a_page = 50;

std::string number(std::int64_t value) {
    return std::to_string(value);
}

std::string kind_word(const Texts& texts, store::RecordKind kind) {
    return texts.label("edition.record", store::code_of(kind));
}

Value edition_line(const Texts& texts, const Edition& edition) {
    return Value::object()
        .set("id", number(edition.id.value))
        .set("url", edition_address(texts.lang(), edition.id))
        .set("label", edition.label)
        .set("state", texts.label("edition_state", code_of(edition.state)))
        .set("is_published", edition.state == EditionState::published)
        .set("is_draft", edition.state == EditionState::draft)
        .set("file", edition.source_file)
        .set("made",
             texts.render(
                 {"manage.imported",
                  {{"day", edition.imported_at.substr(0, 10)}, {"by", edition.imported_by}}}))
        .set("validated",
             edition.validated_by.empty() && !edition.validated_on
                 ? std::string()
                 : texts.render(
                       {"manage.validated",
                        {{"day",
                          edition.validated_on ? util::to_string(*edition.validated_on) : "–"},
                         {"by", edition.validated_by.empty() ? "–" : edition.validated_by}}}));
}

Value upload_line(const Texts& texts, const store::Upload& upload) {
    return Value::object()
        .set("url", upload_address(texts.lang(), upload.id))
        .set("name", upload.name)
        .set(
            "sent",
            texts.render({"manage.sent",
                          {{"day", upload.uploaded_at.substr(0, 10)}, {"by", upload.uploaded_by}}}))
        .set("edition_url",
             upload.edition.is_none() ? std::string()
                                      : edition_address(texts.lang(), upload.edition))
        .set("edition", number(upload.edition.value));
}

void set_notice(Value& page, const Texts& texts, const Notice& notice) {
    page.set("fault", notice.fault ? texts.render(*notice.fault) : std::string());
    page.set("done", notice.done.empty() ? std::string() : texts.text(notice.done));
}

/// What a column may be taken for, by the usual headings of the reader's language; last, that it is
/// not read.
Value field_options(const Texts& texts, std::optional<importers::Field> chosen) {
    using importers::Field;
    const auto& profile =
        texts.lang() == Lang::en ? importers::Profile::english() : importers::Profile::french();
    const bool is_unread =
        !chosen || *chosen == Field::ignored || *chosen == Field::notes || *chosen == Field::number;
    auto options = Value::list();
    options.add(Value::object()
                    .set("code", "ignored")
                    .set("label", texts.text("manage.not_read"))
                    .set("chosen", is_unread));
    for (std::size_t i = 0; i < importers::k_field_count; ++i) {
        const auto field = static_cast<Field>(i);
        if (field == Field::ignored || field == Field::notes || field == Field::number) {
            continue;
        }
        options.add(Value::object()
                        .set("code", std::string(importers::k_field_names[i]))
                        .set("label", profile.usual_heading(field))
                        .set("chosen", chosen == field));
    }
    return options;
}

Value column_value(const Texts& texts, const importers::ColumnPreview& column, std::size_t place) {
    std::string samples;
    for (const auto& sample : column.samples) {
        samples += (samples.empty() ? "« " : " · « ") + sample + " »";
    }
    return Value::object()
        .set("place", number(static_cast<std::int64_t>(place)))
        .set("heading", column.heading)
        .set("samples", samples)
        .set("fields", field_options(texts, column.field));
}

void set_preview(Value& page, const Texts& texts, const importers::MappingPreview& preview) {
    auto sheets = Value::list();
    bool all_recognised = true;
    for (const auto& sheet : preview.sheets) {
        all_recognised = all_recognised && sheet.is_recognised;
        sheets.add(Value::object().set(
            "said",
            texts.render({"manage.sheet",
                          {{"sheet", sheet.sheet},
                           {"row", number(sheet.heading_row)},
                           {"lines", number(static_cast<std::int64_t>(sheet.lines))}}})));
    }
    auto columns = Value::list();
    for (std::size_t i = 0; i < preview.columns.size(); ++i) {
        columns.add(column_value(texts, preview.columns[i], i));
    }
    page.set("sheets", std::move(sheets)).set("not_recognised", !all_recognised);
    page.set("has_columns", !preview.columns.empty()).set("columns", std::move(columns));
}

/// The address of the same page with one thing asked otherwise.
std::string filtered(const std::string& address, const EditionFilter& filter, const char* anchor) {
    std::string query;
    const auto add = [&query](const char* name, const std::string& value) {
        query += value.empty() || value == "0"
                     ? ""
                     : (query.empty() ? "?" : "&") + std::string(name) + "=" + value;
    };
    add("level", filter.level);
    add("change", filter.change);
    add("findings_from", number(static_cast<std::int64_t>(filter.findings_from)));
    add("changes_from", number(static_cast<std::int64_t>(filter.changes_from)));
    return address + query + anchor;
}

std::string row_address(Lang lang, EditionId id, const Finding& finding) {
    return edition_address(lang, id) + (lang == Lang::en ? "/row" : "/ligne") +
           "?sheet=" + percent_encoded(finding.sheet) + "&row=" + number(finding.row);
}

Value finding_value(const Texts& texts, const usecases::EditionSeen& seen, const Finding& finding) {
    const bool has_row = finding.row > 0 && seen.upload && seen.shows_values;
    const auto value =
        finding.value.empty() || seen.shows_values ? finding.value : texts.text("manage.withheld");
    return Value::object()
        .set("level", std::string(code_of(finding.level)))
        .set("level_label", label(finding.level, texts))
        .set("sheet", finding.sheet)
        .set("row", finding.row > 0 ? number(finding.row) : std::string())
        .set("row_url",
             has_row ? row_address(texts.lang(), seen.edition.id, finding) : std::string())
        .set("column", finding.column)
        .set("value", value)
        .set("sentence",
             seen.shows_values ? sentence(finding, texts) : texts.text("manage.withheld"));
}

struct Part {
    std::string code;
    std::string label;
    std::int64_t count = 0;
};

/// Links that show one kind only, each with how many there are.
template <class Choose>
Value parts_value(const std::vector<Part>& parts,
                  const std::string& chosen,
                  const Choose& address) {
    auto links = Value::list();
    for (const auto& part : parts) {
        links.add(Value::object()
                      .set("label", part.label)
                      .set("count", number(part.count))
                      .set("url", address(part.code))
                      .set("is_chosen", part.code == chosen));
    }
    return links;
}

void set_pager(Value& page,
               const std::string& name,
               std::size_t from,
               std::size_t step,
               std::size_t all,
               const std::string& earlier,
               const std::string& later) {
    page.set(name + "_earlier", from > 0 ? earlier : std::string());
    page.set(name + "_later", from + step < all ? later : std::string());
}

void set_findings(Value& page,
                  const Texts& texts,
                  const usecases::EditionSeen& seen,
                  const EditionFilter& filter) {
    const auto address = edition_address(texts.lang(), seen.edition.id);
    std::vector<const Finding*> shown;
    std::vector<Part> parts = {
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
              filter.findings_from,
              k_findings_a_page,
              shown.size(),
              with(filter.level,
                   filter.findings_from - std::min(filter.findings_from, k_findings_a_page)),
              with(filter.level, filter.findings_from + k_findings_a_page));
}

/// "Kawtal – legal_aid" → "Kawtal – aide juridique".
std::string
change_name(const RecordChange& change, const usecases::Snapshot* snapshot, const Texts& texts) {
    constexpr std::string_view k_dash = " – ";
    const auto at = change.name.rfind(k_dash);
    if (change.record != store::RecordKind::service || at == std::string::npos ||
        snapshot == nullptr) {
        return change.name;
    }
    const auto need = change.name.substr(at + k_dash.size());
    return change.name.substr(0, at + k_dash.size()) + Words(*snapshot, texts).need(need);
}

Value change_value(const Texts& texts,
                   const usecases::Snapshot* snapshot,
                   const RecordChange& change) {
    auto fields = Value::list();
    for (const auto& field : change.fields) {
        const auto shown = [&](const std::string& value) {
            return field.withheld  ? texts.text("manage.withheld")
                   : value.empty() ? texts.text("manage.nothing")
                                   : value;
        };
        fields.add(Value::object()
                       .set("field", texts.text("manage.field." + field.field))
                       .set("before", shown(field.before))
                       .set("after", shown(field.after)));
    }
    const auto code = change_code(change.kind);
    return Value::object()
        .set("code", code)
        .set("change", texts.text("manage.change_" + code))
        .set("record", kind_word(texts, change.record))
        .set("name", change_name(change, snapshot, texts))
        .set("has_fields", !fields.is_empty())
        .set("fields", std::move(fields));
}

void set_changes(Value& page,
                 const Texts& texts,
                 const usecases::Snapshot* snapshot,
                 const usecases::EditionSeen& seen,
                 const EditionFilter& filter) {
    const auto address = edition_address(texts.lang(), seen.edition.id);
    std::vector<const RecordChange*> shown;
    std::vector<Part> parts = {
        {"", texts.text("manage.all"), static_cast<std::int64_t>(seen.changes.size())}};
    for (const auto kind :
         {RecordChange::Kind::added, RecordChange::Kind::changed, RecordChange::Kind::vanished}) {
        const auto code = change_code(kind);
        parts.push_back({code,
                         texts.text("manage.changes_" + code),
                         std::ranges::count(seen.changes, kind, &RecordChange::kind)});
        for (const auto& change : seen.changes) {
            if (change.kind == kind && (filter.change.empty() || filter.change == code)) {
                shown.push_back(&change);
            }
        }
    }
    const auto with = [&](const std::string& change, std::size_t from) {
        auto other = filter;
        other.change = change;
        other.changes_from = from;
        return filtered(address, other, "#changes");
    };
    page.set("kinds", parts_value(parts, filter.change, [&](const std::string& code) {
                 return with(code, 0);
             }));
    auto list = Value::list();
    for (auto i = filter.changes_from;
         i < std::min(shown.size(), filter.changes_from + k_changes_a_page);
         ++i) {
        list.add(change_value(texts, snapshot, *shown[i]));
    }
    page.set("has_changes", !list.is_empty()).set("changes", std::move(list));
    set_pager(
        page,
        "changes",
        filter.changes_from,
        k_changes_a_page,
        shown.size(),
        with(filter.change, filter.changes_from - std::min(filter.changes_from, k_changes_a_page)),
        with(filter.change, filter.changes_from + k_changes_a_page));
}

std::string row_title(const Texts& texts, const std::string& sheet, int row) {
    return texts.render({"manage.row_title", {{"sheet", sheet}, {"row", number(row)}}});
}

} // namespace

std::string editions_address(Lang lang) {
    return lang == Lang::en ? "/en/editions" : "/fr/editions";
}

std::string edition_address(Lang lang, EditionId id) {
    return editions_address(lang) + "/" + number(id.value);
}

std::string upload_address(Lang lang, store::UploadId id) {
    return editions_address(lang) + (lang == Lang::en ? "/files/" : "/fichiers/") +
           number(id.value);
}

std::string rollback_address(Lang lang) {
    return editions_address(lang) + (lang == Lang::en ? "/rollback" : "/retour");
}

std::string change_code(RecordChange::Kind kind) {
    return kind == RecordChange::Kind::added      ? "added"
           : kind == RecordChange::Kind::vanished ? "vanished"
                                                  : "changed";
}

Value editions_page(const Texts& texts, const usecases::EditionsSeen& seen, const Notice& notice) {
    auto page = frame(nullptr,
                      texts,
                      "editions",
                      texts.text("manage.editions_title"),
                      {editions_address(Lang::fr), editions_address(Lang::en)});
    set_notice(page, texts, notice);
    page.set("action", editions_address(texts.lang()))
        .set("rollback_url", rollback_address(texts.lang()));
    auto uploads = Value::list();
    for (const auto& upload : seen.uploads) {
        uploads.add(upload_line(texts, upload));
    }
    page.set("has_uploads", !uploads.is_empty()).set("uploads", std::move(uploads));
    auto editions = Value::list();
    for (const auto& edition : seen.editions) {
        editions.add(edition_line(texts, edition));
    }
    page.set("has_editions", !editions.is_empty()).set("editions", std::move(editions));
    page.set("seen", seen.published ? number(seen.published->id.value) : "0");
    const bool may_go_back = seen.published && seen.before;
    page.set("back",
             may_go_back ? texts.render({"manage.back_to",
                                         {{"id", number(seen.before->id.value)},
                                          {"label", seen.before->label},
                                          {"now", seen.published->label}}})
                         : std::string());
    return page;
}

Value upload_page(const Texts& texts,
                  const store::Upload& upload,
                  const importers::MappingPreview* preview,
                  const UploadProgress& progress,
                  const std::optional<Edition>& before,
                  const Notice& notice) {
    auto page = frame(nullptr,
                      texts,
                      "upload",
                      texts.render({"manage.upload_title", {{"name", upload.name}}}),
                      {upload_address(Lang::fr, upload.id), upload_address(Lang::en, upload.id)});
    set_notice(page, texts, notice);
    page.set("action", upload_address(texts.lang(), upload.id))
        .set("editions_url", editions_address(texts.lang()));
    page.set("upload", upload_line(texts, upload));
    page.set("refreshes", progress.is_under_way);
    if (progress.is_under_way) {
        page.set("phase", texts.text("manage.phase_" + progress.phase));
        page.set("is_counted", progress.total > 0);
        page.set("progress_done", number(progress.done))
            .set("progress_total", number(progress.total));
        page.set(
            "counted",
            texts.render({"manage.progress",
                          {{"done", number(progress.done)}, {"total", number(progress.total)}}}));
    }
    page.set("before",
             before ? texts.render({"manage.made_before",
                                    {{"id", number(before->id.value)}, {"label", before->label}}})
                    : std::string());
    page.set("before_url", before ? edition_address(texts.lang(), before->id) : std::string());
    page.set("edition_url",
             upload.edition.is_none() ? std::string()
                                      : edition_address(texts.lang(), upload.edition));
    page.set("has_preview", preview != nullptr);
    if (preview != nullptr) {
        set_preview(page, texts, *preview);
    }
    return page;
}

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
              texts.render({"manage.edition_title", {{"id", number(edition.id.value)}}}),
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
                      {{"lines", number(seen.notes.lines_read)},
                       {"rejected", number(static_cast<std::int64_t>(seen.notes.rejected.size()))},
                       {"organisations", number(static_cast<std::int64_t>(seen.organisations))},
                       {"sites", number(static_cast<std::int64_t>(seen.sites))},
                       {"services", number(static_cast<std::int64_t>(seen.services))}}}));
    page.set("rejects", !seen.notes.rejected.empty());
    page.set("may_publish", edition.state != EditionState::published && seen.services > 0);
    page.set("may_discard", edition.state == EditionState::draft && seen.upload.has_value());
    page.set("seen", seen.published ? number(seen.published->id.value) : "0");
    page.set("compares", seen.published && seen.published->id != edition.id);
    page.set("compared_with",
             seen.published ? texts.render({"manage.compared_with",
                                            {{"id", number(seen.published->id.value)},
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
