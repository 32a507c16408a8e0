#include "usecases/keep_backups.h"

#include "store/backup.h"
#include "store/reference_store.h"

namespace relais::usecases {
namespace {

BackupReport report_of(const std::filesystem::path& file) {
    const auto copy = store::Database::open(file, store::Access::read_only);
    return {std::filesystem::file_size(file), store::verify_audit(copy)};
}

} // namespace

BackupReport back_up(const store::Database& database, const std::filesystem::path& file) {
    store::write_backup(database, file);
    return report_of(file);
}

BackupReport restore(const store::Database& database,
                     const std::filesystem::path& file,
                     const std::filesystem::path& aside,
                     const Author& author) {
    store::write_backup(database, aside);
    const auto revision = store::revision(database);
    store::read_backup(database, file);
    store::Transaction all(database);
    store::end_all_access(database);
    store::raise_revision(database, revision + 1);
    store::append_audit(database,
                        {util::to_string(author.now),
                         {},
                         author.name,
                         "restore_backup",
                         file.filename().string(),
                         aside.filename().string(),
                         ""});
    all.commit();
    return {std::filesystem::file_size(file), store::verify_audit(database)};
}

} // namespace relais::usecases
