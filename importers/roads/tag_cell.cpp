#include "importers/roads/road_layer_reader.h"

namespace relais::importers {
namespace {

/// A quoted text at `at`, which moves behind it; a backslash keeps the next sign as it is.
std::string quoted(std::string_view cell, std::size_t& at) {
    std::string text;
    at = cell.find('"', at);
    if (at == std::string_view::npos) {
        at = cell.size();
        return text;
    }
    for (++at; at < cell.size() && cell[at] != '"'; ++at) {
        if (cell[at] == '\\' && at + 1 < cell.size()) {
            ++at;
        }
        text += cell[at];
    }
    at = at < cell.size() ? at + 1 : at;
    return text;
}

} // namespace

std::string tag_in(std::string_view cell, std::string_view key) {
    for (std::size_t at = 0; at < cell.size();) {
        const auto name = quoted(cell, at);
        const auto value = quoted(cell, at);
        if (name == key) {
            return value;
        }
    }
    return "";
}

} // namespace relais::importers
