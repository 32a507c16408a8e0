#pragma once
#include "present/page_frame.h"

#include <functional>
#include <optional>
#include <string>

namespace relais::present {

/// A question to this very server while its description is made: method, path, query without "?", JSON body; answers
/// the body of a 200, else nothing.
using AskServer = std::function<std::optional<std::string>(const std::string& method, const std::string& path,
                                                           const std::string& query, const std::string& body)>;

/// docs/openapi.json, the description of the API (OpenAPI 3.1), with real answers of the edition being served as
/// examples: lists in them are cut to two items, and the numbers of records are those of the edition. `snapshot` may be
/// null: then there are none. tests/api/openapi_test.cpp holds the description to the router and to the answers.
std::string openapi_json(const usecases::Snapshot* snapshot, const AskServer& ask);

/// The same for people; `document` is what openapi_json made. Filled into api.mustache.
Value api_page(const usecases::Snapshot* snapshot, const Texts& texts, const std::string& document);

} // namespace relais::present
