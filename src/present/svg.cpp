#include "present/svg.h"

#include "exports/xml.h"

#include <cstdio>

namespace relais::present {
namespace {

constexpr double k_margin = 24;
constexpr double k_title_line = 28;
constexpr double k_stamp_line = 15;
constexpr double k_letter = 6.1; // width of a stamp's letter, on average
constexpr double k_title_letter = 11.5;

bool begins_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

std::size_t characters(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) {
        count += begins_character(c) ? 1 : 0;
    }
    return count;
}

} // namespace

std::string svg_number(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.2f", value);
    std::string out(text);
    out.erase(out.find_last_not_of('0') + 1);
    if (out.back() == '.') {
        out.pop_back();
    }
    return out == "-0" ? "0" : out;
}

std::string svg_text(double x, double y, std::string_view text, std::string_view style) {
    return "<text x=\"" + svg_number(x) + "\" y=\"" + svg_number(y) + "\"" + (style.empty() ? "" : " ") + std::string(style) + ">" +
           exports::xml_escaped(text) + "</text>";
}

std::vector<std::string> wrapped(std::string_view text, std::size_t most) {
    std::vector<std::string> lines(1);
    while (!text.empty()) {
        const auto space = text.find(' ');
        const auto word = text.substr(0, space);
        auto& line = lines.back();
        if (line.empty()) {
            line = word;
        } else if (characters(line) + 1 + characters(word) <= most) {
            line += ' ';
            line += word;
        } else {
            lines.emplace_back(word);
        }
        text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    }
    return lines;
}

std::string svg_picture(const std::string& title, const exports::Stamp& stamp, const std::string& content, double width,
                        double height, bool is_french) {
    const auto across = static_cast<std::size_t>(width / k_letter);
    const auto heading = wrapped(title, static_cast<std::size_t>(width / k_title_letter));
    std::vector<std::string> said;
    for (const auto& [label, value] : stamp) {
        for (auto& line : wrapped(label + (is_french ? "\u00A0: " : ": ") + value, across)) {
            said.push_back(std::move(line));
        }
    }
    const double top = k_margin + k_title_line * static_cast<double>(heading.size()) + 6;
    const double bottom = top + height + 18;
    const double whole_height = bottom + k_stamp_line * static_cast<double>(said.size()) + k_margin;
    const double whole_width = width + 2 * k_margin;
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + svg_number(whole_width) + "\" height=\"" +
                      svg_number(whole_height) + "\" viewBox=\"0 0 " + svg_number(whole_width) + " " + svg_number(whole_height) +
                      "\" font-family=\"'DejaVu Sans',Verdana,Arial,sans-serif\" font-size=\"12\" fill=\"#16262b\"><title>" +
                      exports::xml_escaped(title) + "</title><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>";
    double y = k_margin + 16;
    for (const auto& line : heading) {
        svg += svg_text(k_margin, y, line, "font-size=\"20\" font-weight=\"700\"");
        y += k_title_line;
    }
    svg += "<g transform=\"translate(" + svg_number(k_margin) + " " + svg_number(top) + ")\">" + content + "</g>";
    y = bottom + 6;
    for (const auto& line : said) {
        svg += svg_text(k_margin, y, line, "font-size=\"10.5\" fill=\"#47585e\"");
        y += k_stamp_line;
    }
    return svg + "</svg>";
}

} // namespace relais::present
