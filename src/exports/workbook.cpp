#include "exports/workbook.h"

#include "exports/target_file.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <xlsxwriter.h>

namespace relais::exports {
namespace {

constexpr std::size_t k_longest_name = 31;     // characters, Excel's limit
constexpr std::size_t k_longest_text = 32'000; // characters; Excel's limit is 32,767
constexpr double k_widest = 44;
constexpr double k_narrowest = 9;

/// At most so many bytes, cut between characters.
std::string shortened(std::string text, std::size_t most) {
    if (text.size() <= most) {
        return text;
    }
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) {
        --most;
    }
    text.resize(most);
    return text;
}

/// A name Excel accepts and no sheet before it has.
std::string sheet_name(std::string name, std::set<std::string>& taken) {
    std::ranges::replace_if(
        name,
        [](char c) { return std::string_view("[]:*?/\\'").find(c) != std::string_view::npos; },
        ' ');
    name = shortened(name.empty() ? "1" : name, k_longest_name - 3);
    auto unique = name;
    for (int i = 2; !taken.insert(unique).second; ++i) {
        unique = name + " " + std::to_string(i);
    }
    return unique;
}

std::string without_controls(std::string text) {
    std::erase_if(text, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
    });
    return shortened(std::move(text), k_longest_text);
}

std::size_t characters(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

class Writer {
public:
    explicit Writer(lxw_workbook* book)
        : m_book(book) {
        m_title = format();
        format_set_bold(m_title);
        format_set_font_size(m_title, 14);
        m_said = format();
        format_set_font_color(m_said, 0x47585E);
        m_heading = format();
        format_set_bold(m_heading);
        format_set_text_wrap(m_heading);
        format_set_align(m_heading, LXW_ALIGN_VERTICAL_BOTTOM);
        format_set_bg_color(m_heading, 0xE2F0EE);
        format_set_bottom(m_heading, LXW_BORDER_THIN);
        m_number[0] = format();
        m_number[1] = format("#,##0");
        m_number[2] = format("#,##0.00");
        m_number[3] = format("0.0%");
    }

    void write(const Book& book) {
        std::set<std::string> taken;
        for (const auto& sheet : book.sheets) {
            write(
                book, sheet, workbook_add_worksheet(m_book, sheet_name(sheet.name, taken).c_str()));
        }
    }

private:
    lxw_format* format(const char* number = nullptr) {
        auto* made = workbook_add_format(m_book);
        if (number != nullptr) {
            format_set_num_format(made, number);
        }
        return made;
    }

    void write(const Book& book, const Sheet& sheet, lxw_worksheet* to) {
        lxw_row_t row = 0;
        put(to, row++, 0, book.title, m_title);
        for (const auto& [label, value] : book.stamp) {
            put(to, row, 0, label, m_said);
            put(to, row++, 1, value, m_said);
        }
        ++row;
        const auto columns = static_cast<lxw_col_t>(sheet.columns.size());
        for (lxw_col_t column = 0; column < columns; ++column) {
            put(to, row, column, sheet.columns[column].name, m_heading);
            worksheet_set_column(to, column, column, width(sheet, column), nullptr);
        }
        worksheet_freeze_panes(to, row + 1, 1);
        if (columns > 0 && !sheet.rows.empty()) {
            worksheet_autofilter(to,
                                 row,
                                 0,
                                 row + static_cast<lxw_row_t>(sheet.rows.size()),
                                 static_cast<lxw_col_t>(columns - 1));
        }
        for (const auto& cells : sheet.rows) {
            ++row;
            for (lxw_col_t column = 0; column < columns; ++column) {
                put(to, row, column, cells[column], sheet.columns[column].kind);
            }
        }
        set_print(book, to);
    }

    static void set_print(const Book& book, lxw_worksheet* to) {
        worksheet_set_landscape(to);
        worksheet_set_paper(to, 9); // A4
        worksheet_fit_to_pages(to, 1, 0);
        std::string footer = "&L" + book.title + "&R&P / &N";
        worksheet_set_footer(to, shortened(std::move(footer), 250).c_str());
    }

    static double width(const Sheet& sheet, lxw_col_t column) {
        std::size_t longest = characters(sheet.columns[column].name) / 2;
        for (const auto& row : sheet.rows) {
            if (const auto* text = std::get_if<std::string>(&row[column])) {
                longest = std::max(longest, characters(*text));
            }
        }
        return std::clamp(static_cast<double>(longest) + 2, k_narrowest, k_widest);
    }

    static void put(lxw_worksheet* to,
                    lxw_row_t row,
                    lxw_col_t column,
                    const std::string& text,
                    lxw_format* format) {
        worksheet_write_string(to, row, column, without_controls(text).c_str(), format);
    }

    void put(lxw_worksheet* to, lxw_row_t row, lxw_col_t column, const Cell& cell, Kind kind) {
        auto* format = m_number[static_cast<std::size_t>(kind)];
        if (const auto* text = std::get_if<std::string>(&cell)) {
            put(to, row, column, *text, m_number[0]);
        } else if (const auto* number = std::get_if<double>(&cell);
                   number != nullptr && std::isfinite(*number)) {
            worksheet_write_number(to, row, column, *number, format);
        }
    }

    lxw_workbook* m_book;
    lxw_format* m_title = nullptr;
    lxw_format* m_said = nullptr;
    lxw_format* m_heading = nullptr;
    lxw_format* m_number[4] = {};
};

} // namespace

void write_workbook(const Book& book, const std::filesystem::path& target) {
    const TargetFile file(target);
    auto* workbook = workbook_new(file.draft().c_str());
    if (workbook == nullptr) {
        file.fail("");
    }
    Writer(workbook).write(book);
    const auto error = workbook_close(workbook); // frees it either way
    if (error != LXW_NO_ERROR) {
        file.fail(lxw_strerror(error));
    }
    file.keep();
}

} // namespace relais::exports
