#include "util/base64.h"

#include <sodium.h>

namespace relais::util {

std::string base64_of(std::string_view bytes) {
    constexpr int k_variant = sodium_base64_VARIANT_ORIGINAL;
    std::string text(sodium_base64_encoded_len(bytes.size(), k_variant), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      k_variant);
    text.pop_back(); // the library's closing zero
    return text;
}

} // namespace relais::util
