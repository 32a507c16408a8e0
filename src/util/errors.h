#pragma once
#include "util/message.h"

#include <stdexcept>
#include <string>
#include <utility>

namespace relais::util {

/// What went wrong, told by what the reader must do about it. Turned into an exit code in commands/
/// and into a problem document in server/, nowhere else. `what()` is the plain form of the message.
class Error : public std::runtime_error {
public:
    explicit Error(Message message)
        : std::runtime_error(message.plain()),
          m_message(std::move(message)) {}
    [[nodiscard]] const Message& message() const noexcept { return m_message; }

private:
    Message m_message;
};

/// The reader's own input must change. `field` is the option, JSON pointer or column at fault (may
/// be empty).
class InvalidInput : public Error {
public:
    InvalidInput(std::string field, Message message)
        : Error(std::move(message)),
          m_field(std::move(field)) {}
    [[nodiscard]] const std::string& field() const noexcept { return m_field; }

private:
    std::string m_field;
};

/// The named thing does not exist.
class NotFound : public Error {
    using Error::Error;
};

/// Somebody else changed it first, or the state does not allow the move.
class Conflict : public Error {
    using Error::Error;
};

/// Not allowed to this reader.
class Forbidden : public Error {
    using Error::Error;
};

/// Nothing wrong with the request: a file, disk or database is not usable now.
class Unavailable : public Error {
    using Error::Error;
};

} // namespace relais::util
