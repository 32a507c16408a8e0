#include "exports/qr.h"

#include <qrencode.h>

namespace relais::exports {

bool draw_qr(cairo_t* pen, const std::string& text, double x, double y, double size) {
    auto* code = QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    if (code == nullptr) {
        return false;
    }
    const double cell = size / code->width;
    cairo_set_source_rgb(pen, 0, 0, 0);
    for (int row = 0; row < code->width; ++row) {
        for (int column = 0; column < code->width; ++column) {
            if ((code->data[row * code->width + column] & 1U) != 0) {
                cairo_rectangle(pen, x + column * cell, y + row * cell, cell, cell);
            }
        }
    }
    cairo_fill(pen);
    QRcode_free(code);
    return true;
}

} // namespace relais::exports
