#include "commands/output.h"

#include "usecases/load_snapshot.h"
#include "util/errors.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <ostream>

namespace relais::commands {

usecases::Author author_of(const Context& context) {
    return {context.author(), context.clock()};
}

std::shared_ptr<const usecases::Snapshot> published_snapshot(const Context& context) {
    const auto database = store::Database::open(context.database, store::Access::read_only);
    auto snapshot = usecases::load_snapshot(database);
    if (!snapshot) {
        throw util::Unavailable({"cli.no_edition", {{"file", context.database.string()}}});
    }
    return snapshot;
}

int give_answer(const Context& context, const usecases::Snapshot& snapshot, const std::string& answer,
                const std::function<void(const nlohmann::ordered_json&)>& say) {
    if (context.json) {
        *context.out << answer << '\n';
        return 0;
    }
    if (snapshot.directory().edition.illustrative) {
        context.say({"cli.illustrative", {}});
    }
    say(nlohmann::ordered_json::parse(answer));
    return 0;
}

int stopped(const Context& context) {
    constexpr int k_interrupted = 130; // as a shell says it
    *context.err << context.texts.text("cli.stopped") << '\n';
    return k_interrupted;
}

std::string whole(const nlohmann::ordered_json& number) {
    return number.is_number() ? std::to_string(std::llround(number.get<double>())) : "–";
}

void write_new_file(const std::filesystem::path& file, const std::string& text) {
    if (std::filesystem::exists(file)) {
        throw util::InvalidInput("file", {"cli.file_exists", {{"file", file.string()}}});
    }
    auto aside = file;
    aside += ".part";
    std::ofstream out(aside, std::ios::binary);
    out << text;
    out.close();
    std::error_code error;
    if (out) {
        std::filesystem::rename(aside, file, error);
    }
    if (!out || error) {
        std::error_code ignored;
        std::filesystem::remove(aside, ignored);
        throw util::Unavailable({"cli.cannot_write", {{"file", file.string()}}});
    }
}

} // namespace relais::commands
