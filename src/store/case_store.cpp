#include "store/case_store.h"

#include "store/columns.h"
#include "store/sql_guard.h"
#include "util/errors.h"

namespace relais::store {
namespace {

using namespace relais::directory;

constexpr const char* k_select = R"(
    SELECT id, code, organisation, caseworker, settlement, sex, age, publics, languages, needs, safety, opened_at,
           closed_at, version
    FROM case_file )";
constexpr const char* k_select_consent = R"(
    SELECT id, case_file, text_version, lang, items, giver, basis, child_agreed, explained_by, given_at, withdrawn_at
    FROM consent )";

/// "a=b" → a, b
std::pair<std::string, std::string> halves(const std::string& text) {
    const auto at = text.find('=');
    return {text.substr(0, at), at == std::string::npos ? "" : text.substr(at + 1)};
}

std::string needs_text(const std::vector<CaseNeed>& needs) {
    std::vector<std::string> parts;
    for (const auto& one : needs) {
        parts.push_back(one.need + "=" + std::string(code_of(one.urgency)));
    }
    return join(parts, ' ');
}

std::vector<CaseNeed> needs_in(const std::string& text) {
    std::vector<CaseNeed> needs;
    for (const auto& part : split(text, ' ')) {
        const auto [need, urgency] = halves(part);
        needs.push_back({need, from_code<Priority>(urgency).value_or(Priority::normal)});
    }
    return needs;
}

std::string items_text(const std::vector<ConsentItem>& items) {
    std::vector<std::string> parts;
    for (const auto& one : items) {
        parts.push_back(std::string(code_of(one.item)) + "=" + util::to_string(one.until));
    }
    return join(parts, ' ');
}

std::vector<ConsentItem> items_in(const std::string& text) {
    std::vector<ConsentItem> items;
    for (const auto& part : split(text, ' ')) {
        const auto [code, until] = halves(part);
        const auto item = from_code<SharedItem>(code);
        const auto day = util::parse_day(until);
        if (item && day) {
            items.push_back({*item, *day});
        }
    }
    return items;
}

Case case_in(SQLite::Statement& row) {
    int next = 0;
    const auto column = [&] { return row.getColumn(next++); };
    Case one;
    one.id = {column().getInt64()};
    one.code = column().getText();
    one.organisation = {column().getInt64()};
    one.caseworker = {column().getInt64()};
    one.settlement = column().getText();
    one.sex = code_in<Sex>(column());
    one.age = code_in<AgeGroup>(column());
    one.publics = codes_in<Public>(column());
    one.languages = split(column().getText(), ' ');
    one.needs = needs_in(column().getText());
    one.safety = codes_in<SafetyFlag>(column());
    one.opened_at = instant_in(column()).value_or(util::Instant{});
    one.closed_at = instant_in(column());
    one.version = column().getInt64();
    return one;
}

Consent consent_in(SQLite::Statement& row) {
    int next = 0;
    const auto column = [&] { return row.getColumn(next++); };
    Consent one;
    one.id = {column().getInt64()};
    one.of = {column().getInt64()};
    one.text_version = column().getText();
    one.lang = column().getText();
    one.items = items_in(column().getText());
    one.giver = code_in<ConsentGiver>(column()).value_or(ConsentGiver::person);
    one.basis = code_in<ConsentBasis>(column()).value_or(ConsentBasis::own_will);
    one.child_agreed = column().getInt() != 0;
    one.explained_by = column().getText();
    one.given_at = instant_in(column()).value_or(util::Instant{});
    one.withdrawn_at = instant_in(column());
    return one;
}

/// What a case says, in the order of the statements below.
RowWriter& add_fields(RowWriter& row, const Case& one) {
    row.add(one.settlement).add_code(one.sex).add_code(one.age).add_codes(one.publics);
    return row.add(join(one.languages, ' ')).add(needs_text(one.needs)).add_codes(one.safety);
}

std::vector<Case> cases_where(const Database& database, const char* where, const auto& bind) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, std::string(k_select) + where);
        bind(row);
        std::vector<Case> all;
        while (row.executeStep()) {
            all.push_back(case_in(row));
        }
        return all;
    });
}

std::optional<Case>
one_where(const Database& database, const char* where, const std::string& value) {
    const auto found =
        cases_where(database, where, [&](SQLite::Statement& row) { row.bind(1, value); });
    return found.empty() ? std::nullopt : std::optional(found.front());
}

} // namespace

CaseId add_case(const Database& database, const Case& one, const std::string& sent_key) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(sql, R"(
            INSERT INTO case_file (code, organisation, caseworker, opened_at, touched_at, sent_key, settlement, sex, age,
                                   publics, languages, needs, safety, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1))");
        RowWriter row(insert);
        row.add(one.code).add(one.organisation.value).add(one.caseworker.value);
        row.add(util::to_string(one.opened_at)).add(util::to_string(one.opened_at));
        sent_key.empty() ? row.add_null() : row.add(sent_key);
        add_fields(row, one).insert();
        return CaseId{sql.getLastInsertRowid()};
    });
}

void update_case(const Database& database, const Case& one, const std::string& at) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement update(sql, R"(
            UPDATE case_file SET settlement = ?, sex = ?, age = ?, publics = ?, languages = ?, needs = ?, safety = ?,
                                 closed_at = ?, touched_at = ?, version = version + 1
            WHERE id = ? AND version = ?)");
        RowWriter row(update);
        add_fields(row, one);
        one.closed_at ? row.add(util::to_string(*one.closed_at)) : row.add_null();
        row.add(at).add(one.id.value).add(one.version).insert();
        if (sql.getChanges() != 1) {
            throw util::Conflict({"referral.changed_meanwhile", {}});
        }
    });
}

void remove_case(const Database& database, CaseId id) {
    guarded(database, [&](SQLite::Database& sql) {
        // A referral's link opens nothing once it is gone, but even its trace goes.
        for (const auto* text : {"DELETE FROM link WHERE subject IN (SELECT 'referral ' || id FROM "
                                 "referral WHERE case_file = ?)",
                                 "DELETE FROM referral_move WHERE referral IN (SELECT id FROM "
                                 "referral WHERE case_file = ?)",
                                 "DELETE FROM referral WHERE case_file = ?",
                                 "DELETE FROM consent WHERE case_file = ?",
                                 "DELETE FROM case_file WHERE id = ?"}) {
            SQLite::Statement remove(sql, text);
            RowWriter(remove).add(id.value).insert();
        }
    });
}

Case find_case(const Database& database, CaseId id) {
    const auto found = cases_where(
        database, "WHERE id = ?", [&](SQLite::Statement& row) { row.bind(1, id.value); });
    if (found.empty()) {
        throw util::NotFound({"referral.no_case", {}});
    }
    return found.front();
}

std::optional<Case> case_with_code(const Database& database, const std::string& code) {
    return one_where(database, "WHERE code = ?", code);
}

std::optional<Case> case_with_key(const Database& database, const std::string& sent_key) {
    return one_where(database, "WHERE sent_key = ?", sent_key);
}

std::vector<Case> cases_of(const Database& database, OrganisationId organisation) {
    return cases_where(database,
                       "WHERE organisation = ? ORDER BY closed_at IS NOT NULL, id DESC",
                       [&](SQLite::Statement& row) { row.bind(1, organisation.value); });
}

std::vector<Case> cases_left_alone(const Database& database, const std::string& before) {
    return cases_where(database,
                       R"(WHERE closed_at IS NULL AND touched_at < ? AND NOT EXISTS (
                              SELECT 1 FROM referral WHERE referral.case_file = case_file.id
                              AND state IN ('sent', 'acknowledged', 'accepted', 'in_progress')) ORDER BY id)",
                       [&](SQLite::Statement& row) { row.bind(1, before); });
}

std::vector<Case> cases_closed(const Database& database, const std::string& before) {
    return cases_where(database, "WHERE closed_at < ? ORDER BY id", [&](SQLite::Statement& row) {
        row.bind(1, before);
    });
}

ConsentId add_consent(const Database& database, const Consent& one) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(sql, R"(
            INSERT INTO consent (case_file, text_version, lang, items, giver, basis, child_agreed, explained_by, given_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?))");
        RowWriter row(insert);
        row.add(one.of.value).add(one.text_version).add(one.lang).add(items_text(one.items));
        row.add(code_of(one.giver)).add(code_of(one.basis)).add(one.child_agreed ? 1 : 0);
        row.add(one.explained_by).add(util::to_string(one.given_at)).insert();
        return ConsentId{sql.getLastInsertRowid()};
    });
}

void set_withdrawn(const Database& database, ConsentId id, const std::string& at) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement update(sql, "UPDATE consent SET withdrawn_at = ? WHERE id = ?");
        RowWriter(update).add(at).add(id.value).insert();
    });
}

std::vector<Consent> consents_of(const Database& database, CaseId id) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(
            sql, std::string(k_select_consent) + "WHERE case_file = ? ORDER BY id DESC");
        row.bind(1, id.value);
        std::vector<Consent> all;
        while (row.executeStep()) {
            all.push_back(consent_in(row));
        }
        return all;
    });
}

Retention load_retention(const Database& database) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, "SELECT text_days, anonymise_days, idle_days FROM retention");
        row.executeStep();
        return Retention{
            row.getColumn(0).getInt(), row.getColumn(1).getInt(), row.getColumn(2).getInt()};
    });
}

void save_retention(const Database& database, const Retention& retention) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement update(
            sql, "UPDATE retention SET text_days = ?, anonymise_days = ?, idle_days = ?");
        RowWriter(update)
            .add(retention.text_days)
            .add(retention.anonymise_days)
            .add(retention.idle_days)
            .insert();
    });
}

} // namespace relais::store
