#include "api_server.h"

#include <catch2/catch.hpp>

#include <brotli/decode.h>

#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace relais;
using namespace relais::test;

namespace {

std::string unbrotlied(const std::string& packed) {
    std::string out(1 << 20, '\0');
    std::size_t size = out.size();
    const auto done = BrotliDecoderDecompress(packed.size(), reinterpret_cast<const std::uint8_t*>(packed.data()), &size,
                                              reinterpret_cast<std::uint8_t*>(out.data()));
    out.resize(done == BROTLI_DECODER_RESULT_SUCCESS ? size : 0);
    return out;
}

/// A web folder with a built page of a few files, gone at the end.
class WebFolder {
public:
    WebFolder() : m_folder(std::filesystem::temp_directory_path() / ("relais-web-" + std::to_string(getpid()))) {
        namespace fs = std::filesystem;
        fs::remove_all(m_folder);
        fs::create_directories(m_folder / "dist" / "js");
        fs::create_directory_symlink(RELAIS_SOURCE_DIR "/web/templates", m_folder / "templates");
        write("dist/js/app-ABCD2345.js", std::string(5000, 'x'));
        write("dist/style.css", "body{}");
        write("dist/style.css.br", "packed");
        write("dist/.hidden", "secret");
        write("secret.txt", "secret");
        fs::create_symlink(m_folder / "secret.txt", m_folder / "dist" / "link.txt");
        fs::create_directory_symlink(m_folder, m_folder / "dist" / "up");
    }
    ~WebFolder() { std::filesystem::remove_all(m_folder); }
    WebFolder(const WebFolder&) = delete;
    WebFolder& operator=(const WebFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_folder; }

private:
    void write(const std::string& name, const std::string& content) { std::ofstream(m_folder / name) << content; }
    std::filesystem::path m_folder;
};

} // namespace

TEST_CASE("An answer kept by the client is confirmed by its tag, until the edition changes") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    for (const std::string path : {"/api/v1/search", "/api/v1/search?q=kawtal", "/api/v1/areas", "/api/v1/taxonomy",
                                   "/api/v1/points", "/api/v1/sites/11", "/fr/"}) {
        CAPTURE(path);
        const auto first = client.Get(path);
        const auto tag = first->get_header_value("ETag");
        REQUIRE(tag.size() > 6);
        const auto again = client.Get(path, {{"If-None-Match", "\"other\", " + tag}});
        CHECK(again->status == 304);
        CHECK(again->body.empty());
        CHECK(again->get_header_value("ETag") == tag);
        CHECK(client.Get(path, {{"If-None-Match", "\"other\""}})->status == 200);
    }
    const auto french = client.Get("/api/v1/taxonomy?lang=fr")->get_header_value("ETag");
    CHECK(client.Get("/api/v1/taxonomy?lang=en", {{"If-None-Match", french}})->status == 200);

    const auto old = client.Get("/api/v1/search")->get_header_value("ETag");
    auto builder = small_directory();
    builder.organisation(4, "Nouvelle association");
    builder.site(14, "Nouveau lieu", 14.3, 10.6);
    builder.service(104, 14, "legal_aid");
    server.publish(builder.snapshot());
    const auto fresh = client.Get("/api/v1/search", {{"If-None-Match", old}});
    CHECK(fresh->status == 200);
    CHECK(json_of(fresh)["total"] == 4);
}

TEST_CASE("Answers travel compressed as the client asks") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    client.set_decompress(false);
    const std::string path = "/api/v1/taxonomy";
    const auto plain = client.Get(path, {{"Accept-Encoding", "identity"}});
    CHECK_FALSE(plain->has_header("Content-Encoding"));
    const auto brotli = client.Get(path, {{"Accept-Encoding", "gzip, deflate, br"}});
    CHECK(brotli->get_header_value("Content-Encoding") == "br");
    CHECK(unbrotlied(brotli->body) == plain->body);
    CHECK(brotli->body.size() < plain->body.size());
    CHECK(client.Get(path, {{"Accept-Encoding", "br;q=0, gzip"}})->get_header_value("Content-Encoding") == "gzip");
    CHECK(client.Get(path, {{"Accept-Encoding", "gzip;q=0"}})->get_header_value("Content-Encoding").empty());
    CHECK(client.Get("/fr/", {{"Accept-Encoding", "br"}})->get_header_value("Content-Encoding") == "br");
    CHECK(client.Get("/api/v1/sites/11", {{"Accept-Encoding", "gzip"}})->get_header_value("Content-Encoding") == "gzip");

    client.set_decompress(true);
    CHECK(client.Get(path, {{"Accept-Encoding", "gzip"}})->body == plain->body);
    CHECK(plain->get_header_value("Vary").find("Accept-Encoding") != std::string::npos);
}

TEST_CASE("Every answer carries what keeps a browser safe") {
    server::ServerOptions options;
    options.tiles = "https://{s}.tile.example.org/{z}/{x}/{y}.png";
    ApiServer server(small_directory().snapshot(), options);
    auto client = server.client();
    for (const char* path : {"/fr/", "/api/v1/search", "/api/v1/nowhere", "/fr/nulle-part", "/static/none.js"}) {
        CAPTURE(path);
        const auto answer = client.Get(path);
        CHECK(answer->get_header_value_count("Content-Security-Policy") == 1);
        const auto policy = answer->get_header_value("Content-Security-Policy");
        CHECK(policy.starts_with("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
                                 "img-src 'self' data: https://*.tile.example.org;"));
        CHECK(policy.find("unsafe-inline") == std::string::npos);
        CHECK(policy.find("'unsafe-eval'") == std::string::npos);
        CHECK(answer->get_header_value("X-Content-Type-Options") == "nosniff");
        CHECK(answer->has_header("Referrer-Policy"));
    }
    CHECK(json_of(client.Get("/api/v1/status"))["tiles"] == options.tiles);
}

TEST_CASE("A tile address that could break out of the policy is refused") {
    server::ServerOptions options;
    for (const char* tiles : {"javascript:alert(1)", "https://x/{z}/{x}", "https://x; script-src *//{z}/{x}/{y}",
                              "https://x y/{z}/{x}/{y}.png", "/tiles/{z}/{x}/{y}.png"}) {
        CAPTURE(tiles);
        options.tiles = tiles;
        CHECK_THROWS_AS(ApiServer(nullptr, options), util::InvalidInput);
    }
}

TEST_CASE("Static files are those of the built page and nothing around it") {
    const WebFolder web;
    server::ServerOptions options;
    options.web = web.path();
    ApiServer server(small_directory().snapshot(), options);
    auto client = server.client();
    client.set_decompress(false);
    const auto script = client.Get("/static/js/app-ABCD2345.js");
    CHECK(script->status == 200);
    CHECK(script->get_header_value("Content-Type") == "text/javascript; charset=utf-8");
    CHECK(script->get_header_value("Cache-Control").find("immutable") != std::string::npos);
    CHECK(client.Get("/static/style.css", {{"Accept-Encoding", "br"}})->body == "packed");
    CHECK(client.Get("/static/style.css")->body == "body{}");
    CHECK(client.Get("/static/style.css")->get_header_value("Cache-Control") == "no-cache");
    for (const char* path : {"/static/link.txt", "/static/up/secret.txt", "/static/.hidden", "/static/../secret.txt",
                             "/static/%2e%2e/secret.txt", "/static/%2e%2e%2fsecret.txt", "/static/js/../../secret.txt",
                             "/static//secret.txt", "/static/", "/static", "/static/style.css.br"}) {
        CAPTURE(path);
        const auto answer = client.Get(path);
        CHECK(answer->status == 404);
        CHECK(answer->body.find("\"secret\"") == std::string::npos);
    }
}
