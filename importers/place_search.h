#pragma once
#include "importers/place_finder.h"

#include <string>
#include <string_view>
#include <vector>

namespace relais::importers {

/// One search of PlaceFinder::find: narrows from the region down to the neighbourhood.
class PlaceSearch {
public:
    PlaceSearch(const PlaceFinder& finder, const PlaceWords& words)
        : m_finder(finder),
          m_words(words) {}

    FoundPlace run();

private:
    /// Values of an index that a name may mean, and whether it took a near spelling to find them.
    struct Candidates {
        std::vector<int> values;
        Likeness likeness = Likeness::exact;
    };

    void find_area(const std::string& words, int level, Remarks& remarks);
    void find_town();
    void find_town_elsewhere();
    void report_namesakes(const std::vector<int>& values);
    void find_neighbourhood();
    void settle_point();

    bool take_arrondissement_as_town(const std::string& words);
    bool take_neighbourhood(const std::string& words, Remarks& remarks, bool required);
    void take_town(const directory::Settlement& town);
    [[nodiscard]] Candidates look_up(const NameIndex& index, const std::string& words) const;
    [[nodiscard]] std::string ordinal_of_town(const std::string& words) const;
    [[nodiscard]] const directory::Area& area_at(int value) const;
    [[nodiscard]] const directory::Settlement& settlement_at(int value) const;
    [[nodiscard]] bool agrees(std::string_view area) const;
    [[nodiscard]] std::string shown(const directory::Settlement& settlement) const;
    void narrow(std::string_view area);

    const PlaceFinder& m_finder;
    const PlaceWords& m_words;
    FoundPlace m_out;
};

} // namespace relais::importers
