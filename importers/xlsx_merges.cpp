#include "importers/xlsx_merges.h"

#include "importers/gdal_errors.h"

#include <cpl_minixml.h>
#include <cpl_vsi.h>

#include <charconv>
#include <cstring>
#include <memory>

namespace relais::importers {
namespace {

struct FreeVsi {
    void operator()(GByte* bytes) const { VSIFree(bytes); }
};

std::string read_member(const std::filesystem::path& xlsx, const std::string& member) {
    const auto path = "/vsizip/{" + xlsx.string() + "}/" + member;
    GByte* bytes = nullptr;
    vsi_l_offset size = 0;
    if (VSIIngestFile(nullptr, path.c_str(), &bytes, &size, -1) == 0) {
        return {};
    }
    const std::unique_ptr<GByte, FreeVsi> owner(bytes);
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

/// Calls `visit` for every element of a name, at any depth, name space prefix aside.
template <class Visit>
void each_element(const CPLXMLNode* node, const char* name, const Visit& visit) {
    for (; node != nullptr; node = node->psNext) {
        if (node->eType == CXT_Element) {
            const char* colon = std::strrchr(node->pszValue, ':');
            if (std::strcmp(colon != nullptr ? colon + 1 : node->pszValue, name) == 0) {
                visit(node);
            }
            each_element(node->psChild, name, visit);
        }
    }
}

std::map<std::string, std::string> target_by_id(const std::filesystem::path& xlsx) {
    const CPLXMLTreeCloser tree(
        CPLParseXMLString(read_member(xlsx, "xl/_rels/workbook.xml.rels").c_str()));
    std::map<std::string, std::string> targets;
    each_element(tree.get(), "Relationship", [&targets](const CPLXMLNode* node) {
        std::string target = CPLGetXMLValue(node, "Target", "");
        targets[CPLGetXMLValue(node, "Id", "")] =
            target.starts_with('/') ? target.substr(1) : "xl/" + target;
    });
    return targets;
}

/// Merged ranges stand in a small element after the cells: found without reading the cells as XML.
std::vector<MergedCells> merged_in(std::string_view sheet) {
    constexpr std::string_view k_element = "mergeCell ";
    constexpr std::string_view k_attribute = "ref=\"";
    std::vector<MergedCells> merged;
    for (auto at = sheet.find(k_element); at != sheet.npos; at = sheet.find(k_element, at + 1)) {
        const auto start = sheet.find(k_attribute, at);
        const auto end = start == sheet.npos ? start : sheet.find('"', start + k_attribute.size());
        if (end == sheet.npos) {
            break;
        }
        const auto first = start + k_attribute.size();
        if (const auto range = parse_cell_range(sheet.substr(first, end - first))) {
            merged.push_back(*range);
        }
    }
    return merged;
}

/// "AB12": moves `text` past it.
bool take_cell(std::string_view& text, int& row, int& column) {
    column = 0;
    while (!text.empty() && text.front() >= 'A' && text.front() <= 'Z' && column < 20000) {
        column = column * 26 + (text.front() - 'A' + 1);
        text.remove_prefix(1);
    }
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), row);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return column-- > 0 && error == std::errc() && row > 0;
}

} // namespace

std::optional<MergedCells> parse_cell_range(std::string_view range) {
    MergedCells cells;
    if (!take_cell(range, cells.first_row, cells.first_column) || !range.starts_with(':')) {
        return std::nullopt;
    }
    range.remove_prefix(1);
    if (!take_cell(range, cells.last_row, cells.last_column) || !range.empty() ||
        cells.last_row < cells.first_row || cells.last_column < cells.first_column) {
        return std::nullopt;
    }
    return cells;
}

std::map<std::string, std::vector<MergedCells>>
read_merged_cells(const std::filesystem::path& xlsx) {
    const GdalErrors errors; // merged cells are a help, not a need
    std::map<std::string, std::vector<MergedCells>> merged;
    const auto targets = target_by_id(xlsx);
    const CPLXMLTreeCloser workbook(
        CPLParseXMLString(read_member(xlsx, "xl/workbook.xml").c_str()));
    each_element(workbook.get(), "sheet", [&](const CPLXMLNode* node) {
        const auto target = targets.find(CPLGetXMLValue(node, "r:id", ""));
        if (target != targets.end()) {
            merged[CPLGetXMLValue(node, "name", "")] = merged_in(read_member(xlsx, target->second));
        }
    });
    return merged;
}

} // namespace relais::importers
