#include "store/company_store.h"

#include "store/columns.h"
#include "store/sql_guard.h"
#include "util/errors.h"

namespace relais::store {
namespace {

using namespace relais::directory;

constexpr const char* k_columns =
    "id, name, acronym, sector, settlement, phone, email, website, gecam_member, state, "
    "state_reason, version";

Company company_in(SQLite::Statement& row) {
    Company company;
    company.id = {row.getColumn(0).getInt64()};
    company.name = row.getColumn(1).getText();
    company.acronym = row.getColumn(2).getText();
    company.sector = row.getColumn(3).getText();
    company.settlement = row.getColumn(4).getText();
    company.phone = row.getColumn(5).getText();
    company.email = row.getColumn(6).getText();
    company.website = row.getColumn(7).getText();
    company.gecam_member = row.getColumn(8).getInt() != 0;
    company.state = code_in<CompanyState>(row.getColumn(9)).value_or(CompanyState::submitted);
    company.state_reason = row.getColumn(10).getText();
    company.version = row.getColumn(11).getInt64();
    return company;
}

RowWriter& add_fields(RowWriter& row, const Company& company) {
    return row.add(company.name)
        .add(company.acronym)
        .add(company.sector)
        .add(company.settlement)
        .add(company.phone)
        .add(company.email)
        .add(company.website)
        .add(company.gecam_member ? 1 : 0)
        .add(code_of(company.state))
        .add(company.state_reason);
}

} // namespace

CompanyId add_company(const Database& database, const Company& company, const std::string& at) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(sql, R"(
            INSERT INTO company (name, acronym, sector, settlement, phone, email, website, gecam_member, state,
                                 state_reason, version, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?))");
        RowWriter row(insert);
        add_fields(row, company).add(at).insert();
        return CompanyId{sql.getLastInsertRowid()};
    });
}

void update_company(const Database& database, const Company& company) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement update(sql, R"(
            UPDATE company SET name = ?, acronym = ?, sector = ?, settlement = ?, phone = ?, email = ?, website = ?,
                               gecam_member = ?, state = ?, state_reason = ?, version = version + 1
            WHERE id = ? AND version = ?)");
        RowWriter row(update);
        add_fields(row, company).add(company.id.value).add(company.version).insert();
        if (sql.getChanges() != 1) {
            throw util::Conflict({"offer.changed_meanwhile", {}});
        }
    });
}

Company find_company(const Database& database, CompanyId id) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql,
                              std::string("SELECT ") + k_columns + " FROM company WHERE id = ?");
        row.bind(1, id.value);
        if (!row.executeStep()) {
            throw util::NotFound({"offer.no_company", {{"id", std::to_string(id.value)}}});
        }
        return company_in(row);
    });
}

std::vector<Company> list_companies(const Database& database) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql,
                              std::string("SELECT ") + k_columns + " FROM company ORDER BY id");
        std::vector<Company> all;
        while (row.executeStep()) {
            all.push_back(company_in(row));
        }
        return all;
    });
}

void add_company_member(const Database& database, CompanyId company, AccountId account) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(sql,
                                 "INSERT INTO company_member (company, account) VALUES (?, ?)");
        RowWriter(insert).add(company.value).add(account.value).insert();
    });
}

std::optional<CompanyId> company_of(const Database& database, AccountId account) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, "SELECT company FROM company_member WHERE account = ?");
        row.bind(1, account.value);
        return row.executeStep() ? std::optional(CompanyId{row.getColumn(0).getInt64()})
                                 : std::nullopt;
    });
}

std::vector<AccountId> members_of(const Database& database, CompanyId company) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(
            sql, "SELECT account FROM company_member WHERE company = ? ORDER BY account");
        row.bind(1, company.value);
        std::vector<AccountId> members;
        while (row.executeStep()) {
            members.push_back({row.getColumn(0).getInt64()});
        }
        return members;
    });
}

} // namespace relais::store
