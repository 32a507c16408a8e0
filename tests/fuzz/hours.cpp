#include "fuzz_text.h"
#include "importers/opening_hours_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace relais;
    importers::Remarks remarks;
    const auto read = importers::read_opening_hours(fuzz::text_of(data, size), remarks);
    directory::MinuteOfWeek last = -1;
    for (const auto& open : read.week.open) {
        fuzz::promise(open.from > last && open.until > open.from);
        last = open.until;
    }
    fuzz::promise(last <= directory::k_minutes_of_week);
    fuzz::promise(read.week.known || read.week.open.empty());
    return 0;
}
