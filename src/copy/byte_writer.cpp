#include "copy/byte_writer.h"

#include "copy/decimal.h"

#include <cstring>

namespace relais::copy {

void ByteWriter::whole(std::uint64_t number) {
    while (number >= 0x80) {
        m_bytes += static_cast<char>(0x80U | (number & 0x7FU));
        number >>= 7U;
    }
    m_bytes += static_cast<char>(number);
}

/// Zigzag: 0, -1, 1, -2 … so that small numbers of either sign stay short.
void ByteWriter::signed_whole(std::int64_t number) {
    const auto bits = static_cast<std::uint64_t>(number);
    whole((bits << 1U) ^ (number < 0 ? ~std::uint64_t{0} : 0));
}

/// 0 is the empty text, n the n-th text written; the next free number is followed by the text itself.
void ByteWriter::operator()(const std::string& text) {
    if (text.empty()) {
        whole(0);
        return;
    }
    const auto [known, is_new] = m_texts.try_emplace(text, m_texts.size() + 1);
    whole(known->second);
    if (is_new) {
        whole(text.size());
        m_bytes += text;
    }
}

/// A number of few decimals (nearly all degrees are) as a whole number of k_decimals; any other as its eight bytes.
void ByteWriter::operator()(double number) {
    if (const auto decimal = as_decimal(number)) {
        whole(1);
        signed_whole(*decimal);
        return;
    }
    whole(0);
    std::uint64_t bits = 0;
    std::memcpy(&bits, &number, sizeof bits);
    for (unsigned i = 0; i < 8; ++i) {
        m_bytes += static_cast<char>((bits >> (8 * i)) & 0xFFU);
    }
}

} // namespace relais::copy
