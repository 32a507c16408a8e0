#pragma once
#include <string>
#include <sys/types.h>
#include <vector>

namespace relais::bench {

/// How a child process ended and what it took.
struct ChildResult {
    int exit_code = 0;
    double milliseconds = 0; ///< wall clock, from fork to the end
    double peak_bytes = 0;   ///< largest resident size
    std::string output;      ///< standard output; standard error goes to ours
};

/// Runs a program to its end. Throws std::runtime_error if it cannot be started or fails.
ChildResult run_child(const std::vector<std::string>& command);

/// A program that runs beside us until the end of the scope (SIGTERM, then waited for). Its output is thrown away.
class Companion {
public:
    explicit Companion(const std::vector<std::string>& command);
    ~Companion();
    Companion(const Companion&) = delete;
    Companion& operator=(const Companion&) = delete;

    [[nodiscard]] bool is_running() const;
    /// VmRSS; 0 once it has ended.
    [[nodiscard]] double resident_bytes() const;

private:
    pid_t m_pid;
};

} // namespace relais::bench
