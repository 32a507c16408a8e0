#include "api_server.h"
#include "raw_client.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

/// The status line's number of what the server answers to exactly these bytes.
int status_of(const ApiServer& server, const std::string& bytes) {
    RawClient client(server.port());
    client.say(bytes);
    const auto line = client.hear_until("\r\n");
    return line.starts_with("HTTP/1.1 ") ? std::stoi(line.substr(9, 3)) : 0;
}

std::string post(const std::string& headers, const std::string& body = "") {
    return "POST /api/v1/nearest HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n" + body;
}

} // namespace

TEST_CASE("A request that is too long is refused before it is read") {
    ApiServer server(small_directory().snapshot());
    const std::string get = "GET /api/v1/status HTTP/1.1\r\nHost: x\r\n";

    CHECK(status_of(server, post("Content-Type: application/json\r\nContent-Length: 65537\r\n")) == 413);
    CHECK(status_of(server, post("Content-Length: 104857600\r\n")) == 413);
    CHECK(status_of(server, post("Content-Length: 99999999999999999999999\r\n")) == 413);
    CHECK(status_of(server, post("Content-Length: 104857600\r\nExpect: 100-continue\r\n")) == 413);
    CHECK(status_of(server, "GET /" + std::string(8100, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n") == 414);
    CHECK(status_of(server, "GET /" + std::string(200'000, 'a')) == 414);
    std::string many;
    for (int i = 0; i < 100; ++i) {
        many += "X-" + std::to_string(i) + ": 1\r\n";
    }
    CHECK(status_of(server, get + many + "\r\n") == 431);
    std::string endless;
    for (int i = 0; i < 1000; ++i) {
        endless += "X: " + std::string(1000, 'a') + "\r\n";
    }
    CHECK(status_of(server, get + endless) == 431);
}

TEST_CASE("A chunked body is cut off at the limit") {
    ApiServer server(small_directory().snapshot());
    RawClient client(server.port());
    REQUIRE(client.say(post("Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n")));
    const std::string chunk = "1000\r\n" + std::string(0x1000, ' ') + "\r\n";
    int taken = 0;
    while (taken < 25'600 && client.say(chunk)) { // 100 MB, if anybody listened
        ++taken;
    }
    CHECK(taken < 2'000);
}

TEST_CASE("100 MB sent at once get an answer, not the server's memory") {
    ApiServer server(small_directory().snapshot());
    RawClient client(server.port());
    client.say(post("Content-Type: application/json\r\nContent-Length: 104857600\r\n"));
    client.say(std::string(64 * 1024, ' '));
    const auto answer = client.hear();
    CHECK(answer.starts_with("HTTP/1.1 413 "));
    CHECK(answer.find("Connection: close") != std::string::npos);
    CHECK(answer.find("64 ko") != std::string::npos);
    CHECK(server.client().Get("/healthz")->status == 200);
}

TEST_CASE("A head that two readers could read differently is refused and the connection closed") {
    ApiServer server(small_directory().snapshot());
    const std::string smuggled = "GET /fr/a-propos HTTP/1.1\r\nHost: x\r\n\r\n";
    const auto size = std::to_string(smuggled.size());
    for (const auto& bytes : {
             post("Content-Length: 2\r\nContent-Length: " + size + "\r\n", smuggled),
             post("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", smuggled),
             post("Transfer-Encoding: identity\r\n", smuggled),
             post("Content-Length: -1\r\n", smuggled),
             post("Content-Length: +5\r\n", smuggled),
             post("Content-Length: abc\r\n", smuggled),
             "GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: " + size + "\r\n\r\n" + smuggled,
             "GET /healthz HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled,
         }) {
        CAPTURE(bytes);
        RawClient client(server.port());
        client.say(bytes);
        const auto answer = client.hear();
        CHECK(answer.starts_with("HTTP/1.1 400 "));
        CHECK(answer.find("HTTP/1.1 200") == std::string::npos);
    }
}

TEST_CASE("A body of unknown length, of another kind or compressed is refused") {
    ApiServer server(small_directory().snapshot());
    CHECK(status_of(server, post("")) == 411);
    CHECK(status_of(server, post("Content-Type: text/plain\r\nContent-Length: 2\r\n", "{}")) == 415);
    CHECK(status_of(server, post("Content-Type: application/jsonp\r\nContent-Length: 2\r\n", "{}")) == 415);
    CHECK(status_of(server, post("Content-Encoding: gzip\r\nContent-Length: 2\r\n", "{}")) == 415);
    CHECK(status_of(server, post("Content-Type: Application/JSON; charset=utf-8\r\nContent-Length: 2\r\n", "{}")) == 400);
}

TEST_CASE("Methods that are not at home at an address are named as such") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    const auto put = client.Put("/api/v1/search", "{}", "application/json");
    CHECK(put->status == 405);
    CHECK(put->get_header_value("Allow") == "GET, HEAD");
    CHECK(client.Delete("/api/v1/nearest")->status == 405);
    CHECK(client.Post("/api/v1/nowhere", "{}", "application/json")->status == 404);
    CHECK(client.Post("/fr/", "q=x", "application/x-www-form-urlencoded")->status == 405);
    CHECK(client.Options("/api/v1/search")->status == 405);
    CHECK(status_of(server, "BREW / HTTP/1.1\r\nHost: x\r\n\r\n") == 400);
    CHECK(status_of(server, "nonsense\r\n\r\n") == 400);
}

TEST_CASE("HEAD says what GET would, without the body") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    for (const char* path : {"/api/v1/search", "/fr/", "/api/v1/nowhere"}) {
        CAPTURE(path);
        const auto get = client.Get(path);
        const auto head = client.Head(path);
        REQUIRE(head);
        CHECK(head->status == get->status);
        CHECK(head->body.empty());
        CHECK(head->get_header_value("Content-Type") == get->get_header_value("Content-Type"));
        CHECK(head->get_header_value("Content-Length") == get->get_header_value("Content-Length"));
        CHECK(head->get_header_value("ETag") == get->get_header_value("ETag"));
    }
}

TEST_CASE("Requests sent one after another without waiting are all answered, in order") {
    ApiServer server(small_directory().snapshot());
    RawClient client(server.port());
    client.say("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /api/v1/nowhere HTTP/1.1\r\nHost: x\r\n\r\n"
               "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const auto all = client.hear();
    const auto first = all.find("HTTP/1.1 200");
    const auto second = all.find("HTTP/1.1 404");
    const auto third = all.find("HTTP/1.1 200", second);
    CHECK(first == 0);
    CHECK(second != std::string::npos);
    CHECK(third != std::string::npos);
}

TEST_CASE("A port that is taken is said in a sentence") {
    ApiServer server(small_directory().snapshot());
    server::ServerOptions options;
    options.web = RELAIS_SOURCE_DIR "/web";
    options.port = server.port();
    server::Server second(options, texts(), {[] { return std::string(); }, [] { return nullptr; }}, [] { return test_noon(); });
    try {
        second.bind();
        FAIL("the port was taken");
    } catch (const util::Unavailable& error) {
        CHECK(texts().fr.render(error.message()).find("--port") != std::string::npos);
        CHECK(error.message().value("port") == std::to_string(server.port()));
    }
}
