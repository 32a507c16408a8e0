#pragma once
#include "present/ogc.h"
#include "present/page_frame.h"

namespace relais::present {

/// The HTML form of a document of OGC API – Features: links, and features as a table. Filled into ogc.mustache.
struct OgcPage {
    std::string title;
    std::string description;
    std::vector<OgcLink> links = {};
    const OgcItems* items = nullptr; ///< null: no features on this page
    std::string json = {};           ///< address of the same as JSON
    std::string next = {};           ///< address of the next page, "" if there is none
};
Value ogc_page(const usecases::Snapshot& snapshot, const Texts& texts, const OgcPage& page);

} // namespace relais::present
