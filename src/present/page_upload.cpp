#include "importers/profile.h"
#include "present/edition_parts.h"
#include "present/page_frame.h"

namespace relais::present {
namespace {

using namespace relais::directory;

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
        .set("place", std::to_string(static_cast<std::int64_t>(place)))
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
                           {"row", std::to_string(sheet.heading_row)},
                           {"lines", std::to_string(static_cast<std::int64_t>(sheet.lines))}}})));
    }
    auto columns = Value::list();
    for (std::size_t i = 0; i < preview.columns.size(); ++i) {
        columns.add(column_value(texts, preview.columns[i], i));
    }
    page.set("sheets", std::move(sheets)).set("not_recognised", !all_recognised);
    page.set("has_columns", !preview.columns.empty()).set("columns", std::move(columns));
}

} // namespace

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
        page.set("progress_done", std::to_string(progress.done))
            .set("progress_total", std::to_string(progress.total));
        page.set(
            "counted",
            texts.render({"manage.progress",
                          {{"done", std::to_string(progress.done)}, {"total", std::to_string(progress.total)}}}));
    }
    page.set("before",
             before ? texts.render({"manage.made_before",
                                    {{"id", std::to_string(before->id.value)}, {"label", before->label}}})
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

} // namespace relais::present
