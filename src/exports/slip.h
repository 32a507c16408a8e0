#pragma once
#include <string>
#include <utility>
#include <vector>

namespace relais::exports {

/// One page to hand to a person, every word of it made: this layer knows paper, not people.
struct Slip {
    std::string title;
    std::string warning;                                    ///< in a box; "" for none
    std::vector<std::pair<std::string, std::string>> lines; ///< label and value, in their order
    std::string code;       ///< in large letters, and as a QR code that holds nothing else
    std::string code_label; ///< above it
    std::string footer;
    std::string watermark; ///< across the page; "" for none
};

/// A5, one page for each of `copies` (its name at the top right, "" for none). A value too long for
/// its place is cut with an ellipsis, so that it stays one page. Throws util::Unavailable.
std::string slip_pdf(const Slip& slip, const std::vector<std::string>& copies);
/// The same page as a picture for a phone, 840 pixels wide.
std::string slip_png(const Slip& slip);

} // namespace relais::exports
