#include "store/offer_store.h"

#include "store/columns.h"
#include "store/sql_guard.h"
#include "util/errors.h"

namespace relais::store {
namespace {

using namespace relais::directory;

constexpr const char* k_select = R"(
    SELECT id, company, kind, title, description, occupation, sector, posts, placed, settlement, level, languages,
           encouraged, opens, closes, how_to_apply, contact_phone, contact_email, monthly_cap, state, state_reason,
           confirmed_on, version
    FROM offer )";

Offer offer_in(SQLite::Statement& row) {
    int next = 0;
    const auto column = [&] { return row.getColumn(next++); };
    Offer offer;
    offer.id = {column().getInt64()};
    offer.company = {column().getInt64()};
    offer.kind = code_in<OfferKind>(column()).value_or(OfferKind::job);
    offer.title = column().getText();
    offer.description = column().getText();
    offer.occupation = column().getText();
    offer.sector = column().getText();
    offer.posts = column().getInt();
    offer.placed = column().getInt();
    offer.settlement = column().getText();
    offer.level = code_in<SchoolLevel>(column());
    offer.languages = split(column().getText(), ' ');
    offer.encouraged = codes_in<Public>(column());
    offer.opens = day_in(column());
    offer.closes = day_in(column());
    offer.how_to_apply = column().getText();
    offer.contact_phone = column().getText();
    offer.contact_email = column().getText();
    offer.monthly_cap = int_in(column());
    offer.state = code_in<OfferState>(column()).value_or(OfferState::draft);
    offer.state_reason = column().getText();
    offer.confirmed_on = day_in(column());
    offer.version = column().getInt64();
    return offer;
}

/// All columns but id, version and created_at, in the order of the statements below.
RowWriter& add_fields(RowWriter& row, const Offer& offer) {
    row.add(offer.company.value).add(code_of(offer.kind)).add(offer.title).add(offer.description);
    row.add(offer.occupation)
        .add(offer.sector)
        .add(offer.posts)
        .add(offer.placed)
        .add(offer.settlement);
    row.add_code(offer.level).add(join(offer.languages, ' ')).add_codes(offer.encouraged);
    row.add(offer.opens).add(offer.closes).add(offer.how_to_apply);
    row.add(offer.contact_phone).add(offer.contact_email).add_optional(offer.monthly_cap);
    return row.add(code_of(offer.state)).add(offer.state_reason).add(offer.confirmed_on);
}

} // namespace

OfferId add_offer(const Database& database, const Offer& offer, const std::string& at) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(sql, R"(
            INSERT INTO offer (company, kind, title, description, occupation, sector, posts, placed, settlement, level,
                               languages, encouraged, opens, closes, how_to_apply, contact_phone, contact_email,
                               monthly_cap, state, state_reason, confirmed_on, version, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?))");
        RowWriter row(insert);
        add_fields(row, offer).add(at).insert();
        return OfferId{sql.getLastInsertRowid()};
    });
}

void update_offer(const Database& database, const Offer& offer) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement update(sql, R"(
            UPDATE offer SET company = ?, kind = ?, title = ?, description = ?, occupation = ?, sector = ?, posts = ?,
                             placed = ?, settlement = ?, level = ?, languages = ?, encouraged = ?, opens = ?, closes = ?,
                             how_to_apply = ?, contact_phone = ?, contact_email = ?, monthly_cap = ?, state = ?,
                             state_reason = ?, confirmed_on = ?, version = version + 1
            WHERE id = ? AND version = ?)");
        RowWriter row(update);
        add_fields(row, offer).add(offer.id.value).add(offer.version).insert();
        if (sql.getChanges() != 1) {
            throw util::Conflict({"offer.changed_meanwhile", {}});
        }
    });
}

Offer find_offer(const Database& database, OfferId id) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, std::string(k_select) + "WHERE id = ?");
        row.bind(1, id.value);
        if (!row.executeStep()) {
            throw util::NotFound({"offer.no_offer", {{"id", std::to_string(id.value)}}});
        }
        return offer_in(row);
    });
}

std::vector<Offer> list_offers(const Database& database) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, std::string(k_select) + "ORDER BY id");
        std::vector<Offer> all;
        while (row.executeStep()) {
            all.push_back(offer_in(row));
        }
        return all;
    });
}

std::int64_t offer_revision(const Database& database) {
    return guarded(database, [&](SQLite::Database& sql) {
        return sql.execAndGet("SELECT number FROM offer_revision").getInt64();
    });
}

void raise_offer_revision(const Database& database, std::int64_t number) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement update(sql, "UPDATE offer_revision SET number = max(number, ?)");
        update.bind(1, number);
        update.exec();
    });
}

} // namespace relais::store
