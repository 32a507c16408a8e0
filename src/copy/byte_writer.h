#pragma once
#include "directory/codes.h"
#include "directory/ids.h"
#include "directory/units.h"
#include "util/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <vector>

namespace relais::copy {

/// Writes values one after another into bytes. Its calls are those of ByteReader, so that one description of a record
/// (copy/layout.h) serves both ways. Whole numbers take as few bytes as they need; a text is written once and then
/// named by its number; a double comes back as the very same double.
class ByteWriter {
public:
    static constexpr bool k_reads = false;

    void operator()(const std::string& text);
    void operator()(double number);
    void operator()(bool flag) { whole(flag ? 1 : 0); }
    template <class Number>
        requires(std::is_integral_v<Number> && !std::is_same_v<Number, bool>)
    void operator()(Number number) {
        signed_whole(static_cast<std::int64_t>(number));
    }
    template <class Enum>
        requires std::is_enum_v<Enum>
    void operator()(Enum value) {
        whole(static_cast<std::uint64_t>(value));
    }
    template <class Tag>
    void operator()(directory::Id<Tag> id) {
        signed_whole(id.value);
    }
    template <class Enum>
    void operator()(directory::CodeSet<Enum> set) {
        whole(set.bits);
    }
    void operator()(util::Day day) { signed_whole(day.time_since_epoch().count()); }
    void operator()(directory::LonLat point) {
        (*this)(point.longitude);
        (*this)(point.latitude);
    }
    void operator()(directory::Metres length) { (*this)(length.value); }
    template <class Value>
    void operator()(const std::optional<Value>& value) {
        (*this)(value.has_value());
        if (value) {
            (*this)(*value);
        }
    }
    void size(std::size_t count) { whole(count); }

    [[nodiscard]] std::string take() { return std::move(m_bytes); }

private:
    void whole(std::uint64_t number);
    void signed_whole(std::int64_t number);

    std::string m_bytes;
    std::unordered_map<std::string, std::uint64_t> m_texts; ///< number of each text written so far, from 1
};

} // namespace relais::copy
