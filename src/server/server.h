#pragma once
#include "present/texts.h"
#include "server/limits.h"
#include "server/live_edition.h"
#include "usecases/desk.h"
#include "usecases/training.h"
#include "util/clock.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relais::server {

struct ServerOptions {
    std::string host = "127.0.0.1";
    int port = 8080;           ///< 0: any free one
    int threads = 64;          ///< requests served at once
    std::filesystem::path web; ///< the web folder: templates/, dist/
    std::string tiles;         ///< template of background map tiles, "" for none
    std::vector<std::string> embed_hosts; ///< "https://partner.example": whose pages may show /embed in a frame
    std::shared_ptr<usecases::Desk> desk; ///< what is written; null: a directory to be read, without accounts
    std::optional<usecases::Training> training; ///< `desk` is a copy to practise on, and every page says so
    std::chrono::seconds tick{0}; ///< between two looks at what time brings (usecases/run_due.h); 0: none
    std::filesystem::path tls_certificate; ///< PEM, with its chain; "" for plain text
    std::filesystem::path tls_key;         ///< PEM
    std::string trusted_proxy; ///< address of the proxy before us that speaks TLS and says who asks; "" for none
    Limits limits;
    std::chrono::milliseconds poll{1000};      ///< how often a new edition is looked for
    std::function<void(std::string_view)> log; ///< a line of the log; by default to standard error, with the time
};

/// The HTTP server: pages, API and static files of the published edition. Nothing of a request's body, of what stands
/// after "?" in its address or of who sent it is ever logged.
class Server {
public:
    /// Loads the templates, the static files and the edition. `texts` must outlive the server. Throws util::Error.
    Server(ServerOptions options, const present::Catalogues& texts, EditionSource source, util::Clock clock);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Takes the port and answers its number. Throws util::Unavailable with a sentence when it is taken.
    int bind();
    /// Serves until `stop`; the requests begun are answered first. After `bind`.
    void run();
    /// From any thread, more than once.
    void stop();
    /// Looks for a new edition now.
    void refresh();
    [[nodiscard]] bool has_edition() const;
    /// Every route, "GET /api/v1/search": what the OpenAPI document is held against.
    [[nodiscard]] std::vector<std::string> routes() const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace relais::server
