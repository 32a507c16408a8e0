#pragma once
#include "directory/codes.h"
#include "present/page_value.h"
#include "present/texts.h"

#include <algorithm>
#include <string>
#include <vector>

namespace relais::present {

/// `{code, label, chosen}` of a select or a set of boxes.
inline Value option(std::string code, std::string label, const std::vector<std::string>& chosen) {
    const bool is_chosen = std::ranges::find(chosen, code) != chosen.end();
    auto value = Value::object();
    value.set("code", std::move(code)).set("label", std::move(label)).set("chosen", is_chosen);
    return value;
}

/// One for each code of a list.
template <class Enum>
Value code_options(const Texts& texts, const std::vector<std::string>& chosen) {
    auto options = Value::list();
    for (const auto& code : directory::CodeList<Enum>::codes) {
        options.add(
            option(std::string(code), texts.label(directory::CodeList<Enum>::name, code), chosen));
    }
    return options;
}

} // namespace relais::present
