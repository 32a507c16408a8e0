#include "support/child.h"

#include "support/timing.h"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace relais::bench {
namespace {

[[noreturn]] void become(const std::vector<std::string>& command, int output, int errors) {
    dup2(output, STDOUT_FILENO);
    dup2(errors, STDERR_FILENO);
    std::vector<char*> words;
    for (const auto& word : command) {
        words.push_back(const_cast<char*>(word.c_str())); // execvp takes no const, and changes nothing
    }
    words.push_back(nullptr);
    execvp(words.front(), words.data());
    _exit(127);
}

pid_t start(const std::vector<std::string>& command, int output, int errors) {
    const auto pid = fork();
    if (pid < 0) {
        throw std::runtime_error("no new process for " + command.front());
    }
    if (pid == 0) {
        become(command, output, errors);
    }
    return pid;
}

std::string read_all(int descriptor) {
    std::string text;
    char buffer[4096];
    for (ssize_t count = 0; (count = read(descriptor, buffer, sizeof buffer)) > 0;) {
        text.append(buffer, static_cast<std::size_t>(count));
    }
    return text;
}

} // namespace

ChildResult run_child(const std::vector<std::string>& command) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipe");
    }
    const Stopwatch watch;
    const auto pid = start(command, ends[1], STDERR_FILENO);
    close(ends[1]);
    ChildResult result;
    result.output = read_all(ends[0]);
    close(ends[0]);
    int status = 0;
    rusage usage{};
    wait4(pid, &status, 0, &usage);
    result.milliseconds = watch.microseconds() / 1000;
    result.peak_bytes = static_cast<double>(usage.ru_maxrss) * 1024;
    result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    if (result.exit_code != 0) {
        throw std::runtime_error(command.front() + " ended with " + std::to_string(result.exit_code));
    }
    return result;
}

Companion::Companion(const std::vector<std::string>& command) {
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    m_pid = start(command, nowhere, nowhere);
    close(nowhere);
}

Companion::~Companion() {
    kill(m_pid, SIGTERM);
    waitpid(m_pid, nullptr, 0);
}

bool Companion::is_running() const {
    siginfo_t ended{};
    waitid(P_PID, static_cast<id_t>(m_pid), &ended, WEXITED | WNOHANG | WNOWAIT);
    return ended.si_pid == 0;
}

double Companion::resident_bytes() const {
    std::ifstream file("/proc/" + std::to_string(m_pid) + "/statm");
    double total = 0;
    double resident = 0;
    file >> total >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

} // namespace relais::bench
