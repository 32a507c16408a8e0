#include "commands/progress_bar.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <memory>
#include <ostream>
#include <unistd.h>

namespace relais::commands {
namespace {

using Time = std::chrono::steady_clock;

std::atomic<bool> interrupted{false};

/// Ctrl-C stops the work at its next word; a second one ends the program as ever.
void interrupt(int signal) {
    interrupted = true;
    std::signal(signal, SIG_DFL);
}

struct Bar {
    std::ostream* err;
    std::string label;
    bool terminal = isatty(STDERR_FILENO) != 0;
    Time::time_point started = Time::now();
    std::int64_t shown = -1; ///< last percentage told

    Bar(std::ostream& to, std::string words) : err(&to), label(std::move(words)) {
        interrupted = false;
        std::signal(SIGINT, interrupt);
    }
    ~Bar() { std::signal(SIGINT, SIG_DFL); }
    Bar(const Bar&) = delete;
    Bar& operator=(const Bar&) = delete;

    void tell(std::int64_t done, std::int64_t total) {
        if (total <= 0 || Time::now() - started < std::chrono::seconds(2)) {
            return;
        }
        const auto percent = 100 * done / total;
        const auto step = terminal ? percent : percent / 10 * 10;
        if (step == shown) {
            return;
        }
        shown = step;
        *err << (terminal ? "\r" : "") << label << ' ' << step << " %";
        if (!terminal || done >= total) {
            *err << '\n';
        }
        err->flush();
    }
};

} // namespace

util::Progress progress_bar(std::ostream& err, std::string label) {
    auto bar = std::make_shared<Bar>(err, std::move(label));
    return [bar](std::int64_t done, std::int64_t total) {
        bar->tell(done, total);
        return !interrupted;
    };
}

} // namespace relais::commands
