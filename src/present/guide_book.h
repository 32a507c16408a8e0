#pragma once
#include "present/page_guides.h"

#include <string>
#include <vector>

namespace relais::present {

/// The guides in both languages, as the page's build makes them of docs/guides.
struct GuideBook {
    std::vector<Guide> fr;
    std::vector<Guide> en;

    [[nodiscard]] const std::vector<Guide>& in(Lang lang) const { return lang == Lang::en ? en : fr; }
    /// The page of a role's guide in each language.
    [[nodiscard]] Addresses addresses(const std::string& role) const;
};

/// The guides of dist/guides.{fr,en}.json; none for "".
std::vector<Guide> read_guides(const std::string& json);

} // namespace relais::present
