#pragma once
#include <filesystem>
#include <string>

namespace relais::exports {

/// A file being written: beside its target under another name until it is whole, then given its
/// name. Nothing is left of one that was not finished, and a file that exists is never written
/// over.
class TargetFile {
public:
    /// Throws util::InvalidInput ("cli.file_exists") when `target` is there already.
    explicit TargetFile(std::filesystem::path target);
    ~TargetFile();
    TargetFile(const TargetFile&) = delete;
    TargetFile& operator=(const TargetFile&) = delete;

    [[nodiscard]] const std::filesystem::path& draft() const { return m_draft; }
    /// Throws util::Unavailable ("export.unwritable") when the draft is missing or cannot be given
    /// its name.
    void keep() const;
    [[noreturn]] void fail(const std::string& why) const;

private:
    std::filesystem::path m_target;
    std::filesystem::path m_draft;
};

/// Bytes into a new file, whole or not at all; throws as above.
void write_file(const std::filesystem::path& target, const std::string& bytes);

} // namespace relais::exports
