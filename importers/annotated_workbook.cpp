#include "importers/annotated_workbook.h"

#include "importers/file_bytes.h"
#include "importers/gdal_errors.h"
#include "importers/table.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <system_error>
#include <vector>

namespace relais::importers {
namespace {

constexpr std::size_t k_longest_cell = 32'000; // a spreadsheet holds 32,767 characters

[[noreturn]] void not_writable(const std::filesystem::path& target, const std::string& why) {
    throw util::Unavailable({"import.unwritable", {{"file", shown_name(target)}, {"why", why}}});
}

/// A cell a spreadsheet accepts: no character XML forbids, and not too long.
std::string as_cell(std::string text) {
    std::erase_if(text, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
    });
    if (text.size() > k_longest_cell) {
        auto end = k_longest_cell;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
            --end;
        }
        text.resize(end);
    }
    return text;
}

/// Removes the half-written file unless it was given its name.
class Draft {
public:
    explicit Draft(const std::filesystem::path& target)
        : m_target(target),
          m_path(target.parent_path() / ("." + target.stem().string() + ".part.xlsx")) {}
    ~Draft() {
        std::error_code ignored;
        std::filesystem::remove(m_path, ignored);
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    void keep() const {
        std::error_code error;
        std::filesystem::rename(m_path, m_target, error);
        if (error) {
            not_writable(m_target, error.message());
        }
    }

private:
    std::filesystem::path m_target;
    std::filesystem::path m_path;
};

std::size_t width_of(const Table& table) {
    std::size_t width = 0;
    for (const auto& row : table.rows) {
        width = std::max(width, row.cells.size());
    }
    return width;
}

void set_cells(OGRFeature& feature, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!cells[i].empty()) {
            feature.SetField(static_cast<int>(i), as_cell(cells[i]).c_str());
        }
    }
}

void append_row(OGRLayer& layer,
                const std::vector<std::string>& cells,
                const std::string& comment) {
    const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer.GetLayerDefn()));
    set_cells(*feature, cells);
    if (!comment.empty()) {
        feature->SetField(feature->GetFieldCount() - 1, as_cell(comment).c_str());
    }
    if (layer.CreateFeature(feature.get()) != OGRERR_NONE) {
        throw util::Unavailable({"import.unwritable", {{"file", layer.GetName()}, {"why", ""}}});
    }
}

/// OGR writes the names of the fields as the first row: they are the cells of row 1, and the
/// heading of the comments.
void create_fields(OGRLayer& layer,
                   const std::vector<std::string>& names,
                   std::size_t width,
                   const std::string& heading) {
    for (std::size_t i = 0; i < width; ++i) {
        OGRFieldDefn field(i < names.size() ? as_cell(names[i]).c_str() : "", OFTString);
        layer.CreateField(&field);
    }
    OGRFieldDefn comments(heading.c_str(), OFTString);
    layer.CreateField(&comments);
}

/// `comments` are by row as the author sees it; a layer's features count from 1 below its field
/// names.
void write_sheet(GDALDataset& book,
                 const Table& table,
                 const RowComments& comments,
                 const std::string& heading) {
    auto* layer = book.CreateLayer(table.sheet.c_str(), nullptr, wkbNone, nullptr);
    if (layer == nullptr) {
        throw util::Unavailable({"import.unwritable", {{"file", table.sheet}, {"why", ""}}});
    }
    const auto comment_on = [&comments](int row) {
        const auto found = comments.find(row);
        return found != comments.end() ? found->second : std::string();
    };
    const int top = table.has_field_names ? 0 : 1;
    const bool has_top = !table.rows.empty() && table.rows.front().number == top;
    const auto of_top = has_top ? comment_on(top) : std::string();
    create_fields(*layer,
                  has_top ? table.rows.front().cells : std::vector<std::string>(),
                  width_of(table),
                  of_top.empty() ? heading : heading + "\n" + of_top);
    int next = top + 1;
    for (const auto& row : table.rows) {
        if (row.number == top) {
            continue;
        }
        for (; next < row.number; ++next) {
            append_row(*layer, {}, comment_on(next)); // blank rows stay, so that numbers stay
        }
        append_row(*layer, row.cells, comment_on(row.number));
        ++next;
    }
}

/// The driver says nothing of a disk that filled up as it closed the file: only reading it shows.
bool is_whole_file(const std::filesystem::path& file) {
    try {
        return !read_tables(file).empty();
    } catch (const util::Error&) {
        return false;
    }
}

} // namespace

void write_annotated(const std::filesystem::path& source,
                     const std::map<std::string, RowComments>& comments_by_sheet,
                     const std::string& heading,
                     const std::filesystem::path& target) {
    const auto name = shown_name(target);
    if (util::fold(target.extension().string()) != "xlsx") {
        throw util::InvalidInput("annotated", {"import.annotated_not_xlsx", {{"file", name}}});
    }
    if (std::filesystem::exists(target)) {
        throw util::InvalidInput("annotated", {"import.annotated_exists", {{"file", name}}});
    }
    const auto tables = read_tables(source);
    const GdalErrors errors;
    register_drivers();
    const Draft draft(target);
    auto* driver = GetGDALDriverManager()->GetDriverByName("XLSX");
    GDALDatasetUniquePtr book(
        driver == nullptr ? nullptr
                          : driver->Create(draft.path().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (book == nullptr) {
        not_writable(target, errors.first());
    }
    for (const auto& table : tables) {
        const auto comments = comments_by_sheet.find(table.sheet);
        write_sheet(*book,
                    table,
                    comments != comments_by_sheet.end() ? comments->second : RowComments(),
                    heading);
    }
    book.reset(); // writes the file
    if (errors.failed() || !is_whole_file(draft.path())) {
        not_writable(target, errors.first());
    }
    draft.keep();
}

} // namespace relais::importers
