#include "api_server.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <regex>
#include <set>

using namespace relais;
using namespace relais::test;
using nlohmann::json;

/// The description of the API is held to the router, to the answers and to the refusals: what is in one and not in the
/// other is named.
namespace {

const json& resolved(const json& document, const json& part) {
    return part.contains("$ref") ? document.at(json::json_pointer(part["$ref"].get<std::string>().substr(1))) : part;
}

bool is_of_type(const json& value, const std::string& type) {
    return type == "string"    ? value.is_string()
           : type == "integer" ? value.is_number_integer()
           : type == "number"  ? value.is_number()
           : type == "boolean" ? value.is_boolean()
           : type == "array"   ? value.is_array()
           : type == "object"  ? value.is_object()
                               : value.is_null();
}

/// What of JSON Schema the description uses. Faults are added with their place.
void validate(const json& document, const json& given, const json& value, const std::string& at,
              std::vector<std::string>& faults) {
    const auto& schema = resolved(document, given);
    if (schema.contains("type")) {
        const auto types = schema["type"].is_array() ? schema["type"] : json::array({schema["type"]});
        if (std::ranges::none_of(types, [&](const json& type) { return is_of_type(value, type); })) {
            faults.push_back(at + ": " + value.dump().substr(0, 60) + " is no " + schema["type"].dump());
            return;
        }
    }
    if (schema.contains("enum") && std::ranges::find(schema["enum"], value) == schema["enum"].end()) {
        faults.push_back(at + ": " + value.dump() + " is not in the list");
    }
    if (schema.contains("const") && schema["const"] != value) {
        faults.push_back(at + ": " + value.dump() + " is not " + schema["const"].dump());
    }
    if (value.is_object()) {
        for (const auto& name : schema.value("required", json::array())) {
            if (!value.contains(name)) {
                faults.push_back(at + ": " + name.get<std::string>() + " is missing");
            }
        }
        const auto properties = schema.value("properties", json::object());
        for (const auto& [name, part] : properties.items()) {
            if (value.contains(name)) {
                validate(document, part, value[name], at + "/" + name, faults);
            }
        }
    } else if (value.is_array() && schema.contains("items")) {
        for (std::size_t i = 0; i < value.size(); ++i) {
            validate(document, schema["items"], value[i], at + "/" + std::to_string(i), faults);
        }
    }
}

/// "GET /api/v1/sites/{}" of every operation.
std::set<std::string> described(const json& document) {
    std::set<std::string> names;
    for (const auto& [path, item] : document.at("paths").items()) {
        for (const auto& [method, operation] : item.items()) {
            auto name = (method == "get" ? "GET " : "POST ") + std::regex_replace(path, std::regex(R"(\{[^}]*\})"), "{}");
            names.insert(std::move(name));
        }
    }
    return names;
}

std::string address(const json& document, const std::string& path, const json& operation) {
    auto out = path;
    std::string query;
    for (const auto& given : operation.at("parameters")) {
        const auto& parameter = resolved(document, given);
        if (!parameter.contains("example")) {
            continue;
        }
        const auto& example = parameter["example"].is_array() ? parameter["example"][0] : parameter["example"];
        const auto text = example.is_string() ? example.get<std::string>() : example.dump();
        const auto name = parameter.at("name").get<std::string>();
        if (parameter.at("in") == "path") {
            out.replace(out.find("{" + name + "}"), name.size() + 2, text);
        } else {
            query += (query.empty() ? "?" : "&") + name + "=" + text;
        }
    }
    return out + query;
}

/// Values a schema rules out.
std::vector<std::string> wrong_values(const json& schema) {
    std::vector<std::string> wrong;
    if (schema.contains("items")) {
        return wrong_values(schema["items"]);
    }
    if (schema.contains("enum")) {
        wrong.push_back("nonsense");
    }
    if (schema.value("type", json()) == "integer" || schema.value("type", json()) == "number") {
        wrong.push_back("many");
        if (schema.contains("minimum")) {
            wrong.push_back(std::to_string(schema["minimum"].get<int>() - 1));
        }
        if (schema.contains("maximum")) {
            wrong.push_back(std::to_string(schema["maximum"].get<int>() + 1));
        }
    }
    if (schema.contains("maxLength")) {
        wrong.push_back(std::string(schema["maxLength"].get<std::size_t>() + 1, 'a'));
    }
    return wrong;
}

DirectoryBuilder described_directory() {
    auto builder = small_directory();
    builder.directory().services.back().outreach_days = "mardi";
    return builder;
}

} // namespace

TEST_CASE("Every route of the API is described, and nothing else is") {
    ApiServer server(described_directory().snapshot());
    auto client = server.client();
    const auto document = json_of(client.Get("/api/v1/openapi.json"));
    const auto names = described(document);
    std::set<std::string> routes;
    for (const auto& route : server.server().routes()) {
        if (route.find(" /api/v1/") != std::string::npos) {
            routes.insert(route);
        }
    }
    for (const auto& route : routes) {
        INFO("add it to docs/openapi.json: " << route);
        CHECK(names.contains(route));
    }
    for (const auto& name : names) {
        INFO("take it out of docs/openapi.json: " << name);
        CHECK(routes.contains(name));
    }
}

TEST_CASE("The description is whole: what it refers to is there, and both languages speak") {
    ApiServer server(described_directory().snapshot());
    auto client = server.client();
    const auto document = json_of(client.Get("/api/v1/openapi.json"));
    CHECK(document.at("openapi") == "3.1.0");
    std::set<std::string> ids;
    std::set<std::string> tags;
    for (const auto& tag : document.at("tags")) {
        tags.insert(tag.at("name"));
    }
    for (const auto& [path, item] : document.at("paths").items()) {
        for (const auto& [method, operation] : item.items()) {
            CAPTURE(path, method);
            CHECK(ids.insert(operation.at("operationId")).second);
            CHECK(tags.contains(operation.at("tags").at(0)));
            CHECK_FALSE(operation.at("summary").get<std::string>().empty());
            CHECK_FALSE(operation.at("x-fr").get<std::string>().empty());
            for (const auto& given : operation.at("parameters")) {
                const auto& parameter = resolved(document, given);
                CHECK(parameter.contains("x-fr"));
                if (parameter.at("in") == "path") {
                    CHECK(path.find("{" + parameter.at("name").get<std::string>() + "}") != std::string::npos);
                }
            }
            for (const auto& [status, response] : operation.at("responses").items()) {
                CHECK(resolved(document, response).contains("content"));
            }
        }
    }
    for (const auto* lang : {"fr", "en"}) {
        const auto page = client.Get((std::string("/api?lang=") + lang).c_str());
        CHECK(page->status == 200);
        CHECK(page->body.find("/api/v1/nearest") != std::string::npos);
    }
}

TEST_CASE("Every operation answers its example as described") {
    ApiServer server(described_directory().snapshot());
    auto client = server.client();
    const auto document = json_of(client.Get("/api/v1/openapi.json"));
    for (const auto& [path, item] : document.at("paths").items()) {
        for (const auto& [method, operation] : item.items()) {
            if (path.ends_with("outreach.ics") || operation.contains("x-driven")) { // no days here; needs more than this
                continue;
            }
            const auto asked = address(document, path, operation);
            CAPTURE(asked);
            const auto answer =
                method == "get"
                    ? client.Get(asked.c_str())
                    : client.Post(asked.c_str(), operation["requestBody"]["content"]["application/json"]["example"].dump(),
                                  "application/json");
            REQUIRE(answer);
            CAPTURE(answer->body.substr(0, 300));
            CHECK(answer->status == 200);
            const auto& content = operation.at("responses").at("200").at("content");
            CHECK(answer->get_header_value("Content-Type") == content.begin().key());
            if (content.begin().key().find("json") != std::string::npos) {
                std::vector<std::string> faults;
                validate(document, content.begin().value().at("schema"), json_of(answer), "", faults);
                CHECK(faults == std::vector<std::string>{});
            }
        }
    }
}

TEST_CASE("Every operation refuses what the description rules out") {
    ApiServer server(described_directory().snapshot());
    auto client = server.client();
    const auto document = json_of(client.Get("/api/v1/openapi.json"));
    int tried = 0;
    for (const auto& [path, item] : document.at("paths").items()) {
        if (!item.contains("get") || item["get"].contains("x-driven")) {
            continue;
        }
        const auto& operation = item.at("get");
        const auto base = address(document, path, operation);
        const auto with = [&](const std::string& more) { return base + (base.find('?') == base.npos ? "?" : "&") + more; };
        CHECK(client.Get(with("no_such_parameter=1").c_str())->status == 400);
        for (const auto& given : operation.at("parameters")) {
            const auto& parameter = resolved(document, given);
            const auto name = parameter.at("name").get<std::string>();
            if (parameter.at("in") != "query" || parameter.value("description", "") == "Changes nothing") {
                continue;
            }
            for (const auto& wrong : wrong_values(parameter.at("schema"))) {
                const auto asked = parameter.contains("example") ? path + "?" + name + "=" + wrong : with(name + "=" + wrong);
                CAPTURE(asked);
                const auto answer = client.Get(asked.c_str());
                CHECK(answer->status == 400);
                std::vector<std::string> faults;
                validate(document, document["components"]["schemas"]["Problem"], json_of(answer), "", faults);
                CHECK(faults == std::vector<std::string>{});
                ++tried;
            }
        }
    }
    CHECK(tried > 60);
    for (const json& body : {json::object(), json{{"needs", {"legal_aid"}}}, json{{"place", {{"point", {14, 10}}}}},
                             json{{"place", {{"point", {14, 10}}}}, {"needs", json::array()}},
                             json{{"place", {{"point", {14, 10}}}}, {"needs", {"legal_aid"}}, {"k", 51}},
                             json{{"place", {{"point", {14, 10}}}}, {"needs", {"legal_aid"}}, {"extra", 1}}}) {
        CAPTURE(body.dump());
        CHECK(client.Post("/api/v1/nearest", body.dump(), "application/json")->status == 400);
    }
}
