#include "exports/form.h"
#include "exports/memory_file.h"
#include "exports/xml.h"
#include "util/cell_guard.h"

/// OpenDocument by hand: GDAL's driver knows no format "text", without which a phone number is lost at the first edit.
namespace relais::exports {
namespace {

constexpr std::string_view k_mime = "application/vnd.oasis.opendocument.spreadsheet";
constexpr std::string_view k_head = R"(<?xml version="1.0" encoding="UTF-8"?>)";
constexpr std::string_view k_open =
    R"(<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" )"
    R"(xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" )"
    R"(xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" )"
    R"(xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2"><office:automatic-styles>)"
    R"(<number:text-style style:name="N"><number:text-content/></number:text-style>)"
    R"(<style:style style:name="text" style:family="table-cell" style:data-style-name="N"/>)"
    R"(<style:style style:name="heading" style:family="table-cell" style:data-style-name="N"><style:text-properties fo:font-weight="bold"/></style:style>)";

class Content {
public:
    explicit Content(const Form& form) : m_form(form) {}

    std::string text(Hxl hxl) {
        m_out = std::string(k_head) + std::string(k_open);
        for (std::size_t i = 0; i < m_form.columns.size(); ++i) {
            m_out += "<style:style style:name=\"w" + std::to_string(i) +
                     "\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"" +
                     std::to_string(m_form.columns[i].width * 2) + "mm\"/></style:style>";
        }
        m_out += "</office:automatic-styles><office:body><office:spreadsheet><table:table table:name=\"" +
                 xml_escaped(m_form.name) + "\">";
        for (std::size_t i = 0; i < m_form.columns.size(); ++i) {
            m_out += "<table:table-column table:style-name=\"w" + std::to_string(i) +
                     "\" table:default-cell-style-name=\"text\"/>";
        }
        add_line([&](std::size_t i) { add_text(m_form.columns[i].heading, "heading"); });
        if (hxl == Hxl::tags) {
            add_line([&](std::size_t i) { add_text(m_form.columns[i].hxl, "text"); });
        }
        for (const auto& row : m_form.rows) {
            add_line([&](std::size_t i) { add_cell(row[i]); });
        }
        return std::move(m_out) + "</table:table></office:spreadsheet></office:body></office:document-content>";
    }

private:
    template <class AddCell>
    void add_line(const AddCell& add) {
        m_out += "<table:table-row>";
        for (std::size_t i = 0; i < m_form.columns.size(); ++i) {
            add(i);
        }
        m_out += "</table:table-row>";
    }

    void add_cell(const Cell& cell) {
        if (const auto* number = std::get_if<double>(&cell)) {
            const auto text = shortest(*number);
            m_out += "<table:table-cell office:value-type=\"float\" office:value=\"" + text + "\"><text:p>" + text +
                     "</text:p></table:table-cell>";
        } else {
            const auto* text = std::get_if<std::string>(&cell);
            add_text(text != nullptr ? util::guarded_cell(*text) : std::string(), "text");
        }
    }

    /// A line break is a paragraph; spaces that repeat are told, or they would be taken for one.
    void add_text(const std::string& text, const char* style) {
        if (text.empty()) {
            m_out += "<table:table-cell/>";
            return;
        }
        m_out += std::string("<table:table-cell table:style-name=\"") + style +
                 "\" office:value-type=\"string\"><text:p>";
        bool after_space = true;
        std::string plain;
        const auto flush = [&] {
            m_out += xml_escaped(plain);
            plain.clear();
        };
        for (const char c : text) {
            if (c == '\n' || c == '\t' || (c == ' ' && after_space)) {
                flush();
                m_out += c == '\n' ? "</text:p><text:p>" : c == '\t' ? "<text:tab/>" : "<text:s/>";
            } else {
                plain += c;
            }
            after_space = c == ' ' || c == '\n';
        }
        flush();
        m_out += "</text:p></table:table-cell>";
    }

    const Form& m_form;
    std::string m_out;
};

} // namespace

std::string form_ods(const Form& form, Hxl hxl) {
    ZipFile zip;
    zip.add("mimetype", k_mime, ZipFile::Packing::stored); // first and as it is, says the standard
    zip.add("META-INF/manifest.xml",
            std::string(k_head) +
                R"(<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">)"
                R"(<manifest:file-entry manifest:full-path="/" manifest:media-type=")" +
                std::string(k_mime) +
                R"("/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>)");
    zip.add("content.xml", Content(form).text(hxl));
    return zip.take();
}

} // namespace relais::exports
