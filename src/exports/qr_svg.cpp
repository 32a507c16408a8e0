#include "exports/qr_svg.h"

#include "util/errors.h"

#include <memory>
#include <qrencode.h>

namespace relais::exports {

std::string qr_svg(const std::string& text) {
    constexpr int k_margin = 4; // modules (ISO/IEC 18004)
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free);
    if (code == nullptr) {
        throw util::Unavailable({"export.unwritable", {{"file", "QR"}, {"why", ""}}});
    }
    const auto size = std::to_string(code->width + 2 * k_margin);
    std::string path;
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if ((code->data[y * code->width + x] & 1U) != 0) {
                path += "M" + std::to_string(x + k_margin) + " " + std::to_string(y + k_margin) +
                        "h1v1h-1z";
            }
        }
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size +
           "\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\"" + path +
           "\"/></svg>";
}

} // namespace relais::exports
