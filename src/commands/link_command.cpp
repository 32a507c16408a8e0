#include "commands/link_command.h"

#include "commands/context.h"
#include "present/keep_messages.h"
#include "present/page_record.h"
#include "usecases/accounts.h"
#include "usecases/focal_point.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <ostream>

namespace relais::commands {
namespace {

struct LinkOptions {
    std::int64_t site = 0;
    std::string to;
    std::string lang = "fr";
    std::string address = "http://127.0.0.1:8080";
};

int link(const Context& context, const LinkOptions& options) {
    const auto database = store::Database::open(context.database, store::Access::read_write);
    const auto lang = present::lang_from(options.lang);
    const auto texts = present::Catalogues::load(context.web / "i18n");
    const directory::SiteId site{options.site};
    std::string url;
    usecases::NewMessage mail;
    usecases::NewMessage sms;
    const auto message_of = [&](const std::string& secret, util::Day expires_on) {
        url = options.address + present::focal_address(lang, secret);
        mail = present::focal_message(texts.in(lang), store::Channel::mail, site, url, expires_on);
        sms = present::focal_message(texts.in(lang), store::Channel::sms, site, url, expires_on);
        auto message = options.to.find('@') != std::string::npos ? mail : sms;
        message.recipient = options.to;
        return message;
    };
    const auto made = usecases::ask_focal_point(database,
                                                usecases::command_line_actor(context.author()),
                                                site,
                                                message_of,
                                                context.clock());
    if (context.json) {
        *context.out << nlohmann::ordered_json{{"link", url},
                                               {"expires_on", util::to_string(made.expires_on)},
                                               {"queued", made.is_queued},
                                               {"subject", mail.subject},
                                               {"mail", mail.text},
                                               {"sms", sms.text}}
                            .dump(2)
                     << '\n';
        return 0;
    }
    *context.out << url << "\n\n"
                 << mail.subject << "\n\n"
                 << mail.text << "\n\n"
                 << sms.text << '\n';
    return 0;
}

} // namespace

void add_link_command(CLI::App& app, Context& context) {
    const auto help = [&](const char* key) {
        return context.texts.text(std::string("keep.help_cli_") + key);
    };
    auto* command = app.add_subcommand("link", help("link"));
    auto options = std::make_shared<LinkOptions>();
    command->add_option("number", options->site, help("number"))->required();
    command->add_option("--to", options->to, help("to"));
    command->add_option("--link-lang", options->lang, help("lang"))
        ->check(CLI::IsMember({"fr", "en"}))
        ->capture_default_str();
    command->add_option("--site", options->address, context.texts.text("account.help.site"))
        ->envname("RELAIS_SITE")
        ->capture_default_str();
    command->callback([&context, options] {
        context.work = [&context, options] { return link(context, *options); };
    });
}

} // namespace relais::commands
