#include "copy/byte_reader.h"

#include "copy/decimal.h"
#include "util/errors.h"

#include <cstring>

namespace relais::copy {
namespace {

std::int64_t from_zigzag(std::uint64_t bits) {
    return static_cast<std::int64_t>((bits >> 1U) ^ ((bits & 1U) != 0 ? ~std::uint64_t{0} : 0));
}

} // namespace

void ByteReader::require(bool holds) {
    if (!holds) {
        throw util::InvalidInput("copy", {"copy.damaged", {}});
    }
}

std::uint8_t ByteReader::byte() {
    require(m_at < m_bytes.size());
    return static_cast<std::uint8_t>(m_bytes[m_at++]);
}

std::uint64_t ByteReader::any_whole() {
    constexpr unsigned k_last_shift = 63;
    std::uint64_t number = 0;
    for (unsigned shift = 0;; shift += 7) {
        const std::uint64_t piece = byte();
        require(shift < k_last_shift || (shift == k_last_shift && piece <= 1));
        number |= (piece & 0x7FU) << shift;
        if (piece < 0x80) {
            return number;
        }
    }
}

std::uint64_t ByteReader::whole(std::uint64_t most) {
    const auto number = any_whole();
    require(number <= most);
    return number;
}

std::int64_t ByteReader::signed_whole() {
    return from_zigzag(any_whole());
}

void ByteReader::operator()(std::string& text) {
    const auto number = whole(m_texts.size() + 1);
    if (number == 0) {
        text.clear();
        return;
    }
    if (number == m_texts.size() + 1) {
        const auto length = size();
        m_texts.push_back(m_bytes.substr(m_at, length));
        m_at += length;
    }
    text = m_texts[number - 1];
}

void ByteReader::operator()(double& number) {
    if (const auto decimal = any_whole(); decimal != 0) {
        number = from_decimal(from_zigzag(decimal - 1));
        return;
    }
    std::uint64_t bits = 0;
    for (unsigned i = 0; i < 8; ++i) {
        bits |= std::uint64_t{byte()} << (8 * i);
    }
    std::memcpy(&number, &bits, sizeof number);
}

/// Within four digits of a year, so that no calendar arithmetic overflows.
void ByteReader::operator()(util::Day& day) {
    constexpr std::int64_t k_most = 3'000'000;
    const auto days = signed_whole();
    require(days > -k_most && days < k_most);
    day = util::Day(std::chrono::days(days));
}

} // namespace relais::copy
