#pragma once
#include "present/texts.h"
#include "server/exchange.h"
#include "util/errors.h"

#include <exception>
#include <string>

namespace relais::server {

/// What went wrong, as a status and a sentence.
struct Problem {
    int status = 500;
    util::Message what;
    std::string field; ///< parameter, or JSON pointer into the body; "" when it is the whole request
};

/// The one place where errors become statuses: InvalidInput 400, Forbidden 403, NotFound 404, Conflict 409,
/// Unavailable 503, anything else 500 with a sentence that gives nothing away.
Problem problem_of(const std::exception& error);

/// RFC 9457: {type, title, status, detail, code, field?}.
Reply problem_reply(const Problem& problem, const present::Texts& texts);

} // namespace relais::server
