#include "store/referral_store.h"

#include "directory/referral_rules.h"
#include "store/columns.h"
#include "store/sql_guard.h"
#include "util/errors.h"

namespace relais::store {
namespace {

using namespace relais::directory;

constexpr const char* k_select = R"(
    SELECT id, code, case_file, need, service, receiver, receiver_name, sender, priority, state, reason, escalation,
           region, instead_of, sent_at, moved_at, answered_at, feedback, version
    FROM referral )";

/// Where the first time in a state is kept; null for those that are ends, whose time is moved_at.
const char* time_column(ReferralState state) {
    switch (state) {
    case ReferralState::acknowledged:
        return "acknowledged_at";
    case ReferralState::accepted:
        return "accepted_at";
    case ReferralState::in_progress:
        return "met_at";
    default:
        return nullptr;
    }
}

std::optional<Feedback> feedback_in(const SQLite::Column& column) {
    const auto parts = split(column.isNull() ? "" : column.getText(), ' ');
    if (parts.size() != 3) {
        return std::nullopt;
    }
    const auto answer = [&](std::size_t i) {
        return from_code<FeedbackAnswer>(parts[i]).value_or(FeedbackAnswer::no);
    };
    return Feedback{answer(0), answer(1), answer(2)};
}

std::string feedback_text(const Feedback& feedback) {
    return join({std::string(code_of(feedback.received)),
                 std::string(code_of(feedback.respectful)),
                 std::string(code_of(feedback.helped))},
                ' ');
}

Referral referral_in(SQLite::Statement& row) {
    int next = 0;
    const auto column = [&] { return row.getColumn(next++); };
    Referral one;
    one.id = {column().getInt64()};
    one.code = column().getText();
    one.of = {column().getInt64()};
    one.need = column().getText();
    one.service = {column().getInt64()};
    one.receiver = {column().getInt64()};
    one.receiver_name = column().getText();
    one.sender = {column().getInt64()};
    one.priority = code_in<Priority>(column()).value_or(Priority::normal);
    one.state = code_in<ReferralState>(column()).value_or(ReferralState::draft);
    one.reason = code_in<DeclineReason>(column());
    one.escalation = code_in<Escalation>(column()).value_or(Escalation::none);
    one.region = column().getText();
    one.instead_of = {column().getInt64()}; // null reads as 0: none
    one.sent_at = instant_in(column());
    one.moved_at = instant_in(column()).value_or(util::Instant{});
    one.answered_at = instant_in(column());
    one.feedback = feedback_in(column());
    one.version = column().getInt64();
    return one;
}

RowWriter& add_instant(RowWriter& row, const std::optional<util::Instant>& instant) {
    return instant ? row.add(util::to_string(*instant)) : row.add_null();
}

/// What changes in a referral's life, in the order of the statements below.
RowWriter& add_fields(RowWriter& row, const Referral& one) {
    row.add(code_of(one.state)).add_code(one.reason).add(code_of(one.escalation));
    add_instant(row, one.sent_at).add(util::to_string(one.moved_at));
    add_instant(row, one.answered_at);
    return one.feedback ? row.add(feedback_text(*one.feedback)) : row.add_null();
}

std::vector<Referral>
referrals_where(const Database& database, const std::string& where, const auto& bind) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, k_select + where);
        bind(row);
        std::vector<Referral> all;
        while (row.executeStep()) {
            all.push_back(referral_in(row));
        }
        return all;
    });
}

ReferralFact fact_in(SQLite::Statement& row) {
    constexpr double k_day = 86'400;
    ReferralFact fact;
    fact.region = row.getColumn(0).getText();
    fact.need = row.getColumn(1).getText();
    fact.organisation = {row.getColumn(2).getInt64()};
    fact.state = code_in<ReferralState>(row.getColumn(3)).value_or(ReferralState::sent);
    fact.reason = code_in<DeclineReason>(row.getColumn(4));
    const auto sent = instant_in(row.getColumn(5)).value_or(util::Instant{});
    const auto days = [&](int column) {
        const auto at = instant_in(row.getColumn(column));
        return at ? std::optional(static_cast<double>((*at - sent).count()) / k_day) : std::nullopt;
    };
    fact.days_to_answer = days(6);
    const auto set = [&](ReferralState state, std::optional<double> found) {
        fact.days_to[static_cast<std::size_t>(state)] = found;
    };
    set(ReferralState::acknowledged, days(7));
    set(ReferralState::accepted, days(8));
    set(ReferralState::in_progress, days(9));
    if (!is_open(fact.state)) {
        set(fact.state, days(10));
    }
    fact.person = {row.getColumn(11).getInt64()};
    return fact;
}

} // namespace

ReferralId add_referral(const Database& database, const Referral& one, const std::string& contact) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(sql, R"(
            INSERT INTO referral (code, case_file, need, service, receiver, receiver_name, sender, priority, region,
                                  instead_of, contact, state, reason, escalation, sent_at, moved_at, answered_at,
                                  feedback, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1))");
        RowWriter row(insert);
        row.add(one.code).add(one.of.value).add(one.need).add(one.service.value);
        row.add(one.receiver.value).add(one.receiver_name).add(one.sender.value);
        row.add(code_of(one.priority)).add(one.region);
        one.instead_of.is_none() ? row.add_null() : row.add(one.instead_of.value);
        row.add(contact);
        add_fields(row, one).insert();
        return ReferralId{sql.getLastInsertRowid()};
    });
}

void update_referral(const Database& database, const Referral& one) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement update(sql, R"(
            UPDATE referral SET state = ?, reason = ?, escalation = ?, sent_at = ?, moved_at = ?, answered_at = ?,
                                feedback = ?, version = version + 1
            WHERE id = ? AND version = ?)");
        RowWriter row(update);
        add_fields(row, one).add(one.id.value).add(one.version).insert();
        if (sql.getChanges() != 1) {
            throw util::Conflict({"referral.changed_meanwhile", {}});
        }
    });
}

void add_move(const Database& database, const ReferralMove& move) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(sql, R"(
            INSERT INTO referral_move (referral, at, before, after, reason, by) VALUES (?, ?, ?, ?, ?, ?))");
        RowWriter(insert)
            .add(move.of.value)
            .add(util::to_string(move.at))
            .add(code_of(move.from))
            .add(code_of(move.to))
            .add_code(move.reason)
            .add(move.by)
            .insert();
        if (const auto* column = time_column(move.to)) {
            SQLite::Statement note(sql,
                                   std::string("UPDATE referral SET ") + column + " = coalesce(" +
                                       column + ", ?) WHERE id = ?");
            RowWriter(note).add(util::to_string(move.at)).add(move.of.value).insert();
        }
    });
}

Referral find_referral(const Database& database, ReferralId id) {
    const auto found = referrals_where(
        database, "WHERE id = ?", [&](SQLite::Statement& row) { row.bind(1, id.value); });
    if (found.empty()) {
        throw util::NotFound({"referral.no_referral", {}});
    }
    return found.front();
}

std::optional<Referral> referral_with_code(const Database& database, const std::string& code) {
    const auto found = referrals_where(
        database, "WHERE code = ?", [&](SQLite::Statement& row) { row.bind(1, code); });
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<Referral> referrals_of(const Database& database, CaseId id) {
    return referrals_where(database,
                           "WHERE case_file = ? ORDER BY id DESC",
                           [&](SQLite::Statement& row) { row.bind(1, id.value); });
}

std::vector<Referral> referrals_to(const Database& database, OrganisationId receiver) {
    return referrals_where(database,
                           "WHERE receiver = ? ORDER BY id DESC",
                           [&](SQLite::Statement& row) { row.bind(1, receiver.value); });
}

std::vector<Referral> open_referrals(const Database& database) {
    return referrals_where(
        database,
        "WHERE state IN ('sent', 'acknowledged', 'accepted', 'in_progress') ORDER BY id",
        [](SQLite::Statement&) {});
}

std::vector<ReferralMove> moves_of(const Database& database, ReferralId id) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, R"(
            SELECT at, before, after, reason, by FROM referral_move WHERE referral = ? ORDER BY id)");
        row.bind(1, id.value);
        std::vector<ReferralMove> all;
        while (row.executeStep()) {
            ReferralMove move;
            move.of = id;
            move.at = instant_in(row.getColumn(0)).value_or(util::Instant{});
            move.from = code_in<ReferralState>(row.getColumn(1)).value_or(ReferralState::draft);
            move.to = code_in<ReferralState>(row.getColumn(2)).value_or(ReferralState::draft);
            move.reason = code_in<DeclineReason>(row.getColumn(3));
            move.by = row.getColumn(4).getText();
            all.push_back(std::move(move));
        }
        return all;
    });
}

std::string contact_of(const Database& database, ReferralId id) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, "SELECT contact FROM referral WHERE id = ?");
        row.bind(1, id.value);
        return row.executeStep() ? std::string(row.getColumn(0).getText()) : std::string();
    });
}

SealedNote note_of(const Database& database, ReferralId id) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(
            sql, "SELECT note, note_key FROM referral WHERE id = ? AND note IS NOT NULL");
        row.bind(1, id.value);
        return row.executeStep()
                   ? SealedNote{row.getColumn(0).getString(), row.getColumn(1).getString()}
                   : SealedNote{};
    });
}

void set_note(const Database& database, ReferralId id, const SealedNote& note) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement update(sql, "UPDATE referral SET note = ?, note_key = ? WHERE id = ?");
        update.bind(1, note.bytes.data(), static_cast<int>(note.bytes.size()));
        update.bind(2, note.key);
        update.bind(3, id.value);
        update.exec();
    });
}

std::vector<ReferralId> noted_referrals(const Database& database) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, "SELECT id FROM referral WHERE note IS NOT NULL ORDER BY id");
        std::vector<ReferralId> all;
        while (row.executeStep()) {
            all.push_back({row.getColumn(0).getInt64()});
        }
        return all;
    });
}

int erase_notes(const Database& database, CaseId id) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement update(sql, R"(
            UPDATE referral SET note = NULL, note_key = NULL WHERE case_file = ? AND note IS NOT NULL)");
        RowWriter(update).add(id.value).insert();
        return sql.getChanges();
    });
}

std::vector<ReferralFact> referral_facts(const Database& database, const std::string& since) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, R"(
            SELECT region, need, receiver, state, reason,
                   sent_at, answered_at, acknowledged_at, accepted_at, met_at, moved_at, case_file
            FROM referral
            WHERE +sent_at >= ? AND case_file IN (
                SELECT case_file FROM consent AS newest
                WHERE withdrawn_at IS NULL AND items LIKE '%statistics=%'
                  AND id = (SELECT max(id) FROM consent WHERE consent.case_file = newest.case_file))
            ORDER BY id)");
        row.bind(1, since);
        std::vector<ReferralFact> all;
        while (row.executeStep()) {
            all.push_back(fact_in(row));
        }
        return all;
    });
}

void save_response_figures(const Database& database,
                           const std::vector<ResponseFigure>& figures,
                           const std::string& day) {
    guarded(database, [&](SQLite::Database& sql) {
        sql.exec("DELETE FROM response_figure");
        SQLite::Statement insert(sql, "INSERT INTO response_figure VALUES (?, ?, ?)");
        for (const auto& figure : figures) {
            insert.reset();
            insert.bind(1, figure.organisation.value);
            insert.bind(2, figure.answered_percent);
            figure.answer_days ? insert.bind(3, *figure.answer_days) : insert.bind(3);
            insert.exec();
        }
        SQLite::Statement mark(sql, "INSERT OR REPLACE INTO response_day VALUES (1, ?)");
        RowWriter(mark).add(day).insert();
    });
}

void save_gap_figures(const Database& database, const std::vector<GapCell>& cells) {
    guarded(database, [&](SQLite::Database& sql) {
        sql.exec("DELETE FROM gap_figure");
        SQLite::Statement insert(sql, "INSERT INTO gap_figure VALUES (?, ?, ?, ?)");
        for (const auto& cell : cells) {
            insert.reset();
            RowWriter(insert)
                .add(std::string(code_of(cell.gap)))
                .add(cell.region)
                .add(cell.need)
                .add(cell.at_least)
                .insert();
        }
    });
}

std::vector<GapCell> load_gap_figures(const Database& database) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(
            sql,
            "SELECT gap, region, need, at_least FROM gap_figure ORDER BY need, region, gap DESC");
        std::vector<GapCell> all;
        while (row.executeStep()) {
            all.push_back({code_in<GapTold>(row.getColumn(0)).value_or(GapTold::saturated),
                           row.getColumn(1).getText(),
                           row.getColumn(2).getText(),
                           row.getColumn(3).getInt64()});
        }
        return all;
    });
}

std::string response_day(const Database& database) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql, "SELECT day FROM response_day");
        return row.executeStep() ? std::string(row.getColumn(0).getText()) : std::string();
    });
}

std::vector<ResponseFigure> load_response_figures(const Database& database) {
    return guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement row(sql,
                              "SELECT receiver, answered_percent, answer_days FROM response_figure "
                              "ORDER BY receiver");
        std::vector<ResponseFigure> all;
        while (row.executeStep()) {
            const auto days = row.getColumn(2);
            all.push_back({{row.getColumn(0).getInt64()},
                           row.getColumn(1).getInt(),
                           days.isNull() ? std::nullopt : std::optional(days.getInt())});
        }
        return all;
    });
}

std::vector<Referral> silent_referrals(const Database& database) {
    return referrals_where(database,
                           "WHERE escalation = 'coordinator_told' AND +state IN ('sent', "
                           "'acknowledged', 'accepted', 'in_progress') "
                           "ORDER BY moved_at, id",
                           [](SQLite::Statement&) {});
}

void count_referrals(const Database& database, CaseId id) {
    guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(sql, R"(
            INSERT INTO referral_count
            SELECT substr(sent_at, 1, 4), region, need, receiver, state, count(*)
            FROM referral WHERE case_file = ? AND sent_at IS NOT NULL GROUP BY 1, 2, 3, 4, 5
            ON CONFLICT DO UPDATE SET number = number + excluded.number)");
        RowWriter(insert).add(id.value).insert();
    });
}

} // namespace relais::store
