#include "store/columns.h"

namespace relais::store {
namespace {

/// Many rows are read by this: no scanf.
std::optional<int> two_digits(std::string_view text, std::size_t at) {
    const auto is_digit = [](char one) { return one >= '0' && one <= '9'; };
    return is_digit(text[at]) && is_digit(text[at + 1]) ? std::optional((text[at] - '0') * 10 + (text[at + 1] - '0'))
                                                        : std::nullopt;
}

} // namespace

std::string join(const std::vector<std::string>& parts, char separator) {
    std::string text;
    for (const auto& part : parts) {
        text += text.empty() ? part : separator + part;
    }
    return text;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for_each_part(text, separator, [&](std::string_view part) { parts.emplace_back(part); });
    return parts;
}

std::optional<int> int_in(const SQLite::Column& column) {
    return column.isNull() ? std::nullopt : std::optional(column.getInt());
}

std::optional<util::Day> day_in(const SQLite::Column& column) {
    return column.isNull() ? std::nullopt : util::parse_day(column.getText());
}

std::optional<util::Instant> instant_in(const SQLite::Column& column) {
    const std::string_view text = column.isNull() ? "" : column.getText();
    if (text.size() != std::string_view("2026-11-24T11:00:00Z").size() || text[10] != 'T') {
        return std::nullopt;
    }
    const auto day = util::parse_day(text.substr(0, 10));
    const auto hours = two_digits(text, 11);
    const auto minutes = two_digits(text, 14);
    const auto seconds = two_digits(text, 17);
    if (!day || !hours || !minutes || !seconds) {
        return std::nullopt;
    }
    return util::Instant(*day) + std::chrono::hours(*hours) + std::chrono::minutes(*minutes) + std::chrono::seconds(*seconds);
}

RowWriter::RowWriter(SQLite::Statement& statement) : m_statement(statement) {
    m_statement.reset();
}

RowWriter& RowWriter::add(const std::string& text) {
    m_statement.bind(m_next++, text);
    return *this;
}

RowWriter& RowWriter::add(std::int64_t number) {
    m_statement.bind(m_next++, number);
    return *this;
}

RowWriter& RowWriter::add(double number) {
    m_statement.bind(m_next++, number);
    return *this;
}

RowWriter& RowWriter::add(std::optional<util::Day> day) {
    return day ? add(util::to_string(*day)) : add_null();
}

RowWriter& RowWriter::add_null() {
    m_statement.bind(m_next++);
    return *this;
}

void RowWriter::insert() {
    m_statement.exec();
}

} // namespace relais::store
