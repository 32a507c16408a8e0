#pragma once
#include "directory/boundary.h"
#include "directory/units.h"

#include <string>
#include <vector>

namespace relais::exports {

/// What a pocket directory says, every word of it made: this layer knows paper, not people.
struct Booklet {
    std::string title;    ///< "Annuaire de poche"
    std::string subtitle; ///< the zone
    std::string warning;  ///< in a box on the cover; "" for none
    std::vector<std::string> cover_beside; ///< `cover` in the other language; empty: one language alone
    std::vector<std::string> cover; ///< edition, printed on, valid until, whom to tell of an error
    std::string url;      ///< of the living page, drawn as a QR code too; "" for none
    std::string url_label;
    std::string contents; ///< heading of the table of contents
    std::vector<std::string> footer; ///< left at the foot of every page, a line a language
    std::string watermark; ///< across every page; "" for none

    struct Entry {
        std::string title;
        std::vector<std::string> lines; ///< where, how to reach, for whom, how to refer …
        std::string verified;
        std::vector<std::string> lines_beside; ///< in the other language, to the right; empty: one language alone
        std::string verified_beside;
    };
    struct Place {
        std::string name;
        std::vector<Entry> entries;
    };
    struct Section { ///< a need
        std::string title;
        std::string colour; ///< "#1d5a96"
        std::vector<Place> places;
    };
    std::vector<Section> sections;

    struct Map {
        std::string title;
        std::vector<std::vector<directory::Polygon>> areas;
        struct Town {
            directory::LonLat at;
            std::string name;
            int providers = 0;
        };
        std::vector<Town> towns;
        std::string note; ///< below it
    };
    Map map;
};

/// A PDF of A5 pages, tagged, with bookmarks, links and a table of contents; letters with their accents are embedded
/// (DejaVu). Throws util::Unavailable when it cannot be made.
std::string booklet_pdf(const Booklet& booklet);

} // namespace relais::exports
