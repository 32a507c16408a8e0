#pragma once
#include "present/texts.h"
#include "util/clock.h"

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>

namespace relais::commands {

/// What every command shares: filled from the global options before a command's own work begins.
struct Context {
    std::filesystem::path database = "data/relais.sqlite";
    std::filesystem::path web; ///< the web folder: i18n/, dist/, templates/
    bool json = false;
    present::Texts texts;
    util::Clock clock = util::system_clock();
    std::ostream* out = nullptr; ///< answers
    std::ostream* err = nullptr; ///< progress and faults

    /// A command's callback puts its work here and `run` does it once parsing is over, so that a bad command line
    /// never leaves half a command done. The work answers the exit code: 0 done · 1 it could not be done.
    std::function<int()> work;

    /// A sentence on a line of `out`.
    void say(const util::Message& message) const;
    /// Where accounts do not exist yet, the author of a change: $RELAIS_USER, else the login name.
    [[nodiscard]] std::string author() const;
};

} // namespace relais::commands
