#include "fuzz_text.h"
#include "importers/mapping_reader.h"
#include "importers/reference_reader.h"
#include "util/errors.h"

#include <filesystem>
#include <fstream>
#include <unistd.h>

/// A whole file of any bytes: read, or refused with a sentence; every line is kept, held back or
/// told to be a twin.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace relais;
    static const auto k_reference =
        importers::read_reference(RELAIS_SOURCE_DIR "/tests/data/reference");
    static const auto k_file =
        std::filesystem::temp_directory_path() / ("relais-fuzz-" + std::to_string(getpid()));
    std::ofstream(k_file, std::ios::binary) << fuzz::text_of(data, size);
    try {
        const auto mapping =
            importers::read_mapping(k_file, k_reference, {"", "", *util::parse_day("2026-11-24")});
        std::size_t twins = 0;
        for (const auto& finding : mapping.findings) {
            twins += finding.what.key == "finding.duplicate_line" ? 1U : 0U;
        }
        fuzz::promise(mapping.rows.size() + mapping.rejected.size() + twins ==
                      static_cast<std::size_t>(mapping.lines_read));
    } catch (const util::InvalidInput&) {
        return 0;
    }
    return 0;
}
