#include "usecases/note_keys.h"

#include "store/referral_store.h"
#include "util/errors.h"
#include "util/sealing.h"
#include "util/secret.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <ranges>
#include <unistd.h>
#include <vector>

namespace relais::usecases {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void unwritable(const fs::path& file) {
    throw util::Unavailable(
        {"referral.keys_unwritable", {{"file", file.string()}, {"why", std::strerror(errno)}}});
}

std::string context_of(directory::ReferralId id) {
    return "referral " + std::to_string(id.value);
}

/// Names a key without telling it.
std::string name_of(const std::string& key) {
    constexpr std::size_t k_enough = 12;
    return util::sha256_of(key).substr(0, k_enough);
}

/// Empty where there is no file. Lines that are no key are comments.
std::vector<std::string> load_keys(const fs::path& file) {
    std::vector<std::string> keys;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        if (util::is_sealing_key(line)) {
            keys.push_back(line);
        }
    }
    return keys;
}

/// Aside, onto the disk, and renamed: a crash leaves the old file or the new one.
void save_keys(const fs::path& file, const std::vector<std::string>& keys) {
    std::string text = "# Relais: keys of the notes to receivers, the newest last. Keep a copy "
                       "apart from the backups.\n";
    for (const auto& key : keys) {
        text += key + '\n';
    }
    const auto aside = file.string() + ".new";
    ::unlink(aside.c_str());
    const int handle = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR);
    if (handle < 0) {
        unwritable(file);
    }
    const bool is_written =
        ::write(handle, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fsync(handle) == 0;
    ::close(handle);
    if (!is_written || ::rename(aside.c_str(), file.c_str()) != 0) {
        unwritable(file);
    }
}

/// The key to seal with.
std::string newest_key(const store::Database& database) {
    const auto file = key_file_of(database.file());
    auto keys = load_keys(file);
    if (keys.empty()) {
        if (!store::noted_referrals(database).empty()) {
            throw util::Unavailable({"referral.keys_lost", {{"file", file.string()}}});
        }
        keys = {util::make_sealing_key()};
        save_keys(file, keys);
    }
    return keys.back();
}

std::optional<std::string> opened(const store::SealedNote& note,
                                  directory::ReferralId id,
                                  const std::vector<std::string>& keys) {
    for (const auto& key : std::views::reverse(keys)) {
        if (name_of(key) == note.key) {
            return util::unseal(key, note.bytes, context_of(id));
        }
    }
    return std::nullopt;
}

} // namespace

fs::path key_file_of(const fs::path& database) {
    const char* given = std::getenv("RELAIS_KEY_FILE");
    return given != nullptr && *given != '\0' ? fs::path(given)
                                              : fs::path(database.string() + ".keys");
}

void create_keys(const fs::path& file) {
    if (fs::exists(file)) {
        throw util::Conflict({"referral.keys_exist", {{"file", file.string()}}});
    }
    save_keys(file, {util::make_sealing_key()});
}

void write_note(const store::Database& database,
                directory::ReferralId id,
                const std::string& text) {
    if (text.empty()) {
        return;
    }
    const auto key = newest_key(database);
    store::set_note(database, id, {util::seal(key, text, context_of(id)), name_of(key)});
}

Note read_note(const store::Database& database, directory::ReferralId id) {
    const auto note = store::note_of(database, id);
    if (note.bytes.empty()) {
        return {};
    }
    const auto text = opened(note, id, load_keys(key_file_of(database.file())));
    return text ? Note{*text, false} : Note{"", true};
}

Rotated rotate_keys(const store::Database& database, const Actor& actor, util::Instant now) {
    const auto file = key_file_of(database.file());
    auto keys = load_keys(file);
    if (keys.empty()) {
        throw util::Unavailable({"referral.keys_lost", {{"file", file.string()}}});
    }
    keys.push_back(util::make_sealing_key());
    save_keys(file, keys); // before any note needs it
    store::Transaction transaction(database);
    Rotated done;
    for (const auto id : store::noted_referrals(database)) {
        const auto text = opened(store::note_of(database, id), id, keys);
        text ? ++done.notes : ++done.lost;
        if (text) {
            write_note(database, id, *text);
        }
    }
    audit(database, actor, now, "rotate_keys", "notes", "", name_of(keys.back()));
    transaction.commit();
    return done;
}

} // namespace relais::usecases
