#include "store/proposal_store.h"

#include "store/columns.h"
#include "store/sql_guard.h"
#include "util/errors.h"

namespace relais::store {
namespace {

using namespace relais::directory;

constexpr const char* k_select =
    "SELECT id, offer, case_code, caseworker, contact, state, sent_at, answered_at FROM proposal ";

StoredProposal proposal_in(SQLite::Statement& row) {
    StoredProposal stored;
    stored.proposal.id = row.getColumn(0).getInt64();
    stored.proposal.offer = {row.getColumn(1).getInt64()};
    stored.proposal.case_code = row.getColumn(2).getText();
    stored.caseworker = {row.getColumn(3).getInt64()};
    stored.contact = row.getColumn(4).getText();
    stored.proposal.state = code_in<ProposalState>(row.getColumn(5)).value_or(ProposalState::sent);
    stored.proposal.sent_at = instant_in(row.getColumn(6)).value_or(util::Instant{});
    stored.proposal.answered_at = instant_in(row.getColumn(7));
    return stored;
}

} // namespace

std::int64_t add_proposal(const Database& database, const StoredProposal& stored) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(sql, R"(
            INSERT INTO proposal (offer, case_code, caseworker, contact, state, sent_at) VALUES (?, ?, ?, ?, ?, ?))");
        RowWriter(insert)
            .add(stored.proposal.offer.value)
            .add(stored.proposal.case_code)
            .add(stored.caseworker.value)
            .add(stored.contact)
            .add(code_of(stored.proposal.state))
            .add(util::to_string(stored.proposal.sent_at))
            .insert();
        return sql.getLastInsertRowid();
    });
}

void update_proposal(const Database& database, const Proposal& proposal) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement update(sql,
                                 "UPDATE proposal SET state = ?, answered_at = ? WHERE id = ?");
        RowWriter row(update);
        row.add(code_of(proposal.state));
        proposal.answered_at ? row.add(util::to_string(*proposal.answered_at)) : row.add_null();
        row.add(proposal.id).insert();
    });
}

StoredProposal find_proposal(const Database& database, std::int64_t id) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, std::string(k_select) + "WHERE id = ?");
        row.bind(1, id);
        if (!row.executeStep()) {
            throw util::NotFound({"offer.no_proposal", {}});
        }
        return proposal_in(row);
    });
}

std::vector<StoredProposal> list_proposals(const Database& database) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, std::string(k_select) + "ORDER BY id");
        std::vector<StoredProposal> all;
        while (row.executeStep()) {
            all.push_back(proposal_in(row));
        }
        return all;
    });
}

} // namespace relais::store
