#include "copy/byte_writer.h"

#include "copy/decimal.h"

#include <cstring>

namespace relais::copy {
namespace {

/// 0, -1, 1, -2 … so that small numbers of either sign stay short.
std::uint64_t zigzag(std::int64_t number) {
    const auto bits = static_cast<std::uint64_t>(number);
    return (bits << 1U) ^ (number < 0 ? ~std::uint64_t{0} : 0);
}

} // namespace

void ByteWriter::whole(std::uint64_t number) {
    while (number >= 0x80) {
        m_bytes += static_cast<char>(0x80U | (number & 0x7FU));
        number >>= 7U;
    }
    m_bytes += static_cast<char>(number);
}

void ByteWriter::signed_whole(std::int64_t number) {
    whole(zigzag(number));
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

/// A number of few decimals (nearly all degrees are) as a whole number of k_decimals, zigzag and one more; any other as 0
/// and its eight bytes.
void ByteWriter::operator()(double number) {
    if (const auto decimal = as_decimal(number)) {
        whole(zigzag(*decimal) + 1);
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
