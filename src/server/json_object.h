#pragma once
#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace relais::server {

/// A body parsed with care: no field twice, not deeper than eight levels. Throws util::InvalidInput.
nlohmann::json parse_body(const std::string& body);

/// Reads the fields of one object of a body by name and type; what nobody asked for is a mistake of the client.
/// Throws util::InvalidInput naming the field by its JSON pointer. null counts as not given.
class JsonObject {
public:
    /// `pointer`: where the object stands, "" for the whole body. Throws if it is no object.
    JsonObject(const nlohmann::json& json, std::string pointer);

    std::string text(const std::string& name);
    std::optional<int> whole_number(const std::string& name); ///< beyond int: its nearest int
    std::optional<double> number(const std::string& name);
    std::optional<bool> flag(const std::string& name);
    std::vector<std::string> texts(const std::string& name);
    std::vector<double> numbers(const std::string& name);
    /// The object of that name, null if it is not given.
    const nlohmann::json* object(const std::string& name);
    [[nodiscard]] const std::string& pointer() const { return m_pointer; }
    /// The objects of a list of that name, none if it is not given.
    std::vector<const nlohmann::json*> objects(const std::string& name);
    [[nodiscard]] std::string pointer_to(const std::string& name) const { return m_pointer + "/" + name; }

    /// Call when all fields are read: refuses the others.
    void refuse_others() const;

private:
    const nlohmann::json* find(const std::string& name);

    const nlohmann::json& m_json;
    std::string m_pointer;
    std::vector<std::string> m_known;
};

} // namespace relais::server
