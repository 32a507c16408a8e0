#include "server/problem.h"

#include <nlohmann/json.hpp>

namespace relais::server {

Problem problem_of(const std::exception& error) {
    if (const auto* input = dynamic_cast<const util::InvalidInput*>(&error)) {
        return {400, input->message(), input->field()};
    }
    if (const auto* missing = dynamic_cast<const util::NotFound*>(&error)) {
        return {404, missing->message(), {}};
    }
    if (const auto* refused = dynamic_cast<const util::Forbidden*>(&error)) {
        return {403, refused->message(), {}};
    }
    if (const auto* conflict = dynamic_cast<const util::Conflict*>(&error)) {
        return {409, conflict->message(), {}};
    }
    if (const auto* unavailable = dynamic_cast<const util::Unavailable*>(&error)) {
        return {503, unavailable->message(), {}};
    }
    return {500, {"api.error.unexpected", {}}, {}};
}

Reply problem_reply(const Problem& problem, const present::Texts& texts) {
    const auto& key = problem.what.key;
    const auto dot = key.find("error.");
    const auto status = std::to_string(problem.status);
    const auto title = "api.title." + status;
    nlohmann::ordered_json json{{"type", "about:blank"},
                                {"title", texts.has(title) ? texts.text(title) : status},
                                {"status", problem.status},
                                {"detail", texts.render(problem.what)},
                                {"code", dot == std::string::npos ? key : key.substr(dot + 6)}};
    if (!problem.field.empty()) {
        json["field"] = problem.field;
    }
    Reply reply;
    reply.status = problem.status;
    reply.content_type = k_problem;
    reply.body = json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    reply.cache_control = "no-store";
    if (problem.status == 503) {
        reply.headers.emplace_back("Retry-After", "30");
    }
    return reply;
}

} // namespace relais::server
