#pragma once
#include "present/page_frame.h"
#include "present/page_value.h"
#include "present/texts.h"
#include "usecases/snapshot.h"

#include <string>
#include <vector>

/// How to use Relais, a page for each role.
namespace relais::present {

struct Guide {
    std::string role;  ///< "focal_point": the file's name
    std::string slug;  ///< "point-focal": in its address
    std::string title;
    std::string html;  ///< our own words, made from Markdown when the page is built
};

std::string guides_address(Lang lang);
std::string guide_address(Lang lang, const std::string& slug);

/// `snapshot` may be null.
Value guides_page(const usecases::Snapshot* snapshot, const Texts& texts, const std::vector<Guide>& guides);
Value guide_page(const usecases::Snapshot* snapshot, const Texts& texts, const Guide& guide, const Addresses& addresses);

} // namespace relais::present
