#pragma once
#include "exports/booklet.h"
#include "present/export_file.h"

#include <string>
#include <vector>

namespace relais::present {

struct BookletRequest {
    std::string zone;               ///< a starting zone or a P-code; "": the whole country
    std::vector<std::string> needs; ///< codes or dimensions; none: all
    std::string url;                ///< of the living page, for the QR code; "" if it is not known
    const Texts* beside = nullptr;  ///< the other language, side by side with the first; null: one language
    std::string watermark;          ///< across every page, "" for none
};

/// The pocket directory of a zone: what a caseworker without a network carries. By need, then by place; open places are
/// drawn on the map, stand-ins only listed. It says until when it may be trusted: six months. Throws
/// util::InvalidInput naming the field for an unknown zone or need, and when nothing is to be printed.
exports::Booklet booklet_of(const usecases::Snapshot& snapshot, const Texts& texts, const BookletRequest& request,
                            util::Day today);

/// The same as a PDF.
ExportFile booklet_file(const usecases::Snapshot& snapshot, const Texts& texts, const BookletRequest& request,
                        util::Day today);

} // namespace relais::present
