#pragma once

/// std::jthread, which libc++ 13 lacks and the browser's core could not start: the work is done at once, by the caller.
namespace std { // NOLINT: it stands in for the library

class jthread {
public:
    template <class Work>
    explicit jthread(Work&& work) {
        work();
    }
};

} // namespace std
