#include "offline/core.h"
#include "offline/stick_links.h"
#include "wasm/embedded.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// The C interface of the core in the browser; web/src/core.js is its other side. One copy is open at a time. Memory the
/// page writes into comes from `relais_alloc` and is given back by `relais_free`; what a call answers stays readable
/// until the next call.
namespace {

using namespace relais;

struct State {
    present::Catalogues texts = present::Catalogues::load(""); // src/wasm/embedded.cpp
    present::TemplateSources templates = wasm::templates();
    std::vector<std::string> parts; ///< given since the last `relais_open`
    std::unique_ptr<const offline::Core> core;
    server::Reply reply;
    bool has_file_links = false;
    std::string up; ///< from a page to the folder of files it is in
};

State& state() {
    static State the_state;
    return the_state;
}

int fail(const std::exception& error) {
    state().reply = {};
    state().reply.status = 0;
    state().reply.content_type = server::k_text;
    state().reply.body = error.what();
    return 0;
}

} // namespace

#define RELAIS_EXPORT(name) extern "C" __attribute__((export_name(#name)))

RELAIS_EXPORT(relais_alloc) char* relais_alloc(std::size_t size) {
    return new char[size];
}

RELAIS_EXPORT(relais_free) void relais_free(const char* memory) {
    delete[] memory;
}

/// One part of the copy to be opened next.
RELAIS_EXPORT(relais_add_part) void relais_add_part(const char* bytes, std::size_t size) {
    state().parts.emplace_back(bytes, size);
}

/// 1: the parts given are open. 0: they are no copy; the body says why, and the copy open before stays.
RELAIS_EXPORT(relais_open) int relais_open() {
    auto& all = state();
    const auto parts = std::move(all.parts);
    all.parts.clear();
    try {
        const std::vector<std::string_view> views(parts.begin(), parts.end());
        all.core = std::make_unique<const offline::Core>(views, all.texts, all.templates);
        return 1;
    } catch (const std::exception& error) {
        return fail(error);
    }
}

/// Answers one address; the status, 0 when no copy is open. `now` in seconds since 1970.
RELAIS_EXPORT(relais_answer)
int relais_answer(const char* method, std::size_t method_size, const char* target, std::size_t target_size,
                  const char* body, std::size_t body_size, double now) {
    auto& all = state();
    if (!all.core) {
        return 0;
    }
    const util::Instant instant{std::chrono::seconds(static_cast<std::int64_t>(now))};
    all.reply = all.core->answer({method, method_size}, {target, target_size}, {body, body_size}, instant);
    if (all.has_file_links && all.reply.content_type == server::k_html) {
        all.reply.body = offline::with_file_links(all.reply.body, all.up);
    }
    return all.reply.status;
}

/// From now on pages link to files of a folder (offline/stick_links.h); `up` leads there from where they are shown.
RELAIS_EXPORT(relais_link_files) void relais_link_files(const char* up, std::size_t size) {
    state().has_file_links = true;
    state().up.assign(up, size);
}

RELAIS_EXPORT(relais_body) const char* relais_body() {
    return state().reply.body.data();
}

RELAIS_EXPORT(relais_body_size) std::size_t relais_body_size() {
    return state().reply.body.size();
}

RELAIS_EXPORT(relais_type) const char* relais_type() {
    return state().reply.content_type.data();
}

RELAIS_EXPORT(relais_type_size) std::size_t relais_type_size() {
    return state().reply.content_type.size();
}
