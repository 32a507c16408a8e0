#include "fuzz_text.h"
#include "importers/age_reader.h"
#include "importers/contact_reader.h"
#include "importers/date_reader.h"
#include "importers/number_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace relais;
    const auto text = fuzz::text_of(data, size);
    const auto today = *util::parse_day("2026-11-24");
    importers::Remarks remarks;
    const auto day = importers::read_date(text, today, remarks);
    fuzz::promise(!day || *day <= today);
    const auto ages = importers::read_ages(text, remarks);
    fuzz::promise(!ages.minimum || !ages.maximum || *ages.minimum <= *ages.maximum);
    const auto count = importers::read_count(text, 100, {"jours"}, remarks);
    fuzz::promise(!count || (*count >= 0 && *count <= 100));
    for (const auto& email : importers::read_emails(text, remarks)) {
        fuzz::promise(email.find('@') != email.npos && email.find_first_of(" \n<>") == email.npos);
    }
    const auto site = importers::read_website(text, remarks);
    fuzz::promise(site.empty() || site[0] == 'h' || site[0] == 'H');
    return 0;
}
