#include "usecases/run_due.h"

#include "directory/referral_rules.h"
#include "store/account_store.h"
#include "store/case_store.h"
#include "store/referral_store.h"
#include "usecases/actor.h"
#include "usecases/case_desk.h"
#include "usecases/move_referral.h"
#include "usecases/offer_desk.h"
#include "usecases/outbox.h"

namespace relais::usecases {
namespace {

using namespace relais::directory;

Actor calendar() {
    Actor actor;
    actor.name = "calendar";
    return actor;
}

/// Who may get a message, and in which language.
struct Reader {
    std::string email;
    std::string lang;
};

std::vector<Reader> receivers_of(const Snapshot* snapshot, const Referral& referral) {
    auto mail = snapshot != nullptr ? receiver_mail(*snapshot, referral) : std::string();
    return mail.empty() ? std::vector<Reader>{} : std::vector{Reader{std::move(mail), "fr"}};
}

std::vector<Reader> sender_of(const store::Database& database, const Referral& referral) {
    const auto account =
        store::find_account(database, store::find_case(database, referral.of).caseworker);
    return account.state == AccountState::active ? std::vector{Reader{account.email, account.lang}}
                                                 : std::vector<Reader>{};
}

std::vector<Reader> coordinators(const store::Database& database) {
    std::vector<Reader> readers;
    for (const auto& account : store::list_accounts(database)) {
        if (account.role == Role::manager && account.state == AccountState::active) {
            readers.push_back({account.email, account.lang});
        }
    }
    return readers;
}

class Run {
public:
    Run(const store::Database& database,
        const Snapshot* snapshot,
        const Say& say,
        util::Instant now)
        : m_database(database),
          m_snapshot(snapshot),
          m_say(say),
          m_now(now) {}

    DueReport all() {
        m_report.offers_expired = expire_offers(m_database, m_now);
        for (const auto& referral : store::open_referrals(m_database)) {
            attend_to(referral);
        }
        const auto retention = store::load_retention(m_database);
        for (const auto& one : store::cases_left_alone(m_database, days_ago(retention.idle_days))) {
            close(one);
        }
        for (const auto& one : store::cases_closed(m_database, days_ago(retention.text_days))) {
            erase_texts(one);
        }
        for (const auto& one :
             store::cases_closed(m_database, days_ago(retention.anonymise_days))) {
            anonymise(one);
        }
        count_responses();
        return m_report;
    }

private:
    [[nodiscard]] std::string days_ago(int days) const {
        return util::to_string(m_now - std::chrono::days{days});
    }

    /// Steps that were missed, while nothing ran, are taken one after the other.
    void attend_to(Referral referral) {
        const auto due = due_at(referral, m_now);
        const bool is_due = due.expires || due.escalation > referral.escalation;
        if (!is_due) {
            return;
        }
        store::Transaction transaction(m_database);
        referral = store::find_referral(m_database, referral.id);
        if (due_at(referral, m_now) != due) {
            return; // answered meanwhile: looked at again in the next run
        }
        for (int step = static_cast<int>(referral.escalation) + 1;
             step <= static_cast<int>(due.escalation);
             ++step) {
            escalate(referral, static_cast<Escalation>(step));
        }
        if (due.expires) {
            move_referral(
                m_database,
                calendar(),
                referral,
                {ReferralState::expired, std::nullopt, ReferralActor::calendar, "calendar"},
                m_now);
            write(sender_of(m_database, referral), referral, "expired");
            ++m_report.expired;
        }
        transaction.commit();
    }

    void escalate(Referral& referral, Escalation step) {
        const std::string name(code_of(step));
        switch (step) {
        case Escalation::none:
            return;
        case Escalation::receiver_reminded:
            write(receivers_of(m_snapshot, referral), referral, name);
            ++m_report.reminded;
            break;
        case Escalation::sender_told:
            write(sender_of(m_database, referral), referral, name);
            ++m_report.sender_told;
            break;
        case Escalation::coordinator_told:
            write(coordinators(m_database), referral, name);
            ++m_report.coordinator_told;
            break;
        }
        const auto before = referral.escalation;
        referral.escalation = step;
        store::update_referral(m_database, referral);
        ++referral.version;
        audit(m_database,
              calendar(),
              m_now,
              "escalate_referral",
              subject_of(referral.id),
              std::string(code_of(before)),
              name);
    }

    /// The occasion: this step of this stay in this state, to this reader.
    void
    write(const std::vector<Reader>& readers, const Referral& referral, const std::string& step) {
        const auto occasion =
            subject_of(referral.id) + " " + util::to_string(referral.moved_at) + " " + step;
        for (const auto& reader : readers) {
            NewMessage message;
            message.kind = "referral_" + step;
            message.recipient = reader.email;
            message.lang = reader.lang;
            message.subject = m_say(reader.lang, {"referral.mail_subject", {}});
            message.text = m_say(reader.lang, {"referral.mail_" + step, {{"code", referral.code}}});
            message.about = subject_of(referral.id);
            message.once = occasion + " " + reader.email;
            queue_message(m_database, message, m_now);
        }
    }

    void close(Case one) {
        store::Transaction transaction(m_database);
        one.closed_at = m_now;
        store::update_case(m_database, one, util::to_string(m_now));
        audit(m_database, calendar(), m_now, "close_case", subject_of(one.id), "", "left alone");
        transaction.commit();
        ++m_report.closed;
    }

    void erase_texts(const Case& one) {
        store::Transaction transaction(m_database);
        const int erased = store::erase_notes(m_database, one.id);
        if (erased > 0) {
            audit(m_database,
                  calendar(),
                  m_now,
                  "erase_text",
                  subject_of(one.id),
                  "",
                  std::to_string(erased));
            transaction.commit();
            m_report.texts_erased += erased;
        }
    }

    /// Once a day: how organisations answered the referrals of a year, and what refusals tell of
    /// gaps.
    void count_responses() {
        const auto today = util::to_string(util::day_in_cameroon(m_now));
        if (store::response_day(m_database) >= today) { // a clock set back makes nothing anew
            return;
        }
        constexpr int k_year = 365;
        const auto facts = store::referral_facts(m_database, days_ago(k_year));
        store::Transaction transaction(m_database);
        store::save_response_figures(m_database, response_figures(facts), today);
        store::save_gap_figures(m_database, gap_cells(facts));
        transaction.commit();
    }

    void anonymise(const Case& one) {
        store::Transaction transaction(m_database);
        store::count_referrals(m_database, one.id);
        store::remove_case(m_database, one.id);
        audit(m_database, calendar(), m_now, "anonymise_case", subject_of(one.id));
        transaction.commit();
        ++m_report.anonymised;
    }

    const store::Database& m_database;
    const Snapshot* m_snapshot;
    const Say& m_say;
    util::Instant m_now;
    DueReport m_report;
};

} // namespace

DueReport run_due(const store::Database& database,
                  const Snapshot* snapshot,
                  const Say& say,
                  util::Instant now) {
    return Run(database, snapshot, say, now).all();
}

} // namespace relais::usecases
