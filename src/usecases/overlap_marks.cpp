#include "usecases/overlap_marks.h"

#include <algorithm>

namespace relais::usecases {
namespace {

using namespace relais::directory;

std::vector<std::string_view> codes_of(CodeSet<Public> publics) {
    std::vector<std::string_view> codes;
    for (std::size_t i = 0; i < code_count<Public>(); ++i) {
        if (publics.has(static_cast<Public>(i))) {
            codes.push_back(CodeList<Public>::codes[i]);
        }
    }
    return codes;
}

} // namespace

OverlapMarks::OverlapMarks(const Snapshot& snapshot, const std::vector<ComplementaryMark>& marks)
    : m_snapshot(snapshot) {
    for (std::uint32_t i = 0; i < marks.size(); ++i) {
        m_scopes.push_back(marks[i].scope);
        m_by_pair[{marks[i].scope.first.value, marks[i].scope.second.value}].push_back(i);
    }
}

bool OverlapMarks::look(std::uint32_t first,
                        std::uint32_t second,
                        OverlapLine& line,
                        const std::vector<AreaCode>& units) const {
    const auto& directory = m_snapshot.directory();
    const auto [low, high] = std::minmax(directory.organisations[first].id.value,
                                         directory.organisations[second].id.value);
    const auto found = m_by_pair.find({low, high});
    if (found == m_by_pair.end()) {
        return false;
    }
    const auto& need = directory.taxonomy.terms()[static_cast<std::size_t>(line.term)].code;
    std::vector<std::uint32_t> bearing;
    bool holds_all = true;
    for (const auto& group : codes_of(line.publics)) {
        for (const auto& unit : units) {
            bool is_held = false;
            for (const auto mark : found->second) {
                if (holds(m_scopes[mark], need, group, unit)) {
                    is_held = true;
                    bearing.push_back(mark);
                }
            }
            holds_all = holds_all && is_held;
        }
    }
    line.marks.insert(line.marks.end(), bearing.begin(), bearing.end());
    std::ranges::sort(line.marks);
    line.marks.erase(std::unique(line.marks.begin(), line.marks.end()), line.marks.end());
    return holds_all;
}

} // namespace relais::usecases
