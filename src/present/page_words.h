#pragma once
#include "directory/directory.h"
#include "present/page_value.h"
#include "present/texts.h"
#include "usecases/search_directory.h"
#include "usecases/snapshot.h"
#include "util/clock.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relais::present {

/// Turns the records of one snapshot into words of one language. Cheap to make; lives as long as a page is made.
class Words {
public:
    Words(const usecases::Snapshot& snapshot, const Texts& texts) : m_snapshot(snapshot), m_texts(texts) {}

    [[nodiscard]] const usecases::Snapshot& snapshot() const { return m_snapshot; }
    [[nodiscard]] const directory::Directory& directory() const { return m_snapshot.directory(); }
    [[nodiscard]] const Texts& texts() const { return m_texts; }
    [[nodiscard]] Lang lang() const { return m_texts.lang(); }

    using Values = std::vector<std::pair<std::string, std::string>>;
    [[nodiscard]] std::string say(const std::string& key, Values values = {}) const;
    [[nodiscard]] std::string count(const std::string& key, std::int64_t number) const; ///< ".one" or ".other"

    [[nodiscard]] std::string need(std::string_view code) const;
    [[nodiscard]] std::string dimension_of(std::string_view need) const; ///< code, or ""
    [[nodiscard]] std::string language(std::string_view code) const;
    [[nodiscard]] std::string area(std::string_view code) const;
    /// "Diamaré, Extrême-Nord": the unit and those above it, finest first.
    [[nodiscard]] std::string area_path(std::string_view code) const;
    /// Settlement as the gazetteer writes it, else as the mapping does, else "".
    [[nodiscard]] std::string locality(const directory::Site& site) const;
    /// "Domayo, Maroua, Diamaré, Extrême-Nord": no name twice.
    [[nodiscard]] std::string where(const directory::Site& site) const;
    [[nodiscard]] std::string facet_value(usecases::Facet facet, const std::string& code) const;
    [[nodiscard]] std::string day(util::Day day) const;                    ///< "24 novembre 2026"
    [[nodiscard]] std::string distance(directory::Metres distance) const; ///< "20 km"
    /// "+237 699 12 34 56"; other countries' numbers as they are.
    static std::string phone(const std::string& e164);

    /// The labels of a set, in the order of its list.
    template <class Enum>
    [[nodiscard]] std::vector<std::string> labels(directory::CodeSet<Enum> set) const {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < directory::code_count<Enum>(); ++i) {
            if (set.has(static_cast<Enum>(i))) {
                out.push_back(m_texts.label(directory::CodeList<Enum>::name, directory::CodeList<Enum>::codes[i]));
            }
        }
        return out;
    }
    template <class Enum>
    [[nodiscard]] std::string label(std::optional<Enum> value) const {
        return value ? m_texts.label(directory::CodeList<Enum>::name, directory::code_of(*value)) : std::string();
    }

private:
    const usecases::Snapshot& m_snapshot;
    const Texts& m_texts;
};

std::string joined(const std::vector<std::string>& parts, std::string_view separator);

/// A line of a description list: `{label, value}`, or `{label, unknown: true}` for an empty value.
Value fact(std::string label, std::string value);

/// `{verified, verified_label, stale}` of the newest day: "vérifié le …", or "jamais vérifié".
void set_verification(Value& value, const Words& words, std::optional<util::Day> verified_at, util::Day today);

} // namespace relais::present
