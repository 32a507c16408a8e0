#pragma once
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// What leaves Relais as a file: tables, layers and pictures, described without the library that
/// writes them.
namespace relais::exports {

/// How a column's numbers are written. A share is 0 to 1 and shown in per cent where the format
/// can.
enum class Kind { text, whole, decimal, share };

struct Column {
    std::string name;
    Kind kind = Kind::text;
    bool operator==(const Column&) const = default;
};

/// Nothing (not known, or nobody to be counted), a text, or a number.
using Cell = std::variant<std::monostate, std::string, double>;

struct Sheet {
    std::string name;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows; ///< each as long as `columns`
};

/// What figures were made with, said wherever they go: label and value ("Édition", "Atelier d’août
/// 2024").
using Stamp = std::vector<std::pair<std::string, std::string>>;

struct Book {
    std::string title;
    Stamp stamp;
    std::vector<Sheet> sheets; ///< at least one
};

/// How numbers and lists are written where the file's reader lives.
enum class Locale { fr, en };

/// The first sheet as RFC 4180 with a byte-order mark: ";" and a decimal comma in French, "," and a
/// point in English. The stamp stands on every line, in columns of its own, so that it stays with a
/// line that is copied. A text that a spreadsheet would take for a formula gets an apostrophe in
/// front.
std::string csv_of(const Book& book, Locale locale);

/// True for a text a spreadsheet would run when it opens a CSV: it begins with = + - @, a tab or a
/// carriage return.
bool looks_like_formula(const std::string& text);

} // namespace relais::exports
