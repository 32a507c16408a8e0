#pragma once
#include "directory/road_network.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relais::importers {

enum class OneWay { both, forward, backward };

/// A column profile for layers of roads: which fields hold what, and what the words in them mean. A
/// CSV table of `role` (field:class, class:trunk, surface:paved, oneway:forward …) and `words`
/// joined by |; importers/profiles/roads.csv is the built-in one. Words are compared without case,
/// accents and punctuation.
class RoadWords {
public:
    /// Throws util::InvalidInput naming the profile, the row and the word: an unknown role, a word
    /// with two meanings.
    static RoadWords parse(const std::string& name, std::string_view csv);
    /// A file; "" is the built-in one.
    static RoadWords load(const std::string& file);

    /// Field names that may hold a role ("class"), best first.
    [[nodiscard]] const std::vector<std::string>& fields(const std::string& role) const;
    [[nodiscard]] std::optional<directory::RoadClass> road_class(std::string_view word) const;
    [[nodiscard]] std::optional<directory::RoadSurface> surface(std::string_view word) const;
    [[nodiscard]] std::optional<OneWay> one_way(std::string_view word) const;

private:
    void add(const std::string& name, int row, const std::string& role, const std::string& words);
    [[nodiscard]] std::optional<std::string> code(const std::string& list,
                                                  std::string_view word) const;

    std::map<std::string, std::vector<std::string>> m_fields;
    std::map<std::string, std::map<std::string, std::string>>
        m_codes; ///< list → folded word → code
};

} // namespace relais::importers
