#include "importers/csv.h"

#include "fuzz_text.h"
#include "util/text_fold.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace relais;
    const auto text = importers::to_utf8(fuzz::text_of(data, size));
    fuzz::promise(util::is_utf8(text));
    const auto csv = importers::parse_csv(text, importers::sniff_delimiter(text));
    std::size_t cells = 0;
    for (std::size_t i = 0; i < csv.records.size(); ++i) {
        fuzz::promise(csv.records[i].number == static_cast<int>(i) + 1);
        cells += csv.records[i].cells.size();
    }
    fuzz::promise(cells <= text.size() + 1);
    fuzz::promise(util::is_utf8(importers::repair_mojibake(text)));
    return 0;
}
