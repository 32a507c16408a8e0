#include "importers/file_bytes.h"

#include "util/errors.h"

#include <fstream>
#include <system_error>

namespace relais::importers {
namespace {

std::ifstream open(const std::filesystem::path& file) {
    const auto name = shown_name(file);
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (!std::filesystem::exists(status)) {
        throw util::InvalidInput(name, {"import.no_file", {{"file", name}}});
    }
    if (!std::filesystem::is_regular_file(status)) {
        throw util::InvalidInput(name, {"import.no_regular_file", {{"file", name}}});
    }
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        throw util::Unavailable({"import.unreadable", {{"file", name}}});
    }
    return stream;
}

} // namespace

std::string shown_name(const std::filesystem::path& file) {
    return file.filename().string();
}

std::string read_file(const std::filesystem::path& file, std::uintmax_t most) {
    auto stream = open(file);
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    const auto name = shown_name(file);
    if (error) {
        throw util::Unavailable({"import.unreadable", {{"file", name}}});
    }
    if (size > most) {
        throw util::InvalidInput(name,
                                 {"import.too_large",
                                  {{"file", name},
                                   {"size", std::to_string(size / 1'000'000)},
                                   {"max", std::to_string(most / 1'000'000)}}});
    }
    std::string bytes(size, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(size));
    if (stream.bad()) {
        throw util::Unavailable({"import.unreadable", {{"file", name}}});
    }
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

std::string read_beginning(const std::filesystem::path& file, std::size_t count) {
    auto stream = open(file);
    std::string bytes(count, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(count));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

} // namespace relais::importers
