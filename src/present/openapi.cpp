#include "present/openapi.h"

#include "present/json_parts.h"
#include "present/openapi_document.h"
#include "present/page_address.h"

#include <nlohmann/json.hpp>

namespace relais::present {
namespace {

constexpr std::size_t k_shown_items = 2;

/// Lists cut short, at every depth: an example is to be read.
Json shortened(const Json& json) {
    Json out = json.is_array() ? Json::array() : json;
    if (json.is_array()) {
        for (std::size_t i = 0; i < std::min(json.size(), k_shown_items); ++i) {
            out.push_back(shortened(json[i]));
        }
    } else if (json.is_object()) {
        for (auto& [key, value] : out.items()) {
            value = shortened(value);
        }
    }
    return out;
}

/// Numbers of records that exist in this edition, in place of those written in the document.
void put_ids(Json& operation, const std::string& path, const usecases::Snapshot& snapshot) {
    const auto& directory = snapshot.directory();
    const auto first = [](const auto& records) {
        return records.empty() ? std::string() : std::to_string(records.front().id.value);
    };
    const auto id = path.starts_with("/api/v1/sites/")           ? first(directory.sites)
                    : path.starts_with("/api/v1/organisations/") ? first(directory.organisations)
                    : path.starts_with("/api/v1/services/")      ? first(directory.services)
                                                                 : std::string();
    for (auto& parameter : operation["parameters"]) {
        if (!id.empty() && parameter.value("name", "") == "id") {
            parameter["example"] = id;
        }
    }
}

struct Question {
    std::string path;
    std::string query;
};

/// The address an operation's examples make.
Question question_of(const std::string& pattern, const Json& operation) {
    Question question{pattern, ""};
    for (const auto& parameter : operation.at("parameters")) {
        if (!parameter.contains("example")) {
            continue;
        }
        const auto& given = parameter["example"];
        const auto& one = given.is_array() ? given.at(0) : given;
        const auto text = one.is_string() ? one.get<std::string>() : one.dump();
        const auto name = parameter.at("name").get<std::string>();
        if (parameter.at("in") == "path") {
            const auto mark = "{" + name + "}";
            question.path.replace(question.path.find(mark), mark.size(), text);
        } else {
            question.query += (question.query.empty() ? "" : "&") + name + "=" + percent_encoded(text);
        }
    }
    return question;
}

/// The body of the example as it is sent; "" for an operation without one.
std::string body_of(const Json& operation, int indent) {
    if (!operation.contains("requestBody")) {
        return "";
    }
    const auto& example = operation["requestBody"]["content"].begin().value().at("example");
    return example.is_string() ? example.get<std::string>() : example.dump(indent);
}

void add_example(Json& operation, const std::string& method, const std::string& path, const AskServer& ask) {
    auto& content = operation["responses"].begin().value()["content"]; // what succeeds stands first
    const auto type = content.begin().key();
    if (type.find("json") == std::string::npos || path.ends_with("openapi.json")) {
        return;
    }
    const auto question = question_of(path, operation);
    const auto body = body_of(operation, -1);
    if (const auto answer = ask(method == "get" ? "GET" : "POST", question.path, question.query, body)) {
        content.begin().value()["example"] = shortened(Json::parse(*answer, nullptr, false));
    }
}

/// The words of one language: English in the document's own members, French beside them.
std::string said(const Json& json, const Texts& texts, const char* member) {
    return texts.lang() == Lang::fr && json.contains("x-fr") ? json["x-fr"].get<std::string>() : json.value(member, "");
}

std::string type_of(const Json& schema) {
    if (schema.contains("enum")) {
        std::vector<std::string> values;
        for (const auto& value : schema["enum"]) {
            values.push_back(value.get<std::string>());
        }
        return joined(values, " | ");
    }
    if (schema.value("type", Json()) == "array") {
        return type_of(schema.at("items")) + " …";
    }
    auto type = schema.value("type", std::string("string"));
    if (schema.contains("minimum") && schema.contains("maximum")) {
        type += " " + schema["minimum"].dump() + "…" + schema["maximum"].dump();
    }
    return type;
}

const Json& resolved(const Json& document, const Json& parameter) {
    if (!parameter.contains("$ref")) {
        return parameter;
    }
    return document.at(Json::json_pointer(parameter["$ref"].get<std::string>().substr(1)));
}

Value parameters_of(const Json& document, const Json& operation, const Texts& texts) {
    auto rows = Value::list();
    for (const auto& given : operation.at("parameters")) {
        const auto& parameter = resolved(document, given);
        auto row = Value::object();
        row.set("name", parameter.at("name").get<std::string>());
        row.set("type", type_of(parameter.at("schema")));
        row.set("required", parameter.value("required", false));
        row.set("description", said(parameter, texts, "description"));
        rows.add(std::move(row));
    }
    return rows;
}

Value operation_value(const Json& document, const std::string& path, const std::string& method, const Json& operation,
                      const Texts& texts) {
    auto value = Value::object();
    value.set("id", operation.at("operationId").get<std::string>());
    value.set("method", method == "get" ? "GET" : "POST");
    value.set("path", path);
    value.set("summary", said(operation, texts, "summary"));
    value.set("parameters", parameters_of(document, operation, texts));
    const auto question = question_of(path, operation);
    value.set("try_url", method == "get" ? question.path + (question.query.empty() ? "" : "?" + question.query) : "");
    const auto& content = operation.at("responses").begin().value().at("content");
    value.set("content_type", content.begin().key());
    const auto& answer = content.begin().value();
    value.set("example", answer.contains("example") ? answer["example"].dump(1) : std::string());
    value.set("body", body_of(operation, 1));
    return value;
}

} // namespace

std::string openapi_json(const usecases::Snapshot* snapshot, const AskServer& ask) {
    auto document = Json::parse(openapi_document().front().second);
    if (snapshot == nullptr) {
        return text_of(document);
    }
    for (auto& [path, item] : document["paths"].items()) {
        for (auto& [method, operation] : item.items()) {
            put_ids(operation, path, *snapshot);
            add_example(operation, method, path, ask);
        }
    }
    return text_of(document);
}

Value api_page(const usecases::Snapshot* snapshot, const Texts& texts, const std::string& document_text) {
    const auto document = Json::parse(document_text);
    auto page = frame(snapshot, texts, "api", texts.text("openapi.title"), {"/api?lang=fr", "/api?lang=en"});
    page.set("description", said(document.at("info"), texts, "description"));
    auto groups = Value::list();
    for (const auto& tag : document.at("tags")) {
        auto operations = Value::list();
        for (const auto& [path, item] : document.at("paths").items()) {
            for (const auto& [method, operation] : item.items()) {
                if (operation.at("tags").at(0) == tag.at("name")) {
                    operations.add(operation_value(document, path, method, operation, texts));
                }
            }
        }
        auto group = Value::object();
        group.set("title", said(tag, texts, "description")).set("operations", std::move(operations));
        groups.add(std::move(group));
    }
    page.set("groups", std::move(groups));
    return page;
}

} // namespace relais::present
