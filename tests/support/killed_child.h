#pragma once
#include <catch2/catch.hpp>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace relais::test {

/// Runs `work(fd)` in a child that tells what it has done by writing to `fd`, kills it by SIGKILL
/// that long after its first word, and answers all it had told. Work must not end by itself.
template <class Work>
std::string told_before_kill(std::chrono::microseconds after, const Work& work) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        try {
            work(ends[1]);
        } catch (const std::exception& error) {
            std::fprintf(stderr, "the child ended by itself: %s\n", error.what());
            _exit(3);
        } catch (...) { // a failed REQUIRE: left to itself it would end by a signal, as if killed
            _exit(3);
        }
    }
    close(ends[1]);
    std::string told;
    char part[4096];
    auto got = ::read(ends[0], part, sizeof part); // it works
    std::this_thread::sleep_for(after);
    kill(child, SIGKILL);
    for (; got > 0; got = ::read(ends[0], part, sizeof part)) {
        told.append(part, static_cast<std::size_t>(got));
    }
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status)); // killed at work, not ended by a fault
    return told;
}

} // namespace relais::test
