#include "server/json_object.h"

#include "usecases/nearest_code.h"
#include "util/errors.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace relais::server {
namespace {

using nlohmann::json;
using util::InvalidInput;

InvalidInput wrong_type(const std::string& pointer, const char* type) {
    return {pointer,
            {std::string("api.error.type.") + type, {{"field", pointer.empty() ? "/" : pointer}}}};
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

/// Builds a value as the library's parser meets its parts, and refuses what a value built by the
/// library would no longer show: a name given twice, or parts too deep.
class Builder {
public:
    bool null() { return add(nullptr); }
    bool boolean(bool value) { return add(value); }
    bool number_integer(std::int64_t value) { return add(value); }
    bool number_unsigned(std::uint64_t value) { return add(value); }
    bool number_float(double value, const std::string&) { return add(value); }
    bool string(std::string& value) { return add(std::move(value)); }
    bool binary(json::binary_t&) { return false; } // JSON has none
    bool start_object(std::size_t) { return open(json::object()); }
    bool start_array(std::size_t) { return open(json::array()); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(std::string& name) {
        check_depth();
        const auto [place, is_new] = m_open.back()->get_ref<json::object_t&>().try_emplace(name);
        if (!is_new) {
            const auto field = "/" + pointer_part(name);
            throw InvalidInput(field, {"api.error.field_twice", {{"field", field}}});
        }
        m_member = &place->second;
        return true;
    }
    static bool parse_error(std::size_t, const std::string&, const json::exception& error) {
        const auto* where =
            dynamic_cast<const json::parse_error*>(&error); // else a number beyond every double
        throw InvalidInput("",
                           {"api.error.bad_json",
                            {{"offset", where != nullptr ? std::to_string(where->byte) : "?"}}});
    }
    json take() { return std::move(m_root); }

private:
    bool add(json value) {
        place(std::move(value));
        return true;
    }
    bool open(json value) {
        m_open.push_back(&place(std::move(value)));
        return true;
    }
    bool close() {
        m_open.pop_back();
        return true;
    }
    /// Where the value stands from now on; it is not moved while it is open.
    json& place(json value) {
        check_depth();
        if (m_open.empty()) {
            return m_root = std::move(value);
        }
        auto& around = *m_open.back();
        return around.is_array() ? around.emplace_back(std::move(value))
                                 : *m_member = std::move(value);
    }
    void check_depth() const {
        constexpr std::size_t k_deepest = 8;
        if (m_open.size() > k_deepest) {
            throw InvalidInput("", {"api.error.json_too_deep", {}});
        }
    }

    json m_root;
    std::vector<json*> m_open; ///< objects and lists open at this point, outermost first
    json* m_member = nullptr;  ///< of the innermost object, waiting for its value
};

} // namespace

json parse_body(const std::string& body) {
    Builder builder;
    json::sax_parse(body, &builder);
    return builder.take();
}

JsonObject::JsonObject(const json& object, std::string pointer)
    : m_json(object),
      m_pointer(std::move(pointer)) {
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
    const auto whole =
        value->is_number_unsigned() && value->get<std::uint64_t>() > std::numeric_limits<int>::max()
            ? std::numeric_limits<int>::max()
            : value->get<std::int64_t>();
    return static_cast<int>(std::clamp<std::int64_t>(
        whole, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
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
            : InvalidInput(field,
                           {"api.error.unknown_field_near", {{"field", field}, {"near", near}}});
    }
}

} // namespace relais::server
