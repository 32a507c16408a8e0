#include "exports/form.h"
#include "util/cell_guard.h"

#include <charconv>
#include <cmath>

namespace relais::exports {
namespace {

void append(std::string& out, std::string_view cell) {
    if (cell.find_first_of(",;\"\r\n") == cell.npos) {
        out += cell;
        return;
    }
    out += '"';
    for (const char c : cell) {
        out += c;
        out += c == '"' ? "\"" : "";
    }
    out += '"';
}

std::string text_of(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return util::guarded_cell(*text);
    }
    const auto* number = std::get_if<double>(&cell);
    return number != nullptr ? shortest(*number) : std::string();
}

template <class CellOf>
void append_line(std::string& out, const Form& form, const CellOf& cell_of) {
    for (std::size_t i = 0; i < form.columns.size(); ++i) {
        out += i == 0 ? "" : ",";
        append(out, cell_of(i));
    }
    out += "\r\n";
}

} // namespace

std::string shortest(double number) {
    if (!std::isfinite(number)) {
        return {};
    }
    char text[400]; // the longest without an exponent has some 330 digits
    const auto end = std::to_chars(text, text + sizeof text, number, std::chars_format::fixed).ptr;
    return {text, end};
}

std::string form_csv(const Form& form, Hxl hxl) {
    std::string out = "\xEF\xBB\xBF";
    append_line(out, form, [&](std::size_t i) { return form.columns[i].heading; });
    if (hxl == Hxl::tags) {
        append_line(out, form, [&](std::size_t i) { return form.columns[i].hxl; });
    }
    for (const auto& row : form.rows) {
        append_line(out, form, [&](std::size_t i) { return text_of(row[i]); });
    }
    return out;
}

} // namespace relais::exports
