#include "store/account_store.h"

#include "store/columns.h"
#include "store/sql_guard.h"
#include "util/errors.h"
#include "util/text_fold.h"

namespace relais::store {
namespace {

using directory::Account;
using directory::AccountId;

constexpr const char* k_columns = "id, email, name, role, organisation, lang, state, totp_secret <> '', created_at";

Account account_in(SQLite::Statement& row) {
    Account account;
    account.id = {row.getColumn(0).getInt64()};
    account.email = row.getColumn(1).getString();
    account.name = row.getColumn(2).getString();
    account.role = code_in<directory::Role>(row.getColumn(3)).value_or(directory::Role::public_);
    account.organisation = {row.getColumn(4).isNull() ? 0 : row.getColumn(4).getInt64()};
    account.lang = row.getColumn(5).getString();
    account.state = code_in<directory::AccountState>(row.getColumn(6)).value_or(directory::AccountState::disabled);
    account.has_second_factor = row.getColumn(7).getInt() != 0;
    account.created_at = row.getColumn(8).getString();
    return account;
}

/// Letters of other alphabets are left alone: an address with them is compared as it is written.
std::string email_key(std::string_view email) {
    std::string key(util::trim(std::string(email)));
    for (char& c : key) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return key;
}

std::optional<std::int64_t> number_or_none(directory::OrganisationId id) {
    return id.is_none() ? std::nullopt : std::optional(id.value);
}

} // namespace

AccountId add_account(const Database& database, const Account& account, const std::string& created_by) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(sql, R"(
            INSERT INTO account (email, email_key, name, role, organisation, lang, state, password_hash, totp_secret,
                                 totp_step, created_at, created_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, '', '', 0, ?, ?))");
        RowWriter(insert)
            .add(account.email)
            .add(email_key(account.email))
            .add(account.name)
            .add_code(std::optional(account.role))
            .add_optional(number_or_none(account.organisation))
            .add(account.lang)
            .add_code(std::optional(account.state))
            .add(account.created_at)
            .add(created_by)
            .insert();
        return AccountId{sql.getLastInsertRowid()};
    });
}

void update_account(const Database& database, const Account& account) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement update(
            sql, "UPDATE account SET name = ?, role = ?, organisation = ?, lang = ?, state = ? WHERE id = ?");
        RowWriter(update)
            .add(account.name)
            .add_code(std::optional(account.role))
            .add_optional(number_or_none(account.organisation))
            .add(account.lang)
            .add_code(std::optional(account.state))
            .add(account.id.value)
            .insert();
    });
}

Account find_account(const Database& database, AccountId id) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, std::string("SELECT ") + k_columns + " FROM account WHERE id = ?");
        row.bind(1, id.value);
        if (!row.executeStep()) {
            throw util::NotFound({"account.unknown", {{"id", std::to_string(id.value)}}});
        }
        return account_in(row);
    });
}

std::optional<Account> account_of_email(const Database& database, std::string_view email) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, std::string("SELECT ") + k_columns + " FROM account WHERE email_key = ?");
        row.bind(1, email_key(email));
        return row.executeStep() ? std::optional(account_in(row)) : std::nullopt;
    });
}

std::vector<Account> list_accounts(const Database& database) {
    return guarded(database, [&](SQLite::Database& sql) {
        std::vector<Account> accounts;
        SQLite::Statement row(sql, std::string("SELECT ") + k_columns + " FROM account ORDER BY id");
        while (row.executeStep()) {
            accounts.push_back(account_in(row));
        }
        return accounts;
    });
}

Credentials credentials_of(const Database& database, AccountId id) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, "SELECT password_hash, totp_secret, totp_step FROM account WHERE id = ?");
        row.bind(1, id.value);
        Credentials credentials;
        if (row.executeStep()) {
            credentials = {row.getColumn(0).getString(), row.getColumn(1).getString(), row.getColumn(2).getInt64()};
        }
        return credentials;
    });
}

void set_credentials(const Database& database, AccountId id, const Credentials& credentials) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement update(
            sql, "UPDATE account SET password_hash = ?, totp_secret = ?, totp_step = ? WHERE id = ?");
        RowWriter(update)
            .add(credentials.password_hash)
            .add(credentials.totp_secret)
            .add(credentials.totp_step)
            .add(id.value)
            .insert();
    });
}

void replace_recovery_codes(const Database& database, AccountId id, const std::vector<std::string>& hashes) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement remove(sql, "DELETE FROM recovery_code WHERE account = ?");
        RowWriter(remove).add(id.value).insert();
        SQLite::Statement insert(sql, "INSERT INTO recovery_code VALUES (?, ?, NULL)");
        for (const auto& hash : hashes) {
            RowWriter(insert).add(id.value).add(hash).insert();
        }
    });
}

bool use_recovery_code(const Database& database, AccountId id, const std::string& hash, const std::string& at) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement update(
            sql, "UPDATE recovery_code SET used_at = ? WHERE account = ? AND hash = ? AND used_at IS NULL");
        RowWriter(update).add(at).add(id.value).add(hash).insert();
        return sql.getChanges() == 1;
    });
}

int unused_recovery_codes(const Database& database, AccountId id) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, "SELECT count(*) FROM recovery_code WHERE account = ? AND used_at IS NULL");
        row.bind(1, id.value);
        row.executeStep();
        return row.getColumn(0).getInt();
    });
}

} // namespace relais::store
