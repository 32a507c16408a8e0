#include "server/json_object.h"

#include "usecases/nearest_code.h"
#include "util/errors.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

namespace relais::server {
namespace {

using nlohmann::json;
using util::InvalidInput;

InvalidInput wrong_type(const std::string& pointer, const char* type) {
    return {pointer, {std::string("api.error.type.") + type, {{"field", pointer.empty() ? "/" : pointer}}}};
}

/// A name as a part of a JSON pointer (RFC 6901), cut to what fits a sentence.
std::string pointer_part(const std::string& name) {
    constexpr std::size_t k_shown = 60;
    std::string part;
    for (const char letter : name.substr(0, k_shown)) {
        part += letter == '~' ? "~0" : letter == '/' ? "~1" : std::string(1, letter);
    }
    return part;
}

/// Watches a text being parsed for what a parsed value no longer shows.
class Watch {
public:
    bool operator()(int depth, json::parse_event_t event, const json& parsed) {
        constexpr int k_deepest = 8;
        if (depth > k_deepest) {
            throw InvalidInput("", {"api.error.json_too_deep", {}});
        }
        if (event == json::parse_event_t::object_start) {
            m_names.emplace_back();
        } else if (event == json::parse_event_t::object_end) {
            m_names.pop_back();
        } else if (event == json::parse_event_t::key) {
            const auto& name = parsed.get_ref<const std::string&>();
            if (!m_names.back().insert(name).second) {
                const auto field = "/" + pointer_part(name);
                throw InvalidInput(field, {"api.error.field_twice", {{"field", field}}});
            }
        }
        return true;
    }

private:
    std::vector<std::set<std::string>> m_names; ///< of the objects open at this point
};

} // namespace

json parse_body(const std::string& body) {
    try {
        Watch watch;
        return json::parse(body, [&watch](int depth, json::parse_event_t event, json& parsed) {
            return watch(depth, event, parsed);
        });
    } catch (const json::parse_error& error) {
        throw InvalidInput("", {"api.error.bad_json", {{"offset", std::to_string(error.byte)}}});
    } catch (const json::exception&) { // a number beyond every double
        throw InvalidInput("", {"api.error.bad_json", {{"offset", "?"}}});
    }
}

JsonObject::JsonObject(const json& object, std::string pointer) : m_json(object), m_pointer(std::move(pointer)) {
    if (!m_json.is_object()) {
        throw wrong_type(m_pointer, "object");
    }
}

const json* JsonObject::find(const std::string& name) {
    m_known.push_back(name);
    const auto found = m_json.find(name);
    return found != m_json.end() && !found->is_null() ? &*found : nullptr;
}

std::string JsonObject::text(const std::string& name) {
    const auto* value = find(name);
    if (value != nullptr && !value->is_string()) {
        throw wrong_type(pointer_to(name), "text");
    }
    return value != nullptr ? value->get<std::string>() : std::string();
}

std::optional<int> JsonObject::whole_number(const std::string& name) {
    const auto* value = find(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (!value->is_number_integer()) {
        throw wrong_type(pointer_to(name), "integer");
    }
    const auto whole = value->is_number_unsigned() && value->get<std::uint64_t>() > std::numeric_limits<int>::max()
                           ? std::numeric_limits<int>::max()
                           : value->get<std::int64_t>();
    return static_cast<int>(std::clamp<std::int64_t>(whole, std::numeric_limits<int>::min(),
                                                     std::numeric_limits<int>::max()));
}

std::optional<double> JsonObject::number(const std::string& name) {
    const auto* value = find(name);
    if (value != nullptr && !value->is_number()) {
        throw wrong_type(pointer_to(name), "number");
    }
    return value != nullptr ? std::optional(value->get<double>()) : std::nullopt;
}

std::optional<bool> JsonObject::flag(const std::string& name) {
    const auto* value = find(name);
    if (value != nullptr && !value->is_boolean()) {
        throw wrong_type(pointer_to(name), "flag");
    }
    return value != nullptr ? std::optional(value->get<bool>()) : std::nullopt;
}

std::vector<std::string> JsonObject::texts(const std::string& name) {
    const auto* value = find(name);
    std::vector<std::string> all;
    if (value == nullptr) {
        return all;
    }
    if (!value->is_array()) {
        throw wrong_type(pointer_to(name), "list");
    }
    for (const auto& item : *value) {
        if (!item.is_string()) {
            throw wrong_type(pointer_to(name) + "/" + std::to_string(all.size()), "text");
        }
        all.push_back(item.get<std::string>());
    }
    return all;
}

std::vector<double> JsonObject::numbers(const std::string& name) {
    const auto* value = find(name);
    std::vector<double> all;
    if (value == nullptr) {
        return all;
    }
    if (!value->is_array()) {
        throw wrong_type(pointer_to(name), "list");
    }
    for (const auto& item : *value) {
        if (!item.is_number()) {
            throw wrong_type(pointer_to(name) + "/" + std::to_string(all.size()), "number");
        }
        all.push_back(item.get<double>());
    }
    return all;
}

const json* JsonObject::object(const std::string& name) {
    const auto* value = find(name);
    if (value != nullptr && !value->is_object()) {
        throw wrong_type(pointer_to(name), "object");
    }
    return value;
}

std::vector<const json*> JsonObject::objects(const std::string& name) {
    const auto* value = find(name);
    std::vector<const json*> all;
    if (value == nullptr) {
        return all;
    }
    if (!value->is_array()) {
        throw wrong_type(pointer_to(name), "list");
    }
    for (const auto& item : *value) {
        if (!item.is_object()) {
            throw wrong_type(pointer_to(name) + "/" + std::to_string(all.size()), "object");
        }
        all.push_back(&item);
    }
    return all;
}

void JsonObject::refuse_others() const {
    for (const auto& [name, value] : m_json.items()) {
        if (std::ranges::find(m_known, name) != m_known.end()) {
            continue;
        }
        const auto field = m_pointer + "/" + pointer_part(name);
        constexpr std::size_t k_compared = 60;
        const auto near = usecases::nearest_code(name.substr(0, k_compared), m_known);
        throw near.empty()
            ? InvalidInput(field, {"api.error.unknown_field", {{"field", field}}})
            : InvalidInput(field, {"api.error.unknown_field_near", {{"field", field}, {"near", near}}});
    }
}

} // namespace relais::server
