#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>

// What sanitizers must not lay at our door: libraries they do not see into.

#ifdef __SANITIZE_ADDRESS__
/// The library of fonts keeps what it read of their settings until the process ends.
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig.so\n";
}
#endif

#ifdef __SANITIZE_THREAD__
/// Their own locks and atomics are not seen, so that what they share between threads looks unguarded.
extern "C" const char* __tsan_default_suppressions() {
    return "race:libfontconfig.so\nrace:libpango\nrace:libglib\nrace:libgdal.so\ndeadlock:libgdal.so\n";
}
#endif
