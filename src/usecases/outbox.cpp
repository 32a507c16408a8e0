#include "usecases/outbox.h"

#include "store/identity_store.h"
#include "usecases/field_checks.h"
#include "util/errors.h"

#include <algorithm>
#include <array>

namespace relais::usecases {
namespace {

using store::Channel;
using store::MessageState;
using store::OutboxMessage;

constexpr std::size_t k_longest_subject = 120;
constexpr std::size_t k_longest_sms = 459; // bytes: three parts of an SMS
constexpr std::size_t k_longest_mail = 20'000;
constexpr auto k_kept = std::chrono::days{90};
/// Waits between tries; after the last one a message has failed.
constexpr std::array k_waits = {std::chrono::minutes{5},
                                std::chrono::minutes{30},
                                std::chrono::minutes{120},
                                std::chrono::minutes{480},
                                std::chrono::minutes{1440}};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// A mail address, or six digits and more with at most a blank or dot between two of them. Links
/// are passed over: their secrets are letters and digits.
bool looks_personal(std::string_view text) {
    constexpr std::ptrdiff_t k_digits_of_a_number = 6;
    std::string words;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(" \n"), text.size());
        const auto word = text.substr(0, end);
        words += word.starts_with("http://") || word.starts_with("https://")
                     ? "|"
                     : std::string(word) + ' ';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    std::ptrdiff_t digits = 0;
    for (const char c : words) {
        digits = is_digit(c) ? digits + 1 : (c == ' ' || c == '.' || c == '-' ? digits : 0);
        if (c == '@' || digits >= k_digits_of_a_number) {
            return true;
        }
    }
    return false;
}

void check_open_words(const std::string& field, const std::string& text) {
    if (looks_personal(text)) {
        throw util::InvalidInput(field, {"outbox.personal", {{"field", field}}});
    }
}

std::string checked_recipient(const NewMessage& message) {
    auto recipient = message.channel == Channel::mail
                         ? checked_email("recipient", message.recipient)
                         : checked_phone("recipient", message.recipient);
    if (recipient.empty()) {
        throw util::InvalidInput("recipient", {"form.missing", {}});
    }
    return recipient;
}

/// What became of a try.
void apply(OutboxMessage& message, const Outcome& outcome, util::Instant now) {
    message.last_at = util::to_string(now);
    message.fault = outcome.fault;
    switch (outcome.delivery) {
    case Delivery::sent:
        message.state = MessageState::sent;
        message.text.clear();
        break;
    case Delivery::refused:
        message.state = MessageState::bounced;
        message.text.clear();
        break;
    case Delivery::later: {
        const auto tried = static_cast<std::size_t>(message.tries);
        const bool again = tried <= k_waits.size();
        message.state = again ? MessageState::waiting : MessageState::failed;
        message.due_at = util::to_string(now + k_waits[std::min(tried, k_waits.size()) - 1]);
        break;
    }
    case Delivery::unknown:
        break; // stays "sending": a person looks
    }
}

std::optional<OutboxMessage> claim_next(const store::Database& database, util::Instant now) {
    store::Transaction all(database);
    auto message = store::next_message(database, util::to_string(now));
    if (message) {
        message->state = MessageState::sending;
        message->tries += 1;
        message->last_at = util::to_string(now);
        store::update_message(database, *message);
    }
    all.commit();
    return message;
}

void count(SendReport& report, Delivery delivery) {
    report.sent += delivery == Delivery::sent;
    report.refused += delivery == Delivery::refused;
    report.later += delivery == Delivery::later;
    report.unknown += delivery == Delivery::unknown;
}

/// By hand: into another state, if the message is in one of `from`.
void move(const store::Database& database,
          std::int64_t id,
          std::initializer_list<MessageState> from,
          MessageState to,
          const char* action,
          const Author& author) {
    store::Transaction all(database);
    auto message = store::find_message(database, id);
    if (std::ranges::find(from, message.state) == from.end()) {
        throw util::Conflict({"outbox.wrong_state", {{"id", std::to_string(id)}}});
    }
    const auto before = std::string(directory::code_of(message.state));
    message.state = to;
    message.last_at = util::to_string(author.now);
    message.due_at = message.last_at;
    if (to != MessageState::waiting) {
        message.text.clear();
    }
    store::update_message(database, message);
    store::write_journal(
        database, message.last_at, author.name, action, "message " + std::to_string(id), before);
    all.commit();
}

} // namespace

bool queue_message(const store::Database& database, const NewMessage& message, util::Instant now) {
    OutboxMessage stored;
    stored.recipient = checked_recipient(message);
    const bool is_mail = message.channel == Channel::mail;
    stored.subject = is_mail ? checked_text("subject", message.subject, 1, k_longest_subject) : "";
    if (stored.subject.find('\n') != std::string::npos) {
        throw util::InvalidInput("subject", {"outbox.line_end", {}});
    }
    stored.text = checked_text("text", message.text, 1, is_mail ? k_longest_mail : k_longest_sms);
    check_open_words("subject", stored.subject);
    if (!is_mail) {
        check_open_words("text", stored.text);
    }
    stored.channel = message.channel;
    stored.kind = message.kind;
    stored.about = message.about;
    stored.lang = message.lang;
    stored.made_at = util::to_string(now);
    stored.due_at = stored.made_at;
    return store::add_message(database, stored, message.once);
}

SendReport send_due(const store::Database& database, const Send& send, const util::Clock& clock) {
    SendReport report;
    const auto started = clock(); // what is put off meanwhile waits for the next run
    while (auto message = claim_next(database, started)) {
        const auto outcome = send(*message);
        apply(*message, outcome, clock());
        store::Transaction all(database);
        store::update_message(database, *message);
        all.commit();
        count(report, outcome.delivery);
    }
    store::Transaction all(database);
    store::forget_messages(database, util::to_string(started - k_kept));
    all.commit();
    return report;
}

void withdraw_message(const store::Database& database, std::int64_t id, const Author& author) {
    move(database,
         id,
         {MessageState::waiting, MessageState::sending, MessageState::failed, MessageState::bounced},
         MessageState::withdrawn,
         "withdraw_message",
         author);
}

void retry_message(const store::Database& database, std::int64_t id, const Author& author) {
    move(database,
         id,
         {MessageState::sending, MessageState::failed},
         MessageState::waiting,
         "retry_message",
         author);
}

void mark_bounced(const store::Database& database, std::int64_t id, const Author& author) {
    move(database,
         id,
         {MessageState::sending, MessageState::sent, MessageState::failed},
         MessageState::bounced,
         "mark_bounced",
         author);
}

} // namespace relais::usecases
