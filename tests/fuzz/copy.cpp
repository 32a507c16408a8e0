#include "copy/parts.h"
#include "util/errors.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Any bytes are one whole part or refused; what is read can be written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace relais;
    static const auto k_common = copy::split({}, {});
    std::vector<std::string_view> parts{{reinterpret_cast<const char*>(data), size}};
    for (const auto& part : k_common) {
        parts.emplace_back(part.bytes);
    }
    try {
        const auto joined = copy::join(parts);
        copy::split(joined.directory, joined.boundaries);
    } catch (const util::InvalidInput&) {
    }
    return 0;
}
