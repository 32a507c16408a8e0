#include "usecases/upload_desk.h"

#include "importers/annotated_workbook.h"
#include "importers/profile.h"
#include "importers/table.h"
#include "usecases/field_checks.h"
#include "usecases/file_on_disk.h"
#include "usecases/run_import.h"
#include "util/errors.h"
#include "util/secret.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>

namespace relais::usecases {
namespace {

using directory::Permission;
using importers::Field;
using store::Upload;
using store::UploadId;

constexpr std::size_t k_longest_label = 200;
constexpr std::chrono::days k_kept{90};

std::string subject_of(UploadId id) {
    return "upload " + std::to_string(id.value);
}

/// The file and its profile, for readers that know files only.
class UploadOnDisk {
public:
    UploadOnDisk(const store::Database& database, const Upload& upload)
        : m_disk(upload.name, store::load_upload_bytes(database, upload.id)) {
        if (!upload.profile.empty()) {
            m_profile = beside(".columns.csv");
            write_bytes(m_profile, upload.profile);
        }
    }

    [[nodiscard]] const std::filesystem::path& file() const { return m_disk.path(); }
    [[nodiscard]] std::string profile() const { return m_profile.string(); }
    [[nodiscard]] std::filesystem::path beside(const std::string& name) const {
        return m_disk.beside(name);
    }

private:
    FileOnDisk m_disk;
    std::filesystem::path m_profile;
};

std::optional<util::Day> day_of(const std::string& text) {
    if (text.empty()) {
        return std::nullopt;
    }
    const auto day = util::parse_day(text);
    if (!day) {
        throw util::InvalidInput("validated_on",
                                 {"manage.bad_day", {{"value", text.substr(0, 40)}}});
    }
    return day;
}

void forget_old(const store::Database& database, util::Instant now) {
    const auto oldest = util::to_string(now - k_kept);
    for (const auto& upload : store::list_uploads(database)) {
        if (upload.edition.is_none() && upload.uploaded_at < oldest) {
            store::delete_upload(database, upload.id);
        }
    }
}

void require_inside(const Actor& actor, const Upload& upload) {
    if (!may_look_inside(actor, upload)) {
        throw util::Forbidden({"manage.not_your_file", {}});
    }
}

Field field_named(const std::string& name) {
    const auto field = importers::field_from_name(name);
    if (!field) {
        throw util::InvalidInput("columns",
                                 {"manage.no_such_field", {{"value", name.substr(0, 60)}}});
    }
    return *field;
}

/// The draft it became before makes room.
void drop_draft(const store::Database& database, const Upload& upload) {
    if (!upload.edition.is_none()) {
        store::set_upload_edition(database, upload.id, {});
        store::delete_draft(database, upload.edition);
    }
}

} // namespace

UploadId add_upload(const store::Database& database,
                    const Actor& actor,
                    const NewUpload& sent,
                    util::Instant now) {
    require(actor, Permission::manage_editions);
    Upload upload;
    upload.name = safe_file_name(sent.name);
    upload.sha256 = util::sha256_of(sent.bytes);
    upload.label = checked_text("label", sent.label, 0, k_longest_label);
    upload.validated_on = day_of(sent.validated_on);
    upload.validated_by = checked_text("validated_by", sent.validated_by, 0, k_longest_label);
    upload.uploaded_at = util::to_string(now);
    upload.account = actor.account;
    upload.uploaded_by = actor.name;
    if (sent.bytes.empty()) {
        throw util::InvalidInput("file", {"manage.no_file", {}});
    }
    importers::recognise(FileOnDisk(upload.name, sent.bytes).path());
    store::Transaction all(database);
    forget_old(database, now);
    const auto id = store::add_upload(database, upload, sent.bytes);
    audit(database,
          actor,
          now,
          "upload_mapping",
          subject_of(id),
          "",
          upload.name + " " + upload.sha256);
    all.commit();
    return id;
}

Upload find_upload(const store::Database& database, const Actor& actor, UploadId id) {
    require(actor, Permission::manage_editions);
    return store::find_upload(database, id);
}

std::optional<directory::Edition> made_before(const store::Database& database,
                                              const Upload& upload) {
    auto before = store::edition_of_file(database, upload.sha256);
    return before && before->id != upload.edition ? before : std::nullopt;
}

bool may_look_inside(const Actor& actor, const Upload& upload) {
    const bool is_own = !actor.account.is_none() && upload.account == actor.account;
    return is_own || reach(actor, Permission::see_confidential) == directory::Reach::all;
}

importers::MappingPreview
preview_upload(const store::Database& database, const Actor& actor, UploadId id) {
    const auto upload = find_upload(database, actor, id);
    const UploadOnDisk disk(database, upload);
    auto preview = importers::preview_mapping(disk.file(), disk.profile());
    if (!may_look_inside(actor, upload)) {
        for (auto& column : preview.columns) {
            column.samples.clear();
        }
    }
    return preview;
}

void choose_columns(const store::Database& database,
                    const Actor& actor,
                    UploadId id,
                    const std::vector<std::pair<std::string, std::string>>& field_by_heading,
                    util::Instant now) {
    require(actor, Permission::manage_editions);
    std::vector<std::pair<std::string, Field>> choices;
    for (const auto& [heading, field] : field_by_heading) {
        choices.emplace_back(heading, field_named(field));
    }
    for (const auto needed : {Field::organisation, Field::need}) {
        if (std::ranges::find(choices, needed, &std::pair<std::string, Field>::second) ==
            choices.end()) {
            const auto& profile =
                actor.lang == "en" ? importers::Profile::english() : importers::Profile::french();
            throw util::InvalidInput(
                "columns", {"manage.column_needed", {{"column", profile.usual_heading(needed)}}});
        }
    }
    const auto profile = importers::profile_of(choices);
    store::Transaction all(database);
    const auto before = store::find_upload(database, id);
    if (before.profile != profile) {
        store::set_upload_profile(database, id, profile);
        audit(database, actor, now, "choose_columns", subject_of(id), before.profile, profile);
    }
    all.commit();
}

directory::EditionId check_upload(const store::Database& database,
                                  const Actor& actor,
                                  UploadId id,
                                  util::Instant now,
                                  const util::Progress& reading,
                                  const util::Progress& writing) {
    const auto upload = find_upload(database, actor, id);
    const UploadOnDisk disk(database, upload);
    ImportRequest request;
    request.file = disk.file();
    request.options.profile = disk.profile();
    request.options.today = util::day_in_cameroon(now);
    request.apply = true;
    request.again = true; // other columns make another edition of the same file
    request.label = upload.label;
    request.validated_on = upload.validated_on;
    request.validated_by = upload.validated_by;
    request.with_draft = [&](directory::EditionId draft) {
        drop_draft(database, store::find_upload(database, id));
        store::set_upload_edition(database, id, draft);
        audit(database,
              actor,
              now,
              "check_upload",
              subject_of(id),
              "",
              "edition " + std::to_string(draft.value));
    };
    return run_import(database, request, actor.at(now), reading, writing).edition.id;
}

void discard_upload(const store::Database& database,
                    const Actor& actor,
                    UploadId id,
                    util::Instant now) {
    require(actor, Permission::manage_editions);
    store::Transaction all(database);
    const auto upload = store::find_upload(database, id);
    drop_draft(database, upload);
    store::delete_upload(database, id);
    audit(database,
          actor,
          now,
          "discard_upload",
          subject_of(id),
          upload.name + " " + upload.sha256,
          "");
    all.commit();
}

importers::WrittenRow written_row(const store::Database& database,
                                  const Actor& actor,
                                  const Upload& upload,
                                  const std::string& sheet,
                                  int row) {
    require(actor, Permission::manage_editions);
    require_inside(actor, upload);
    const UploadOnDisk disk(database, upload);
    auto found = importers::written_row(disk.file(), disk.profile(), sheet, row);
    if (!found) {
        throw util::NotFound({"manage.no_row", {{"sheet", sheet}, {"row", std::to_string(row)}}});
    }
    return std::move(*found);
}

std::string annotated_workbook(const store::Database& database,
                               const Actor& actor,
                               const Upload& upload,
                               const std::map<std::string, std::map<int, std::string>>& comments,
                               const std::string& heading) {
    require(actor, Permission::manage_editions);
    require_inside(actor, upload);
    const UploadOnDisk disk(database, upload);
    const auto target = disk.beside(".annotated.xlsx"); // as above
    importers::write_annotated(disk.file(), comments, heading, target);
    std::ifstream in(target, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void note_look(const store::Database& database,
               const Actor& actor,
               const Upload& upload,
               util::Instant now) {
    require_inside(actor, upload);
    if (upload.account == actor.account) {
        return;
    }
    store::Transaction all(database);
    audit(database, actor, now, "look_into_upload", subject_of(upload.id));
    all.commit();
}

} // namespace relais::usecases
