#include "exports/sheet.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace relais::exports {
namespace {

std::string quoted(const std::string& text) {
    std::string out = "\"";
    if (looks_like_formula(text)) {
        out += '\'';
    }
    for (const char c : text) {
        out += c;
        if (c == '"') {
            out += c;
        }
    }
    return out + '"';
}

std::string number(double value, Kind kind, Locale locale) {
    if (!std::isfinite(value)) {
        return {};
    }
    char text[40];
    const int decimals = kind == Kind::whole ? 0 : kind == Kind::share ? 4 : 2;
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    std::string out(text);
    if (locale == Locale::fr) {
        std::ranges::replace(out, '.', ',');
    }
    return out;
}

std::string written(const Cell& cell, Kind kind, Locale locale) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return quoted(*text);
    }
    const auto* value = std::get_if<double>(&cell);
    return value != nullptr ? number(*value, kind, locale) : std::string();
}

} // namespace

bool looks_like_formula(const std::string& text) {
    constexpr std::string_view k_first = "=+-@\t\r";
    return !text.empty() && k_first.find(text.front()) != std::string_view::npos;
}

std::string csv_of(const Book& book, Locale locale) {
    const char separator = locale == Locale::fr ? ';' : ',';
    const auto& sheet = book.sheets.front();
    std::string text = "\xEF\xBB\xBF";
    const auto end_line = [&text] {
        text.back() = '\r'; // the last separator
        text += '\n';
    };
    for (const auto& column : sheet.columns) {
        text += quoted(column.name) + separator;
    }
    for (const auto& [label, value] : book.stamp) {
        text += quoted(label) + separator;
    }
    end_line();
    for (const auto& row : sheet.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += written(row[i], sheet.columns[i].kind, locale) + separator;
        }
        for (const auto& [label, value] : book.stamp) {
            text += quoted(value) + separator;
        }
        end_line();
    }
    return text;
}

} // namespace relais::exports
