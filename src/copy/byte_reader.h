#pragma once
#include "directory/codes.h"
#include "directory/ids.h"
#include "directory/units.h"
#include "util/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace relais::copy {

/// Reads what ByteWriter wrote. Every length, number of a text and code is checked before it is used: whatever the
/// bytes, it reads within them or throws util::InvalidInput ("copy.damaged").
class ByteReader {
public:
    static constexpr bool k_reads = true;

    /// `bytes` must outlive it.
    explicit ByteReader(std::string_view bytes) : m_bytes(bytes) {}

    void operator()(std::string& text);
    void operator()(double& number);
    void operator()(bool& flag) { flag = whole(1) != 0; }
    template <class Number>
        requires(std::is_integral_v<Number> && !std::is_same_v<Number, bool>)
    void operator()(Number& number) {
        const auto read = signed_whole();
        number = static_cast<Number>(read);
        require(static_cast<std::int64_t>(number) == read);
    }
    /// Enumerations with a code list know their last value.
    template <class Enum>
        requires std::is_enum_v<Enum>
    void operator()(Enum& value) {
        value = static_cast<Enum>(whole(directory::code_count<Enum>() - 1));
    }
    template <class Tag>
    void operator()(directory::Id<Tag>& id) {
        id.value = signed_whole();
    }
    template <class Enum>
    void operator()(directory::CodeSet<Enum>& set) {
        set.bits = static_cast<std::uint32_t>(whole((std::uint64_t{1} << directory::code_count<Enum>()) - 1));
    }
    void operator()(util::Day& day);
    void operator()(directory::LonLat& point) {
        (*this)(point.longitude);
        (*this)(point.latitude);
        require(directory::is_valid(point));
    }
    void operator()(directory::Metres& length) { (*this)(length.value); }
    template <class Value>
    void operator()(std::optional<Value>& value) {
        bool given = false;
        (*this)(given);
        value.reset();
        if (given) {
            (*this)(value.emplace());
        }
    }
    /// How many things follow: never more than bytes are left, of which each takes one at least.
    std::size_t size() { return static_cast<std::size_t>(whole(m_bytes.size() - m_at)); }
    /// A code of an enumeration without a code list, at most `most`.
    std::uint64_t whole(std::uint64_t most);

    [[nodiscard]] bool at_end() const { return m_at == m_bytes.size(); }
    /// Throws unless `holds`.
    static void require(bool holds);

private:
    std::uint8_t byte();
    std::uint64_t any_whole();
    std::int64_t signed_whole();

    std::string_view m_bytes;
    std::size_t m_at = 0;
    std::vector<std::string_view> m_texts;
};

} // namespace relais::copy
