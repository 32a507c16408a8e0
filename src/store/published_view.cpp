#include "store/published_view.h"

#include "store/busy_wait.h"
#include "store/columns.h"
#include "store/edition_store.h"
#include "store/record_rows.h"
#include "store/reference_store.h"
#include "store/sql_guard.h"

#include <algorithm>
#include <filesystem>
#include <thread>
#include <utility>

namespace relais::store {
namespace {

std::int64_t revision_in(SQLite::Database& sql) {
    return sql.execAndGet("SELECT number FROM revision").getInt64();
}

/// What the committee says of an organisation goes before what the mapping says. The day is the
/// database's own, in Cameroon (UTC+1): a server takes the directory anew when
/// store::membership_phase changes.
void apply_memberships(SQLite::Database& sql, std::vector<directory::Organisation>& organisations) {
    SQLite::Statement row(sql,
                          "SELECT organisation, CASE WHEN until < today THEN 'none' ELSE state END "
                          "FROM membership, (SELECT date('now', '+1 hour') AS today) "
                          "WHERE since IS NULL OR since <= today");
    while (row.executeStep()) {
        const directory::OrganisationId id{row.getColumn(0).getInt64()};
        const auto found = std::ranges::find(organisations, id, &directory::Organisation::id);
        if (found != organisations.end()) {
            found->mnr_membership = code_in<directory::MnrMembership>(row.getColumn(1));
        }
    }
}

/// The services are as much work as all the rest, so they are read beside it, through a connection
/// of their own: one that needs no SpatiaLite. Two connections may see two states of the file; what
/// the public sees is the same in both when the revision is.
class ServicesBeside {
public:
    ServicesBeside(const std::filesystem::path& file, directory::EditionId edition)
        : m_reader([this, file, edition] {
              try {
                  SQLite::Database sql(file.string(),
                                       SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX,
                                       k_busy_milliseconds);
                  SQLite::Transaction together(sql);
                  m_revision = revision_in(sql);
                  m_services = read_services(sql, edition, Sight::the_public);
              } catch (...) { // nothing may leave a thread: whoever waits reads them again, and
                  m_revision.reset(); // says what is wrong
              }
          }) {}

    /// Nothing when they could not be read, or are not of that revision.
    std::optional<std::vector<directory::Service>> take(std::int64_t revision) {
        m_reader.join();
        return m_revision == revision ? std::optional(std::move(m_services)) : std::nullopt;
    }

private:
    std::optional<std::int64_t> m_revision;
    std::vector<directory::Service> m_services;
    std::jthread m_reader;
};

} // namespace

std::optional<directory::Directory> load_published(const Database& database) {
    // One transaction: a publication between two reads must not mix editions.
    return guarded(database, [&](SQLite::Database& sql) -> std::optional<directory::Directory> {
        SQLite::Transaction together(sql);
        const auto edition = published_edition(database);
        if (!edition) {
            return std::nullopt;
        }
        ServicesBeside beside(database.file(), edition->id);
        auto reference = load_reference(database);
        directory::Directory directory;
        directory.edition = *edition;
        directory.taxonomy = std::move(reference.taxonomy);
        directory.languages = std::move(reference.languages);
        directory.gazetteer = std::move(reference.gazetteer);
        directory.organisations = read_organisations(sql, edition->id);
        apply_memberships(sql, directory.organisations);
        directory.sites = read_sites(sql, edition->id, Sight::the_public);
        auto services = beside.take(revision_in(sql));
        directory.services =
            services ? std::move(*services) : read_services(sql, edition->id, Sight::the_public);
        together.commit();
        return directory;
    });
}

Records load_public_records(const Database& database, directory::EditionId id) {
    return guarded(database, [&](SQLite::Database& sql) -> Records {
        return {read_organisations(sql, id),
                read_sites(sql, id, Sight::the_public),
                read_services(sql, id, Sight::the_public)};
    });
}

} // namespace relais::store
