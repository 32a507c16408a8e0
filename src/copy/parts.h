#pragma once
#include "directory/board_offer.h"
#include "directory/boundary.h"
#include "directory/directory.h"
#include "directory/flowchart.h"
#include "util/clock.h"

#include <string>
#include <string_view>
#include <vector>

/// The directory as a set of small files that a device keeps to answer without a network. Each part depends only on
/// what is in it: between two editions only the parts that changed have to travel, a load cut short goes on with the
/// parts that are still missing, and a zone is a choice of parts.
namespace relais::copy {

/// Part of every first line; a reader refuses any other.
inline constexpr std::string_view k_format = "relais-copy-3";

struct Part {
    std::string name; ///< "reference", "settlements", "boundaries", "offers", "flowchart", "outreach", "elsewhere" or "area-" and a P-code
    std::string bytes;
    bool operator==(const Part&) const = default;
};

/// What is public beside the directory and changes without a new edition.
struct Beside {
    std::vector<directory::BoardOffer> offers; ///< their public parts (directory::public_part), by id
    util::Day month; ///< the first of the month in which an offer that is full is full; the next one it is open again
    directory::Flowchart flowchart;
    std::int64_t flowchart_number = 0; ///< of the version in use, 0 the program's own
    std::string flowchart_saved_at;
    std::string flowchart_saved_by;
    bool operator==(const Beside&) const = default;
};

/// Every part of a directory, which must be the public view (store/published_view.h). Sites lie in the part of their
/// department (of their region where no more is known), with their services and the organisations these name;
/// services without a site are in "outreach". The same directory gives the same bytes.
std::vector<Part> split(const directory::Directory& directory, const std::vector<directory::Boundary>& boundaries,
                        const Beside& beside = {});

/// Whether a part belongs to a copy of these units: all that is no "area-", and the areas that lie in or around one of
/// them. No unit: everything.
bool belongs(std::string_view part_name, const std::vector<directory::AreaCode>& units);

/// What parts hold together.
struct Joined {
    directory::Directory directory;
    std::vector<directory::Boundary> boundaries;
    Beside beside;
};

/// Puts parts together again, in any order. Throws util::InvalidInput ("copy.damaged", "copy.other_format",
/// "copy.part_missing") for bytes that are not whole parts of one copy: a record twice, a reference to none, one of the
/// parts that every copy has missing.
Joined join(const std::vector<std::string_view>& parts);

} // namespace relais::copy
