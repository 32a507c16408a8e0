#include "fuzz_text.h"
#include "importers/coordinate_reader.h"
#include "importers/point_check.h"

#include <cmath>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace relais;
    const auto text = fuzz::text_of(data, size);
    if (const auto angle = importers::parse_angle(text)) {
        fuzz::promise(std::isfinite(angle->degrees));
        fuzz::promise(!angle->axis || std::abs(angle->degrees) <= 180);
    }
    if (const auto raw = importers::parse_coordinates(text)) {
        importers::Remarks remarks;
        const auto point = importers::check_point(*raw, std::nullopt, remarks);
        fuzz::promise(!point || directory::is_valid(*point));
    }
    return 0;
}
