#include "present/page_editions.h"

#include "present/edition_parts.h"
#include "present/page_frame.h"

namespace relais::present {
namespace {

} // namespace

using namespace relais::directory;

std::string editions_address(Lang lang) {
    return lang == Lang::en ? "/en/editions" : "/fr/editions";
}

std::string edition_address(Lang lang, EditionId id) {
    return editions_address(lang) + "/" + std::to_string(id.value);
}

std::string upload_address(Lang lang, store::UploadId id) {
    return editions_address(lang) + (lang == Lang::en ? "/files/" : "/fichiers/") +
           std::to_string(id.value);
}

std::string rollback_address(Lang lang) {
    return editions_address(lang) + (lang == Lang::en ? "/rollback" : "/retour");
}

Value edition_line(const Texts& texts, const Edition& edition) {
    return Value::object()
        .set("id", std::to_string(edition.id.value))
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
        .set("edition", std::to_string(upload.edition.value));
}

void set_notice(Value& page, const Texts& texts, const Notice& notice) {
    page.set("fault", notice.fault ? texts.render(*notice.fault) : std::string());
    page.set("done", notice.done.empty() ? std::string() : texts.text(notice.done));
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
    page.set("seen", seen.published ? std::to_string(seen.published->id.value) : "0");
    const bool may_go_back = seen.published && seen.before;
    page.set("back",
             may_go_back ? texts.render({"manage.back_to",
                                         {{"id", std::to_string(seen.before->id.value)},
                                          {"label", seen.before->label},
                                          {"now", seen.published->label}}})
                         : std::string());
    return page;
}

} // namespace relais::present
