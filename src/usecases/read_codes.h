#pragma once
#include "directory/codes.h"
#include "usecases/nearest_code.h"

#include <string>
#include <vector>

namespace relais::usecases {

/// Throws util::InvalidInput naming the field, with the nearest code where there is one.
template <class Enum>
Enum read_code(const std::string& field, const std::string& code) {
    using directory::CodeList;
    if (const auto value = directory::from_code<Enum>(code)) {
        return *value;
    }
    throw unknown_code(field, code, {CodeList<Enum>::codes.begin(), CodeList<Enum>::codes.end()});
}

/// The same for a list; the field of the third is "field/2".
template <class Enum>
directory::CodeSet<Enum> read_codes(const std::string& field,
                                    const std::vector<std::string>& codes) {
    directory::CodeSet<Enum> set;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        set.add(read_code<Enum>(field + "/" + std::to_string(i), codes[i]));
    }
    return set;
}

/// The other way: the codes of a set, in the order of the list.
template <class Enum>
std::vector<std::string> codes_in(directory::CodeSet<Enum> set) {
    std::vector<std::string> codes;
    for (std::size_t i = 0; i < directory::code_count<Enum>(); ++i) {
        if (set.has(static_cast<Enum>(i))) {
            codes.emplace_back(directory::CodeList<Enum>::codes[i]);
        }
    }
    return codes;
}

} // namespace relais::usecases
