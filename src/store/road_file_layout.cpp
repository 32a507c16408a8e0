#include "store/road_file_layout.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace relais::store::road_file {
namespace {

std::string line(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return text + '\n';
}

} // namespace

std::string source_text(const directory::RoadSource& source) {
    return line(source.name) + line(source.licence) + line(source.as_of) + line(source.sha256) +
           line(source.estimated ? "1" : "0") + line(std::to_string(source.detour_factor));
}

directory::RoadSource source_of(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    lines.resize(6);
    double detour = 1;
    std::from_chars(lines[5].data(), lines[5].data() + lines[5].size(), detour);
    return {lines[0], lines[1], lines[2], lines[3], lines[4] == "1", detour};
}

} // namespace relais::store::road_file
