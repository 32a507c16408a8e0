#pragma once
#include <cairo/cairo.h>

#include <string>

namespace relais::exports {

/// What cairo calls to write: appends to the std::string `to` points at.
inline cairo_status_t append_bytes(void* to, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

} // namespace relais::exports
