#pragma once
#include <cstddef>
#include <cstdint>

/// Written by make_unicode_table when the core is built.
namespace relais::wasm {

/// Code points from `first` to the next run's first are of one kind.
struct KindRun {
    std::uint32_t first;
    std::uint8_t kind; ///< 0 other, 1 letter or number, 2 space
};
extern const KindRun k_kind_runs[];
extern const std::size_t k_kind_run_count;

/// What a code point becomes, as UTF-8 in k_mapped_text; code points not in the list stay themselves.
struct Mapped {
    std::uint32_t codepoint;
    std::uint16_t offset;
    std::uint8_t length;
};
extern const Mapped k_mapped[];
extern const std::size_t k_mapped_count;
extern const char k_mapped_text[];

} // namespace relais::wasm
