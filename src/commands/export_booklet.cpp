#include "commands/export_booklet.h"

#include "commands/need_words.h"
#include "commands/output.h"
#include "present/booklet.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace relais::commands {
namespace {

struct ExportBookletOptions {
    present::BookletRequest request;
    std::filesystem::path file;
    std::string lang; ///< fr, en or both; "": the language of the command
};

int export_booklet(const Context& context, ExportBookletOptions options) {
    const auto snapshot = published_snapshot(context);
    std::ranges::replace(options.request.zone, '-', '_'); // "extreme-nord" as people type it
    for (auto& need : options.request.needs) {
        need = need_code(snapshot->directory().taxonomy, need);
    }
    const auto all = present::Catalogues::load(context.web / "i18n");
    const auto& texts = options.lang.empty() ? context.texts : all.in(present::lang_from(options.lang)); // both: French first
    options.request.beside = options.lang == "both" ? &all.en : nullptr;
    auto file = present::booklet_file(*snapshot, texts, options.request, util::day_in_cameroon(context.clock()));
    const auto target = options.file.empty() ? std::filesystem::path(file.name) : options.file;
    write_new_file(target, file.bytes);
    if (context.json) {
        *context.out << nlohmann::json{{"file", target.string()}, {"bytes", file.bytes.size()}}.dump() << '\n';
    } else {
        context.say({"booklet.done", {{"file", target.string()}, {"kb", std::to_string(file.bytes.size() / 1000)}}});
    }
    return 0;
}

} // namespace

void add_export_booklet(CLI::App& exports, Context& context) {
    const auto help = [&](const std::string& key) { return context.texts.text("help." + key); };
    auto* command = exports.add_subcommand("booklet", help("export_booklet"));
    auto options = std::make_shared<ExportBookletOptions>();
    command->add_option("--zone", options->request.zone, help("booklet_zone"));
    command->add_option("--need", options->request.needs, context.texts.text("facet.need"))->delimiter(',')->allow_extra_args(false);
    command->add_option("--url", options->request.url, help("booklet_url"));
    command->add_option("--lang", options->lang, help("booklet_lang"))->check(CLI::IsMember({"fr", "en", "both"}));
    command->add_option("--to", options->file, help("booklet_to"));
    command->callback([&context, options] {
        context.work = [&context, options] { return export_booklet(context, *options); };
    });
}

} // namespace relais::commands
