#include "commands/serve_command.h"

#include "commands/context.h"
#include "server/server.h"
#include "store/database.h"
#include "store/edition_store.h"
#include "store/membership_store.h"
#include "store/reference_store.h"
#include "usecases/desk.h"
#include "usecases/load_snapshot.h"
#include "usecases/public_changes.h"
#include "usecases/travel_map.h"
#include "util/errors.h"
#include "util/secret.h"

#include <CLI/CLI.hpp>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <memory>
#include <ostream>
#include <thread>

namespace relais::commands {
namespace {

/// SIGTERM and SIGINT are held back for the whole process and handed to `stop` by a thread, so that no work is broken
/// off in the middle. A second signal ends the process at once.
class StopSignals {
public:
    StopSignals() {
        sigemptyset(&m_signals);
        sigaddset(&m_signals, SIGTERM);
        sigaddset(&m_signals, SIGINT);
        pthread_sigmask(SIG_BLOCK, &m_signals, nullptr); // before any thread is made: they inherit it
    }
    ~StopSignals() {
        m_done = true;
        if (m_waiter.joinable()) {
            m_waiter.join();
        }
        pthread_sigmask(SIG_UNBLOCK, &m_signals, nullptr);
    }
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    void when_told(std::function<void()> stop) {
        m_waiter = std::thread([this, stop = std::move(stop)] {
            constexpr timespec k_step{0, 100'000'000};
            while (!m_done) {
                if (sigtimedwait(&m_signals, nullptr, &k_step) > 0) {
                    stop();
                    break;
                }
            }
            while (!m_done) {
                if (sigtimedwait(&m_signals, nullptr, &k_step) > 0) {
                    std::_Exit(1);
                }
            }
        });
    }

private:
    sigset_t m_signals{};
    std::atomic<bool> m_done = false;
    std::thread m_waiter;
};

constexpr std::chrono::seconds k_tick{60};

/// Who asks for a time without roads is told by the page; whoever starts the server should know it before.
void tell_missing_roads(const Context& context, const usecases::Snapshot& snapshot) {
    const auto& roads = snapshot.travel().roads();
    if (roads && roads->fault) {
        *context.err << context.texts.render(*roads->fault) << std::endl;
    }
}

server::EditionSource source_of(const std::shared_ptr<store::Database>& database, const Context& context) {
    return {[database, clock = context.clock] {
                const auto edition = store::published_edition(*database);
                const auto today = util::day_in_cameroon(clock());
                return edition ? std::to_string(edition->id.value) + "-" + std::to_string(store::revision(*database)) +
                                     "-" + store::membership_phase(*database, today)
                               : std::string();
            },
            [database, &context] {
                auto snapshot = usecases::load_snapshot(*database);
                if (snapshot) {
                    tell_missing_roads(context, *snapshot);
                }
                return snapshot;
            },
            [database] { return usecases::load_public_changes(*database); }};
}

/// What the server writes. A file that cannot be written is served all the same, without accounts and without counting.
std::shared_ptr<usecases::Desk> desk_for(const Context& context) {
    try {
        return std::make_shared<usecases::Desk>(context.database);
    } catch (const util::Error& error) {
        *context.err << context.texts.render({"unmet.not_counted", {{"why", context.texts.render(error.message())}}})
                     << '\n';
        return nullptr;
    }
}

std::string address_of(const std::string& scheme, const std::string& host, int port) {
    const bool is_ipv6 = host.find(':') != std::string::npos;
    return scheme + "://" + (is_ipv6 ? "[" + host + "]" : host) + ":" + std::to_string(port) + "/";
}

struct TrainingOptions {
    bool is_on = false;
    std::string password; ///< "": a new one
};

/// From here on the copy is what is served.
usecases::Training start_training(Context& context, const TrainingOptions& asked) {
    using directory::Role;
    std::vector<std::pair<Role, std::string>> names;
    for (const auto role : {Role::caseworker, Role::focal_point, Role::partner, Role::planner, Role::manager,
                            Role::administrator}) {
        names.emplace_back(role, context.texts.label("role", directory::code_of(role)));
    }
    constexpr std::size_t k_letters = 16;
    const auto password = asked.password.empty() ? util::random_secret().substr(0, k_letters) : asked.password;
    auto training = usecases::prepare_training(context.database, password, names, context.clock());
    context.database = training.live;
    context.say({"training.accounts", {{"password", password}}});
    for (const auto& account : training.accounts) {
        context.say({"training.account", {{"email", account.email}, {"role", account.name}}});
    }
    return training;
}

int serve(Context context, server::ServerOptions options, const TrainingOptions& training) {
    StopSignals signals;
    options.web = context.web;
    options.tick = k_tick;
    if (training.is_on) {
        options.training = start_training(context, training);
    }
    auto database = std::make_shared<store::Database>(
        store::Database::open(context.database, store::Access::read_only));
    options.desk = desk_for(context);
    const auto texts = present::Catalogues::load(context.web / "i18n");
    const auto host = options.host;
    const bool has_tls = !options.tls_certificate.empty();
    server::Server server(std::move(options), texts, source_of(database, context), context.clock);
    const int port = server.bind();
    const std::string scheme = has_tls ? "https" : "http";
    context.say({"api.serving", {{"address", address_of(scheme, host, port)}}});
    if (!server.has_edition()) {
        context.say({"api.serving_without_edition", {}});
    }
    context.out->flush();
    signals.when_told([&server] { server.stop(); });
    server.run();
    context.say({"api.stopped", {}});
    return 0;
}

} // namespace

void add_serve_command(CLI::App& app, Context& context) {
    const auto help = [&](const std::string& key) { return context.texts.text("api.help." + key); };
    auto* command = app.add_subcommand("serve", help("serve"));
    auto options = std::make_shared<server::ServerOptions>();
    command->add_option("--host", options->host, help("host"))->capture_default_str();
    command->add_option("--port", options->port, help("port"))->check(CLI::Range(0, 65535))->capture_default_str();
    command->add_option("--threads", options->threads, help("threads"))->check(CLI::Range(1, 1000))->capture_default_str();
    command->add_option("--tiles", options->tiles, help("tiles"));
    auto* certificate = command->add_option("--tls-cert", options->tls_certificate, help("tls_cert"));
    auto* key = command->add_option("--tls-key", options->tls_key, help("tls_key"));
    certificate->needs(key);
    key->needs(certificate);
    command->add_option("--trusted-proxy", options->trusted_proxy, help("trusted_proxy"));
    command->add_option("--embed-host", options->embed_hosts, context.texts.text("help.embed_host"))->allow_extra_args(false);
    auto training = std::make_shared<TrainingOptions>();
    auto* trains = command->add_flag("--training", training->is_on, context.texts.text("training.help"));
    command->add_option("--training-password", training->password, context.texts.text("training.help_password"))
        ->needs(trains);
    command->callback([&context, options, training] {
        context.work = [&context, options, training] { return serve(context, *options, *training); };
    });
}

} // namespace relais::commands
