#include "present/coverage_files.h"

#include "exports/geopackage.h"
#include "exports/picture.h"
#include "exports/scratch_file.h"
#include "exports/workbook.h"
#include "present/coverage_book.h"
#include "present/coverage_chart_svg.h"
#include "present/coverage_layers.h"
#include "present/coverage_map_svg.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>
#include <array>

namespace relais::present {
namespace {

constexpr double k_png_scale = 2; // sharp on paper at a page's width

struct FormatName {
    std::string_view code;
    std::string_view media_type;
};

constexpr std::array<FormatName, 7> k_formats = {{
    {"csv", "text/csv; charset=utf-8"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"gpkg", "application/geopackage+sqlite3"},
    {"map.svg", "image/svg+xml"},
    {"map.png", "image/png"},
    {"chart.svg", "image/svg+xml"},
    {"chart.png", "image/png"},
}};

exports::Locale locale_of(const Words& words) {
    return words.lang() == Lang::fr ? exports::Locale::fr : exports::Locale::en;
}

std::string xlsx(const exports::Book& book) {
    return exports::bytes_of("xlsx", [&](const auto& file) { exports::write_workbook(book, file); });
}

} // namespace

std::optional<FileFormat> file_format_from(std::string_view name) {
    const auto found = std::ranges::find(k_formats, name, &FormatName::code);
    return found != k_formats.end() ? std::optional(static_cast<FileFormat>(found - k_formats.begin())) : std::nullopt;
}

std::string_view code_of(FileFormat format) {
    return k_formats[static_cast<std::size_t>(format)].code;
}

std::string_view media_type_of(FileFormat format) {
    return k_formats[static_cast<std::size_t>(format)].media_type;
}

std::string file_name(const Words& words, std::string_view subject, std::string_view code, FileFormat format,
                      util::Day today) {
    std::string name = "relais-" + util::slug(subject) + (code.empty() ? "" : "-") + util::slug(code) + "-" +
                       util::to_string(today);
    const auto ending = code_of(format);
    const auto dot = ending.find('.');
    if (dot == std::string_view::npos) {
        return name + "." + std::string(ending);
    }
    const auto picture = words.say("exports.file_" + std::string(ending.substr(0, dot)));
    return name + "-" + util::slug(picture) + std::string(ending.substr(dot));
}

std::string coverage_file(const CoverageScene& scene, FileFormat format, const std::string& watermark) {
    switch (format) {
    case FileFormat::csv:
        return exports::csv_of(coverage_book(scene), locale_of(scene.words));
    case FileFormat::xlsx:
        return xlsx(coverage_book(scene));
    case FileFormat::gpkg:
        return exports::bytes_of("gpkg", [&](const auto& file) {
            exports::write_geopackage(title_of(scene), coverage_layers(scene), file);
        });
    case FileFormat::map_svg:
        return exports::marked_svg(coverage_map_svg(scene), watermark);
    case FileFormat::map_png:
        return exports::png_of(exports::marked_svg(coverage_map_svg(scene), watermark), k_png_scale);
    case FileFormat::chart_svg:
        return exports::marked_svg(coverage_chart_svg(scene), watermark);
    case FileFormat::chart_png:
        return exports::png_of(exports::marked_svg(coverage_chart_svg(scene), watermark), k_png_scale);
    }
    return {};
}

std::string coverage_table_file(const Words& words, const directory::Demand& demand, const CoverageQuery& query,
                                const usecases::CoverageTable& table, util::Day today, FileFormat format,
                                const std::string& watermark) {
    const auto picture = [&] { return exports::marked_svg(coverage_table_svg(words, demand, query, table, today), watermark); };
    switch (format) {
    case FileFormat::csv:
        return exports::csv_of(coverage_table_book(words, demand, query, table, today), locale_of(words));
    case FileFormat::xlsx:
        return xlsx(coverage_table_book(words, demand, query, table, today));
    case FileFormat::chart_svg:
        return picture();
    case FileFormat::chart_png:
        return exports::png_of(picture(), k_png_scale);
    default:
        throw util::NotFound({"export.no_such_format", {{"format", std::string(code_of(format))}}});
    }
}

} // namespace relais::present
