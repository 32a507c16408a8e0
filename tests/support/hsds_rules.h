#pragma once
#include <nlohmann/json.hpp>

#include <fstream>
#include <map>
#include <regex>
#include <string>
#include <vector>

namespace relais::tests {

/// What HSDS 3.1 says of tables and objects (tests/data/hsds/fields.json), held against what Relais writes. Stricter than
/// the published schemas in one thing: a field they do not know is a fault.
class HsdsRules {
public:
    using Json = nlohmann::json;

    HsdsRules() : m_tables(Json::parse(std::ifstream(RELAIS_SOURCE_DIR "/tests/data/hsds/fields.json"))) {}

    [[nodiscard]] bool has(const std::string& table) const { return m_tables.contains(table) && table != "about"; }
    [[nodiscard]] std::string file(const std::string& table) const { return m_tables.at(table).at("file"); }

    /// Faults of a row of a CSV table, "table.field: value".
    [[nodiscard]] std::vector<std::string> faults_of_row(const std::string& table,
                                                         const std::map<std::string, std::string>& row) const {
        std::vector<std::string> faults;
        const auto& rule = m_tables.at(table);
        for (const char* list : {"required", "tabular_required"}) {
            for (const auto& field : rule.value(list, Json::array())) {
                const auto found = row.find(field.get<std::string>());
                if (found == row.end() || found->second.empty()) {
                    faults.push_back(table + "." + field.get<std::string>() + " is missing");
                }
            }
        }
        for (const auto& [field, text] : row) {
            const auto format = rule.at("fields").value(field, std::string("unknown field"));
            if (!text.empty() && !fits(format, text)) {
                faults.push_back(table + "." + field + " is no " + format + ": " + text);
            }
        }
        return faults;
    }

    /// Faults of an object of the API and of all that hangs on it.
    [[nodiscard]] std::vector<std::string> faults_of_object(const std::string& table, const Json& object) const {
        std::vector<std::string> faults;
        const auto& rule = m_tables.at(table);
        for (const char* list : {"required", "nested_required"}) {
            for (const auto& field : rule.value(list, Json::array())) {
                if (!object.contains(field.get<std::string>())) {
                    faults.push_back(table + "." + field.get<std::string>() + " is missing");
                }
            }
        }
        for (const auto& [field, value] : object.items()) {
            const auto format = rule.at("fields").value(field, std::string("unknown field"));
            const auto inner = format.substr(1, format.size() - 2);
            if (format.starts_with('[') && value.is_array()) {
                for (const auto& one : value) {
                    add(faults, faults_of_object(inner, one));
                }
            } else if (format.starts_with('{') && value.is_object()) {
                add(faults, faults_of_object(inner, value));
            } else if (!(format == "number" ? value.is_number() : value.is_string() && fits(format, value))) {
                faults.push_back(table + "." + field + " is no " + format + ": " + value.dump());
            }
        }
        return faults;
    }

private:
    static void add(std::vector<std::string>& to, const std::vector<std::string>& more) {
        to.insert(to.end(), more.begin(), more.end());
    }

    static bool fits(const std::string& format, const std::string& text) {
        static const std::map<std::string, std::regex> k_formats = {
            {"text", std::regex("[^]*")},
            {"uuid", std::regex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")},
            {"uri", std::regex("[a-z][a-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+")},
            {"email", std::regex("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")},
            {"number", std::regex("-?[0-9]+(\\.[0-9]+)?")},
            {"date", std::regex("[0-9]{4}-[01][0-9]-[0-3][0-9]")},
            {"time", std::regex("[0-2][0-9]:[0-5][0-9]:[0-5][0-9]")},
            {"date-time", std::regex("[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?(Z|[+-][0-2][0-9]:[0-5][0-9])")}};
        constexpr std::string_view k_list = "one of ";
        if (format.starts_with(k_list)) {
            return ("|" + format.substr(k_list.size()) + "|").find("|" + text + "|") != std::string::npos;
        }
        const auto known = k_formats.find(format);
        return known != k_formats.end() && (format == "text" || std::regex_match(text, known->second));
    }

    Json m_tables;
};

} // namespace relais::tests
