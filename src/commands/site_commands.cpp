#include "commands/site_commands.h"

#include "commands/context.h"
#include "commands/output.h"
#include "importers/zip_file.h"
#include "offline/site_seal.h"
#include "present/copy_beside.h"
#include "store/database.h"
#include "util/errors.h"
#include "util/signing.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <memory>
#include <ostream>

namespace relais::commands {
namespace {

namespace fs = std::filesystem;

struct SitesOptions {
    fs::path path;
    fs::path key;
};

std::string read_key(const fs::path& file) {
    std::ifstream in(file);
    std::string key;
    if (!(in >> key)) {
        throw util::InvalidInput("--key", {"error.no_file", {{"file", file.string()}}});
    }
    return key;
}

void write_file(const fs::path& file, std::string_view bytes) {
    fs::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush()) {
        throw util::Unavailable({"stick.cannot_write", {{"file", file.string()}}});
    }
}

/// Written beside and renamed: an export cut short leaves nothing of the name asked for.
void write_site(const fs::path& path, const std::vector<offline::SiteFile>& files) {
    const fs::path aside = path.string() + ".part";
    fs::remove_all(aside);
    if (path.extension() == ".zip") {
        const fs::path archive = path.parent_path() / (path.stem().string() + "-part.zip"); // GDAL goes by the first ".zip"
        fs::remove(archive);
        std::vector<importers::NamedFile> named;
        for (const auto& file : files) {
            named.push_back({file.name, file.bytes});
        }
        importers::write_zip(archive, named);
        fs::rename(archive, path);
        return;
    }
    for (const auto& file : files) {
        write_file(aside / file.name, file.bytes);
    }
    fs::rename(aside, path);
}

copy::Beside beside_of(const Context& context, const usecases::Snapshot& snapshot, util::Instant now) {
    const auto database = store::Database::open(context.database, store::Access::read_only);
    const auto today = util::day_in_cameroon(now);
    return present::copy_beside(usecases::load_offer_board(database, today),
                                usecases::flowchart_in_use(&database, snapshot.directory().taxonomy), today);
}

int export_site(const Context& context, const SitesOptions& options) {
    const fs::path path = options.path.has_filename() ? options.path : options.path.parent_path();
    if (fs::exists(path)) {
        throw util::Conflict({"stick.exists", {{"file", path.string()}}});
    }
    std::optional<std::string> key;
    if (!options.key.empty()) {
        key = read_key(options.key);
    }
    const auto snapshot = published_snapshot(context);
    const auto texts = present::Catalogues::load(context.web / "i18n");
    const auto now = context.clock();
    auto files = offline::make_site(*snapshot, beside_of(context, *snapshot, now), texts, context.web, now);
    offline::seal(files, snapshot->directory().edition.label, now, key);
    write_site(path, files);
    std::size_t bytes = 0;
    for (const auto& file : files) {
        bytes += file.bytes.size();
    }
    context.say({"stick.exported",
                 {{"count", std::to_string(files.size())}, {"file", path.string()}, {"size", std::to_string(bytes / 1000)}}});
    context.say({key ? "stick.signed_by" : "stick.without_signature", {{"key", key ? util::open_half(*key) : ""}}});
    return 0;
}

int verify(const Context& context, const SitesOptions& options) {
    std::vector<offline::SiteFile> files;
    for (auto& file : importers::read_zip_or_folder(options.path)) {
        files.push_back({std::move(file.name), std::move(file.bytes)});
    }
    std::optional<std::string> expected;
    if (!options.key.empty()) {
        expected = read_key(options.key);
    }
    const auto verdict = offline::check_seal(files, expected);
    for (const auto& fault : verdict.faults) {
        context.say(fault);
    }
    if (!verdict.faults.empty()) {
        return 1;
    }
    context.say({"stick.whole", {{"edition", verdict.edition}, {"made", verdict.made}}});
    if (verdict.signer.empty()) {
        context.say({"stick.without_signature", {}});
    } else {
        context.say({expected ? "stick.signed_by" : "stick.signed_by_unknown", {{"key", verdict.signer}}});
    }
    return 0;
}

int keygen(const Context& context, const SitesOptions& options) {
    const fs::path open_file = options.path.string() + ".pub";
    for (const auto& file : {options.path, open_file}) {
        if (fs::exists(file)) {
            throw util::Conflict({"stick.exists", {{"file", file.string()}}});
        }
    }
    const auto pair = util::make_key_pair();
    write_file(fs::absolute(options.path), "");
    fs::permissions(options.path, fs::perms::owner_read | fs::perms::owner_write);
    write_file(fs::absolute(options.path), pair.secret + "\n");
    write_file(fs::absolute(open_file), pair.open + "\n");
    context.say({"stick.key_made", {{"secret", options.path.string()}, {"open", open_file.string()}}});
    return 0;
}

/// "export", whichever of its kinds was added first.
CLI::App* export_command(CLI::App& app, const std::string& help) {
    for (auto* command : app.get_subcommands({})) {
        if (command->get_name() == "export") {
            return command;
        }
    }
    auto* command = app.add_subcommand("export", help);
    command->require_subcommand(1);
    return command;
}

} // namespace

void add_site_commands(CLI::App& app, Context& context) {
    const auto help = [&](const std::string& key) { return context.texts.text("stick.help." + key); };
    const auto options = std::make_shared<SitesOptions>();
    auto* exports = export_command(app, help("export"));
    auto* site = exports->add_subcommand("site", help("site"));
    site->add_option("path", options->path, help("site_path"))->required();
    site->add_option("--key", options->key, help("secret_key"));
    site->callback([&context, options] { context.work = [&context, options] { return export_site(context, *options); }; });
    auto* check = app.add_subcommand("verify", help("verify"));
    check->add_option("path", options->path, help("verify_path"))->required();
    check->add_option("--key", options->key, help("open_key"));
    check->callback([&context, options] { context.work = [&context, options] { return verify(context, *options); }; });
    auto* keys = app.add_subcommand("keygen", help("keygen"));
    keys->add_option("file", options->path, help("keygen_file"))->required();
    keys->callback([&context, options] { context.work = [&context, options] { return keygen(context, *options); }; });
}

} // namespace relais::commands
