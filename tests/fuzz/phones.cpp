#include "fuzz_text.h"
#include "importers/phone_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace relais;
    importers::Remarks remarks;
    for (const auto& phone : importers::read_phones(fuzz::text_of(data, size), remarks)) {
        fuzz::promise(phone.size() >= 6 && phone.size() <= 16 && phone.front() == '+');
        fuzz::promise(phone.find_first_not_of("0123456789", 1) == phone.npos);
    }
    return 0;
}
