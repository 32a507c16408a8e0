#include "exports/form.h"
#include "exports/temporary_file.h"
#include "util/cell_guard.h"
#include "util/errors.h"

#include <xlsxwriter.h>

#include <algorithm>

namespace relais::exports {
namespace {

/// XML forbids them, and so does libxlsxwriter's output.
std::string without_controls(std::string text) {
    std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'; });
    return text;
}

class FormSheet {
public:
    explicit FormSheet(lxw_workbook* book) {
        m_text = workbook_add_format(book);
        format_set_num_format_index(m_text, 49); // "@", text
        format_set_text_wrap(m_text);
        format_set_align(m_text, LXW_ALIGN_VERTICAL_TOP);
        m_number = workbook_add_format(book);
        format_set_align(m_number, LXW_ALIGN_VERTICAL_TOP);
        m_heading = workbook_add_format(book);
        format_set_bold(m_heading);
        format_set_text_wrap(m_heading);
        format_set_bg_color(m_heading, 0xE2F0EE);
        format_set_bottom(m_heading, LXW_BORDER_THIN);
        m_tag = workbook_add_format(book);
        format_set_font_color(m_tag, 0x47585E);
    }

    void write(const Form& form, Hxl hxl, lxw_worksheet* to) {
        const auto columns = static_cast<lxw_col_t>(form.columns.size());
        for (lxw_col_t i = 0; i < columns; ++i) {
            const auto& column = form.columns[i];
            worksheet_set_column(to, i, i, column.width, column.kind == Kind::text ? m_text : m_number);
            worksheet_write_string(to, 0, i, column.heading.c_str(), m_heading);
            if (hxl == Hxl::tags) {
                worksheet_write_string(to, 1, i, column.hxl.c_str(), m_tag);
            }
        }
        lxw_row_t line = hxl == Hxl::tags ? 1 : 0;
        for (const auto& row : form.rows) {
            ++line;
            for (lxw_col_t i = 0; i < columns; ++i) {
                put(to, line, i, row[i]);
            }
        }
        worksheet_freeze_panes(to, 1, 0);
        if (columns > 0) {
            worksheet_autofilter(to, 0, 0, line, static_cast<lxw_col_t>(columns - 1));
        }
    }

private:
    void put(lxw_worksheet* to, lxw_row_t line, lxw_col_t column, const Cell& cell) const {
        if (const auto* text = std::get_if<std::string>(&cell)) {
            const auto said = without_controls(util::guarded_cell(*text));
            worksheet_write_string(to, line, column, said.c_str(), m_text);
        } else if (const auto* number = std::get_if<double>(&cell)) {
            worksheet_write_number(to, line, column, *number, m_number);
        }
    }

    lxw_format* m_text;
    lxw_format* m_number;
    lxw_format* m_heading;
    lxw_format* m_tag;
};

} // namespace

std::string form_xlsx(const Form& form, Hxl hxl) {
    const TemporaryFile file(".xlsx");
    auto* book = workbook_new(file.path().c_str());
    if (book == nullptr) {
        throw util::Unavailable({"export.unwritable", {{"file", form.name}, {"why", ""}}});
    }
    FormSheet(book).write(form, hxl, workbook_add_worksheet(book, form.name.c_str()));
    const auto error = workbook_close(book); // frees it either way
    if (error != LXW_NO_ERROR) {
        throw util::Unavailable({"export.unwritable", {{"file", form.name}, {"why", lxw_strerror(error)}}});
    }
    return file.bytes();
}

} // namespace relais::exports
