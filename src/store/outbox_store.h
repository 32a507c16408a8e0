#pragma once
#include "directory/codes.h"
#include "store/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace relais::store {

enum class Channel : std::uint8_t { mail, sms };

enum class MessageState : std::uint8_t {
    waiting, ///< to be sent when it is due
    sending, ///< handed over, outcome not known yet; after a crash nobody knows, and it is not sent
             ///< again by itself
    sent,
    bounced,  ///< the address does not exist or refuses
    failed,   ///< tried too often
    withdrawn ///< taken back before it left
};

struct OutboxMessage {
    std::int64_t id = 0;
    std::string made_at;
    Channel channel = Channel::mail;
    std::string kind;
    std::string about;
    std::string recipient;
    std::string lang;
    std::string subject;
    std::string text; ///< "" once it left or never will
    MessageState state = MessageState::waiting;
    std::string due_at;
    int tries = 0;
    std::string last_at;
    std::string fault;
};

/// Writers are called inside a Transaction.

/// False, and nothing done, if a message of the same `once` ("": no such limit) was added before.
bool add_message(const Database& database, const OutboxMessage& message, const std::string& once);
/// Throws util::NotFound.
OutboxMessage find_message(const Database& database, std::int64_t id);
/// Oldest first; of one state, or all.
std::vector<OutboxMessage> list_messages(const Database& database,
                                         std::optional<MessageState> state);
/// The oldest that waits and is due at `now`.
std::optional<OutboxMessage> next_message(const Database& database, const std::string& now);
/// Writes state, text, due_at, tries, last_at and fault.
void update_message(const Database& database, const OutboxMessage& message);
/// Removes what was sent or withdrawn before `day`.
void forget_messages(const Database& database, const std::string& day);

} // namespace relais::store

namespace relais::directory {

template <>
struct CodeList<store::Channel> {
    static constexpr std::string_view name = "message_channel";
    static constexpr auto codes = std::to_array<std::string_view>({"mail", "sms"});
};

template <>
struct CodeList<store::MessageState> {
    static constexpr std::string_view name = "message_state";
    static constexpr auto codes = std::to_array<std::string_view>(
        {"waiting", "sending", "sent", "bounced", "failed", "withdrawn"});
};

} // namespace relais::directory
