#include "mail/folder_sender.h"

#include "mail/mime.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <system_error>

namespace relais::mail {
namespace {

namespace fs = std::filesystem;

std::string name_of(const Letter& letter, const char* ending) {
    std::array<char, 48> name{};
    std::snprintf(name.data(), name.size(), "%06lld%s", static_cast<long long>(letter.id), ending);
    return name.data();
}

Handed put(const fs::path& folder, const std::string& name, const std::string& bytes) {
    std::error_code error;
    fs::create_directories(folder, error);
    const auto file = folder / name;
    if (!error && fs::exists(file)) {
        return {};
    }
    const auto aside = file.string() + ".part";
    {
        std::ofstream out(aside, std::ios::binary);
        fs::permissions(aside, fs::perms::owner_read | fs::perms::owner_write, error);
        out << bytes;
        if (!out.flush()) {
            return {Handed::Result::later, aside};
        }
    }
    fs::rename(aside, file, error);
    return error ? Handed{Handed::Result::later, file.string() + ": " + error.message()} : Handed{};
}

} // namespace

Handed
put_mail(const fs::path& folder, const Letter& letter, const std::string& from, util::Instant now) {
    return put(folder, name_of(letter, ".eml"), mime_of(letter, from, now));
}

Handed put_sms(const fs::path& folder, const Letter& letter) {
    return put(folder, name_of(letter, "-sms.txt"), letter.to + "\n" + letter.text + "\n");
}

} // namespace relais::mail
