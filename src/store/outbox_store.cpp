#include "store/outbox_store.h"

#include "store/columns.h"
#include "store/sql_guard.h"
#include "util/errors.h"

namespace relais::store {
namespace {

constexpr const char* k_select =
    "SELECT id, made_at, channel, kind, about, recipient, lang, subject, text, state, due_at, "
    "tries, last_at, fault FROM outbox ";

OutboxMessage message_in(SQLite::Statement& row) {
    OutboxMessage message;
    message.id = row.getColumn(0).getInt64();
    message.made_at = row.getColumn(1).getString();
    message.channel = code_in<Channel>(row.getColumn(2)).value_or(Channel::mail);
    message.kind = row.getColumn(3).getString();
    message.about = row.getColumn(4).getString();
    message.recipient = row.getColumn(5).getString();
    message.lang = row.getColumn(6).getString();
    message.subject = row.getColumn(7).getString();
    message.text = row.getColumn(8).getString();
    // A state nobody knows must not be sent.
    message.state = code_in<MessageState>(row.getColumn(9)).value_or(MessageState::withdrawn);
    message.due_at = row.getColumn(10).getString();
    message.tries = row.getColumn(11).getInt();
    message.last_at = row.getColumn(12).getString();
    message.fault = row.getColumn(13).getString();
    return message;
}

} // namespace

bool add_message(const Database& database, const OutboxMessage& message, const std::string& once) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(sql, R"(
            INSERT INTO outbox (made_at, channel, kind, about, once, recipient, lang, subject, text,
                                state, due_at, tries, last_at, fault)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '', '') ON CONFLICT (once) DO NOTHING)");
        RowWriter row(insert);
        row.add(message.made_at)
            .add(directory::code_of(message.channel))
            .add(message.kind)
            .add(message.about);
        once.empty() ? row.add_null() : row.add(once);
        row.add(message.recipient)
            .add(message.lang)
            .add(message.subject)
            .add(message.text)
            .add(directory::code_of(message.state))
            .add(message.due_at)
            .insert();
        return sql.getChanges() == 1;
    });
}

OutboxMessage find_message(const Database& database, std::int64_t id) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, std::string(k_select) + "WHERE id = ?");
        row.bind(1, id);
        if (!row.executeStep()) {
            throw util::NotFound({"outbox.unknown", {{"id", std::to_string(id)}}});
        }
        return message_in(row);
    });
}

std::vector<OutboxMessage> list_messages(const Database& database,
                                         std::optional<MessageState> state) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(
            sql, std::string(k_select) + (state ? "WHERE state = ? " : "") + "ORDER BY id");
        if (state) {
            row.bind(1, std::string(directory::code_of(*state)));
        }
        std::vector<OutboxMessage> all;
        while (row.executeStep()) {
            all.push_back(message_in(row));
        }
        return all;
    });
}

std::optional<OutboxMessage> next_message(const Database& database, const std::string& now) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql,
                              std::string(k_select) + "WHERE state = 'waiting' AND due_at <= ? "
                                                      "ORDER BY id LIMIT 1");
        row.bind(1, now);
        return row.executeStep() ? std::optional(message_in(row)) : std::nullopt;
    });
}

void update_message(const Database& database, const OutboxMessage& message) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement update(sql,
                                 "UPDATE outbox SET state = ?, text = ?, due_at = ?, tries = ?, "
                                 "last_at = ?, fault = ? WHERE id = ?");
        RowWriter(update)
            .add(directory::code_of(message.state))
            .add(message.text)
            .add(message.due_at)
            .add(message.tries)
            .add(message.last_at)
            .add(message.fault)
            .add(message.id)
            .insert();
    });
}

void forget_messages(const Database& database, const std::string& day) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement remove(
            sql, "DELETE FROM outbox WHERE state IN ('sent', 'withdrawn') AND last_at < ?");
        RowWriter(remove).add(day).insert();
    });
}

} // namespace relais::store
