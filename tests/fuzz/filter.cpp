#include "directory/feature_filter.h"

#include "fuzz_text.h"
#include "util/errors.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace relais;
    const std::vector<std::string> queryables = {"need", "age", "day"};
    const std::vector<directory::FeatureValue> values = {"legal_aid", 18.0, {}};
    try {
        const auto text = std::string(fuzz::text_of(data, size));
        const bool is = directory::FeatureFilter::parse(text, queryables).selects({values, directory::LonLat{14, 10}});
        const bool is_not = directory::FeatureFilter::parse("NOT (" + text + ")", queryables)
                                .selects({values, directory::LonLat{14, 10}});
        fuzz::promise(!(is && is_not)); // and neither, where something is unknown
    } catch (const util::InvalidInput& wrong) {
        fuzz::promise(wrong.field() == "filter");
    }
    return 0;
}
