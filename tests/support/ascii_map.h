#pragma once
#include "directory/units.h"

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace relais::test {

/// A little picture that becomes points, so that a reader of a test sees the case:
///
///     const AsciiMap map({"A..b",
///                         "..*."});
///     map.at('b')   // three steps east of A
///
/// Each character is one step; '.' and ' ' are nothing; every other character names one point and
/// may stand once. North is up: `origin` is the lower left character.
class AsciiMap {
public:
    explicit AsciiMap(const std::vector<std::string>& rows,
                      directory::LonLat origin = {14.0, 10.0},
                      double step_degrees = 0.01) {
        for (std::size_t row = 0; row < rows.size(); ++row) {
            for (std::size_t column = 0; column < rows[row].size(); ++column) {
                const auto north = static_cast<double>(rows.size() - 1 - row);
                put(rows[row][column],
                    {origin.longitude + static_cast<double>(column) * step_degrees,
                     origin.latitude + north * step_degrees});
            }
        }
    }

    [[nodiscard]] directory::LonLat at(char letter) const {
        const auto found = m_points.find(letter);
        if (found == m_points.end()) {
            throw std::out_of_range(std::string("no such letter on the map: ") + letter);
        }
        return found->second;
    }

    /// The points of these letters, in this order: a ring when the first letter stands again last.
    [[nodiscard]] std::vector<directory::LonLat> along(const std::string& letters) const {
        std::vector<directory::LonLat> points;
        for (const char letter : letters) {
            points.push_back(at(letter));
        }
        return points;
    }

private:
    void put(char letter, directory::LonLat point) {
        if (letter == '.' || letter == ' ') {
            return;
        }
        if (!m_points.emplace(letter, point).second) {
            throw std::invalid_argument(std::string("twice on the map: ") + letter);
        }
    }

    std::map<char, directory::LonLat> m_points;
};

} // namespace relais::test
