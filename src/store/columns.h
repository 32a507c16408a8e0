#pragma once
#include "directory/codes.h"
#include "util/clock.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How values of the domain stand in columns: lists joined, codes as words, days as ISO 8601, unknown as null.
namespace relais::store {

std::string join(const std::vector<std::string>& parts, char separator);
std::vector<std::string> split(std::string_view text, char separator);

/// The same parts, without a copy of each.
template <class Take>
void for_each_part(std::string_view text, char separator, const Take& take) {
    while (!text.empty()) {
        const auto end = text.find(separator);
        if (end != 0) {
            take(text.substr(0, end));
        }
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
}

template <class Enum>
std::optional<Enum> code_in(const SQLite::Column& column) {
    return column.isNull() ? std::nullopt : directory::from_code<Enum>(column.getText());
}

template <class Enum>
directory::CodeSet<Enum> codes_in(const SQLite::Column& column) {
    directory::CodeSet<Enum> set;
    for_each_part(column.getText(), ' ', [&](std::string_view code) {
        if (const auto value = directory::from_code<Enum>(code)) {
            set.add(*value);
        }
    });
    return set;
}

std::optional<int> int_in(const SQLite::Column& column);
std::optional<util::Day> day_in(const SQLite::Column& column);
std::optional<util::Instant> instant_in(const SQLite::Column& column); ///< as util::to_string writes it

/// Binds the parameters of one row in the order of its columns, then inserts it.
class RowWriter {
public:
    explicit RowWriter(SQLite::Statement& statement);

    RowWriter& add(const std::string& text);
    RowWriter& add(std::string_view text) { return add(std::string(text)); }
    RowWriter& add(const char* text) { return add(std::string(text)); }
    RowWriter& add(std::int64_t number);
    RowWriter& add(int number) { return add(std::int64_t{number}); }
    RowWriter& add(double number);
    RowWriter& add(std::optional<util::Day> day);
    template <class Value>
    RowWriter& add_optional(const std::optional<Value>& value) {
        return value ? add(*value) : add_null();
    }
    template <class Enum>
    RowWriter& add_code(std::optional<Enum> value) {
        return value ? add(std::string(directory::code_of(*value))) : add_null();
    }
    template <class Enum>
    RowWriter& add_codes(directory::CodeSet<Enum> set) {
        std::vector<std::string> codes;
        for (std::size_t i = 0; i < directory::code_count<Enum>(); ++i) {
            if (set.has(static_cast<Enum>(i))) {
                codes.emplace_back(directory::code_of(static_cast<Enum>(i)));
            }
        }
        return add(join(codes, ' '));
    }
    RowWriter& add_null();
    void insert();

private:
    SQLite::Statement& m_statement;
    int m_next = 1;
};

} // namespace relais::store
