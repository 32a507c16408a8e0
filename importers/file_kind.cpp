#include "importers/file_bytes.h"
#include "importers/table.h"
#include "importers/zip_guard.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace relais::importers {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t k_looked_at = 8192;

/// First bytes of files that people send by mistake, and the sentence each deserves.
struct Mistaken {
    std::string_view magic;
    const char* key;
};

constexpr auto k_mistaken = std::to_array<Mistaken>({{"%PDF", "import.is_pdf"},
                                                     {"\xFF\xD8\xFF", "import.is_picture"},
                                                     {"\x89PNG", "import.is_picture"},
                                                     {"GIF8", "import.is_picture"},
                                                     {"II*\0"sv, "import.is_picture"},
                                                     {"\xD0\xCF\x11\xE0", "import.is_old_office"},
                                                     {"{\\rtf", "import.is_document"},
                                                     {"Rar!", "import.is_archive"},
                                                     {"7z\xBC\xAF", "import.is_archive"},
                                                     {"\x1F\x8B", "import.is_archive"},
                                                     {"MZ", "import.is_binary"},
                                                     {"\x7F"
                                                      "ELF",
                                                      "import.is_binary"}});

[[noreturn]] void refuse(const std::filesystem::path& file, const char* key) {
    const auto name = shown_name(file);
    throw util::InvalidInput(name, {key, {{"file", name}}});
}

FileKind zip_kind(const std::filesystem::path& file) {
    const auto members = zip_members(file);
    const auto has = [&members](std::string_view name) {
        return std::ranges::any_of(members, [name](const ZipMember& m) { return m.name == name; });
    };
    if (has("word/document.xml") || has("ppt/presentation.xml")) {
        refuse(file, "import.is_document");
    }
    const bool workbook = has("xl/workbook.xml");
    const bool sheet = has("content.xml") && has("mimetype");
    if (!workbook && !sheet) {
        refuse(file, has("xl/workbook.bin") ? "import.is_old_office" : "import.is_archive");
    }
    check_zip(file, members);
    return workbook ? FileKind::xlsx : FileKind::ods;
}

bool looks_like_markup(std::string_view start) {
    const auto folded = util::fold(start.substr(0, 200));
    return start.starts_with('<') &&
           (folded.starts_with("html") || folded.starts_with("doctype html") ||
            folded.starts_with("xml"));
}

} // namespace

FileKind recognise(const std::filesystem::path& file) {
    const auto bytes = read_beginning(file, k_looked_at);
    const std::string_view start = bytes;
    if (start.starts_with("PK\x03\x04")) {
        return zip_kind(file);
    }
    if (start.starts_with("PK\x05\x06")) {
        refuse(file, "import.empty");
    }
    for (const auto& mistaken : k_mistaken) {
        if (start.starts_with(mistaken.magic)) {
            refuse(file, mistaken.key);
        }
    }
    const auto text = util::trim(start);
    if (start.starts_with("SQLite format 3\0"sv) || start.starts_with("\0\0\x27\x0A"sv) ||
        text.starts_with('{')) {
        return FileKind::layers;
    }
    const bool utf16 = start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF");
    if (!utf16 && start.find('\0') != std::string_view::npos) {
        refuse(file, "import.is_binary");
    }
    if (looks_like_markup(text)) {
        refuse(file, "import.is_document");
    }
    if (text.empty() || bytes.size() <= (utf16 ? 2 : 0)) {
        refuse(file, "import.empty");
    }
    return FileKind::text;
}

} // namespace relais::importers
