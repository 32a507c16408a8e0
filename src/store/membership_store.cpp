#include "store/membership_store.h"

#include "store/columns.h"
#include "store/sql_guard.h"

namespace relais::store {

using directory::MnrMembership;

std::vector<StoredMembership> list_memberships(const Database& database) {
    return guarded(database, [](SQLite::Database& sql) {
        std::vector<StoredMembership> all;
        SQLite::Statement row(
            sql,
            "SELECT organisation, state, since, until, role_fr, role_en, changed_at, changed_by "
            "FROM membership ORDER BY organisation");
        while (row.executeStep()) {
            StoredMembership stored;
            stored.membership.organisation = {row.getColumn(0).getInt64()};
            stored.membership.state =
                code_in<MnrMembership>(row.getColumn(1)).value_or(MnrMembership::none);
            stored.membership.since = day_in(row.getColumn(2));
            stored.membership.until = day_in(row.getColumn(3));
            stored.membership.role_fr = row.getColumn(4).getString();
            stored.membership.role_en = row.getColumn(5).getString();
            stored.changed_at = row.getColumn(6).getString();
            stored.changed_by = row.getColumn(7).getString();
            all.push_back(std::move(stored));
        }
        return all;
    });
}

void save_membership(const Database& database, const StoredMembership& stored) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(
            sql, "INSERT OR REPLACE INTO membership VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        const auto& membership = stored.membership;
        RowWriter(insert)
            .add(membership.organisation.value)
            .add(directory::code_of(membership.state))
            .add(membership.since)
            .add(membership.until)
            .add(membership.role_fr)
            .add(membership.role_en)
            .add(stored.changed_at)
            .add(stored.changed_by)
            .insert();
    });
}

void delete_membership(const Database& database, directory::OrganisationId organisation) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement remove(sql, "DELETE FROM membership WHERE organisation = ?");
        remove.bind(1, organisation.value);
        remove.exec();
    });
}

std::string membership_phase(const Database& database, util::Day today) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql,
                              "SELECT count(*) FILTER (WHERE since <= ?1) || '.' || count(*) "
                              "FILTER (WHERE until < ?1) "
                              "FROM membership");
        row.bind(1, util::to_string(today));
        row.executeStep();
        return row.getColumn(0).getString();
    });
}

} // namespace relais::store
