#include "server/static_files.h"

#include "server/compression.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>

namespace relais::server {
namespace {

namespace fs = std::filesystem;

struct Type {
    std::string_view extension;
    const char* type;
    bool is_text;
};

constexpr std::array k_types = {
    Type{".js", "text/javascript; charset=utf-8", true},
    Type{".mjs", "text/javascript; charset=utf-8", true},
    Type{".css", "text/css; charset=utf-8", true},
    Type{".html", "text/html; charset=utf-8", true},
    Type{".json", "application/json", true},
    Type{".geojson", "application/geo+json", true},
    Type{".webmanifest", "application/manifest+json", true},
    Type{".svg", "image/svg+xml", true},
    Type{".map", "application/json", true},
    Type{".txt", "text/plain; charset=utf-8", true},
    Type{".wasm", "application/wasm", true},
    Type{".png", "image/png", false},
    Type{".jpg", "image/jpeg", false},
    Type{".webp", "image/webp", false},
    Type{".ico", "image/x-icon", false},
    Type{".woff2", "font/woff2", false},
};

constexpr Type k_other{"", "application/octet-stream", false};

Type type_of(const fs::path& file) {
    const auto extension = file.extension().string();
    const auto found = std::ranges::find(k_types, std::string_view(extension), &Type::extension);
    return found != k_types.end() ? *found : k_other;
}

std::string read_all(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

bool is_plain_file(const fs::path& file) {
    std::error_code failed;
    return fs::is_regular_file(fs::symlink_status(file, failed));
}

/// "app-5XQ3ZK2B.js": named after its content, so never another under the same name.
bool is_named_by_content(const fs::path& file) {
    constexpr std::size_t k_hash = 8;
    const auto stem = file.stem().string();
    const auto dash = stem.rfind('-');
    return dash != std::string::npos && stem.size() - dash - 1 == k_hash &&
           std::all_of(stem.begin() + static_cast<std::ptrdiff_t>(dash) + 1, stem.end(), [](unsigned char c) {
               return std::isupper(c) != 0 || std::isdigit(c) != 0;
           });
}

Reply reply_for(const fs::path& file) {
    const auto type = type_of(file);
    auto content = read_all(file);
    Reply reply;
    reply.content_type = type.type;
    reply.cache_control = is_named_by_content(file) ? "public, max-age=31536000, immutable" : "no-cache";
    auto forms = std::make_shared<Stored>();
    const auto beside = [&](const char* extension, Encoding encoding) {
        const fs::path packed = file.string() + extension;
        return is_plain_file(packed) ? read_all(packed)
                                     : compressed(type.is_text ? content : "", encoding, Effort::for_many);
    };
    forms->brotli = beside(".br", Encoding::brotli);
    forms->gzip = beside(".gz", Encoding::gzip);
    forms->tag = tag_of(content);
    forms->plain = std::move(content);
    reply.etag = forms->tag;
    reply.stored = std::move(forms);
    return reply;
}

bool is_hidden(const fs::path& name) {
    return std::ranges::any_of(name, [](const fs::path& part) { return part.string().starts_with('.'); });
}

} // namespace

StaticFiles::StaticFiles(const fs::path& folder) {
    std::error_code failed;
    for (fs::recursive_directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
        const auto name = at->path().lexically_relative(folder);
        const auto extension = name.extension();
        if (is_plain_file(at->path()) && !is_hidden(name) && extension != ".br" && extension != ".gz") {
            m_files.emplace(name.generic_string(), reply_for(at->path()));
        }
    }
}

const Reply* StaticFiles::find(std::string_view name) const {
    const auto found = m_files.find(name);
    return found != m_files.end() ? &found->second : nullptr;
}

} // namespace relais::server
