#pragma once
#include <string>
#include <string_view>

namespace relais::present {

/// Lines of iCalendar (RFC 5545) and vCard (RFC 2426, 6350): "NAME:value", folded at 75 bytes and never inside a
/// character, ended by CRLF.
class ContentLines {
public:
    /// `value` as it is: a date, a structured value whose parts were escaped one by one.
    ContentLines& add(std::string_view name, std::string_view value);
    /// A text of people, escaped; nothing for "".
    ContentLines& add_text(std::string_view name, std::string_view text);
    [[nodiscard]] std::string take() { return std::move(m_lines); }

    /// Backslash, comma, semicolon and line break, as both formats escape them; other control characters are left out.
    static std::string escaped(std::string_view text);

private:
    std::string m_lines;
};

} // namespace relais::present
