#include "commands/outbox_command.h"

#include "commands/context.h"
#include "mail/folder_sender.h"
#include "mail/sms_gateway.h"
#include "mail/smtp_sender.h"
#include "store/exercise_store.h"
#include "usecases/outbox.h"
#include "util/errors.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <memory>
#include <ostream>

namespace relais::commands {
namespace {

using Json = nlohmann::ordered_json;
using store::OutboxMessage;

struct OutboxOptions {
    std::int64_t id = 0;
    std::string state;
    std::string folder; ///< "": beside the database
    mail::SmtpServer server;
    std::string password_file;
    mail::SmsGateway gateway;
    std::string token_file;
};

std::string help(const Context& context, const std::string& key) {
    return context.texts.text("outbox.help." + key);
}

usecases::Author outbox_author(const Context& context) {
    return {"cli:" + context.author(), context.clock()};
}

store::Database open(const Context& context) {
    return store::Database::open(context.database, store::Access::read_write);
}

/// A password stands in a file: a command line is seen by everybody on the machine.
std::string password_in(const std::string& option, const std::string& file) {
    std::ifstream in(file);
    std::string line;
    if (!std::getline(in, line)) {
        throw util::InvalidInput(option, {"outbox.no_password", {{"file", file}}});
    }
    return line;
}

usecases::Outcome outcome_of(const mail::Handed& handed) {
    using Result = mail::Handed::Result;
    switch (handed.result) {
    case Result::sent:
        return {usecases::Delivery::sent, ""};
    case Result::refused:
        return {usecases::Delivery::refused, handed.fault};
    case Result::later:
        return {usecases::Delivery::later, handed.fault};
    case Result::unknown:
        break;
    }
    return {usecases::Delivery::unknown, handed.fault};
}

/// Mails to the server and SMS to the gateway where one is given; everything else to the folder.
usecases::Send sender_for(const Context& context, const OutboxOptions& options) {
    const std::filesystem::path folder = options.folder.empty()
                                             ? context.database.parent_path() / "outbox"
                                             : std::filesystem::path(options.folder);
    return [&context, folder, server = options.server, gateway = options.gateway](const OutboxMessage& message) {
        const mail::Letter letter{
            message.id, message.recipient, message.subject, message.text, message.lang};
        if (message.channel == store::Channel::sms) {
            return outcome_of(gateway.url.empty() ? mail::put_sms(folder, letter) : mail::send_sms(gateway, letter));
        }
        return outcome_of(server.url.empty()
                              ? mail::put_mail(folder, letter, server.from, context.clock())
                              : mail::send_mail(server, letter, context.clock()));
    };
}

int send(const Context& context, OutboxOptions options) {
    if (!options.server.url.empty()) {
        mail::check_server(options.server);
    }
    if (!options.password_file.empty()) {
        options.server.password = password_in("--smtp-password-file", options.password_file);
    }
    if (!options.gateway.url.empty()) {
        mail::check_gateway(options.gateway);
    }
    if (!options.token_file.empty()) {
        options.gateway.token = password_in("--sms-token-file", options.token_file);
    }
    const auto database = open(context);
    if (store::is_exercise_copy(database)) {
        throw util::Forbidden({"training.no_mail", {}});
    }
    const auto report = usecases::send_due(database, sender_for(context, options), context.clock);
    if (context.json) {
        *context.out << Json{{"sent", report.sent},
                             {"bounced", report.refused},
                             {"later", report.later},
                             {"in_doubt", report.unknown}}
                            .dump(2)
                     << '\n';
        return 0;
    }
    context.say({"outbox.report",
                 {{"sent", std::to_string(report.sent)},
                  {"refused", std::to_string(report.refused)},
                  {"later", std::to_string(report.later)},
                  {"unknown", std::to_string(report.unknown)}}});
    return 0;
}

Json message_json(const OutboxMessage& message) {
    return {{"id", message.id},
            {"made_at", message.made_at},
            {"channel", directory::code_of(message.channel)},
            {"kind", message.kind},
            {"about", message.about},
            {"recipient", message.recipient},
            {"lang", message.lang},
            {"subject", message.subject},
            {"text", message.text},
            {"state", directory::code_of(message.state)},
            {"due_at", message.due_at},
            {"tries", message.tries},
            {"last_at", message.last_at},
            {"fault", message.fault}};
}

int list(const Context& context, const std::string& state) {
    const auto wanted =
        state.empty() ? std::nullopt : directory::from_code<store::MessageState>(state);
    const auto messages = store::list_messages(open(context), wanted);
    if (context.json) {
        auto all = Json::array();
        for (const auto& message : messages) {
            all.push_back(message_json(message));
        }
        *context.out << all.dump(2) << '\n';
        return 0;
    }
    if (messages.empty()) {
        context.say({"outbox.none", {}});
    }
    for (const auto& message : messages) {
        context.say(
            {"outbox.line",
             {{"id", std::to_string(message.id)},
              {"state", context.texts.label("message_state", directory::code_of(message.state))},
              {"channel",
               context.texts.label("message_channel", directory::code_of(message.channel))},
              {"recipient", message.recipient},
              {"kind", message.kind},
              {"at", message.last_at.empty() ? message.made_at : message.last_at},
              {"fault", message.fault}}});
    }
    return 0;
}

int show(const Context& context, std::int64_t id) {
    const auto message = store::find_message(open(context), id);
    if (context.json) {
        *context.out << message_json(message).dump(2) << '\n';
        return 0;
    }
    *context.out << message.recipient << '\n'
                 << message.subject << (message.subject.empty() ? "" : "\n") << '\n'
                 << message.text << '\n';
    return 0;
}

void add_id(CLI::App& command, Context& context, OutboxOptions& options) {
    command.add_option("number", options.id, help(context, "id"))->required();
}

void add_send(CLI::App& outbox, Context& context, const std::shared_ptr<OutboxOptions>& options) {
    auto* command = outbox.add_subcommand("send", help(context, "send"));
    options->server.from = "relais@localhost";
    command->add_option("--folder", options->folder, help(context, "folder"))
        ->envname("RELAIS_OUTBOX");
    command->add_option("--smtp", options->server.url, help(context, "smtp"))
        ->envname("RELAIS_SMTP");
    command->add_option("--smtp-user", options->server.user, help(context, "smtp_user"))
        ->envname("RELAIS_SMTP_USER");
    command
        ->add_option("--smtp-password-file", options->password_file, help(context, "smtp_password"))
        ->envname("RELAIS_SMTP_PASSWORD_FILE");
    command->add_option("--from", options->server.from, help(context, "from"))
        ->envname("RELAIS_MAIL_FROM")
        ->capture_default_str();
    auto& gateway = options->gateway;
    command->add_option("--sms-url", gateway.url, help(context, "sms_url"))->envname("RELAIS_SMS_URL");
    command->add_option("--sms-token-file", options->token_file, help(context, "sms_token"))
        ->envname("RELAIS_SMS_TOKEN_FILE");
    command->add_option("--sms-to-field", gateway.to_field, help(context, "sms_to"))
        ->envname("RELAIS_SMS_TO_FIELD")
        ->capture_default_str();
    command->add_option("--sms-text-field", gateway.text_field, help(context, "sms_text"))
        ->envname("RELAIS_SMS_TEXT_FIELD")
        ->capture_default_str();
    command->callback([&context, options] {
        context.work = [&context, options] { return send(context, *options); };
    });
}

using Act = void (*)(const store::Database&, std::int64_t, const usecases::Author&);

void add_act(CLI::App& outbox,
             Context& context,
             const std::shared_ptr<OutboxOptions>& options,
             const char* name,
             Act act) {
    auto* command = outbox.add_subcommand(name, help(context, name));
    add_id(*command, context, *options);
    command->callback([&context, options, act] {
        context.work = [&context, options, act] {
            act(open(context), options->id, outbox_author(context));
            context.say({"outbox.done", {{"id", std::to_string(options->id)}}});
            return 0;
        };
    });
}

} // namespace

void add_outbox_command(CLI::App& app, Context& context) {
    auto* outbox = app.add_subcommand("outbox", help(context, "outbox"));
    outbox->require_subcommand(1);
    auto options = std::make_shared<OutboxOptions>();
    add_send(*outbox, context, options);
    auto* listing = outbox->add_subcommand("list", help(context, "list"));
    const auto& states = directory::CodeList<store::MessageState>::codes;
    listing->add_option("--state", options->state, help(context, "state"))
        ->check(CLI::IsMember(std::vector<std::string>(states.begin(), states.end())));
    listing->callback([&context, options] {
        context.work = [&context, options] { return list(context, options->state); };
    });
    auto* showing = outbox->add_subcommand("show", help(context, "show"));
    add_id(*showing, context, *options);
    showing->callback([&context, options] {
        context.work = [&context, options] { return show(context, options->id); };
    });
    add_act(*outbox, context, options, "retry", &usecases::retry_message);
    add_act(*outbox, context, options, "withdraw", &usecases::withdraw_message);
    add_act(*outbox, context, options, "bounced", &usecases::mark_bounced);
}

} // namespace relais::commands
