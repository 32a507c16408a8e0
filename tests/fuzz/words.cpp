#include "fuzz_text.h"
#include "importers/reference_reader.h"
#include "importers/term_reader.h"
#include "importers/word_list.h"
#include "importers/zone_reader.h"

namespace {

using namespace relais;

const directory::Reference& reference() {
    static const auto k_reference =
        importers::read_reference(RELAIS_SOURCE_DIR "/tests/data/reference");
    return k_reference;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const importers::PlaceFinder k_places(reference().gazetteer);
    static const importers::NeedReader k_needs(reference().taxonomy);
    static const importers::LanguageReader k_languages(reference().languages);
    const auto text = fuzz::text_of(data, size);
    importers::Remarks remarks;
    const auto needs = k_needs.read(text, remarks);
    for (const auto& need : needs) {
        fuzz::promise(reference().taxonomy.find(need.code).has_value());
    }
    fuzz::promise(k_languages.read(text, remarks).size() <= reference().languages.size());
    importers::read_code_set<directory::Public>(text, remarks);
    const auto zone = importers::read_zone(text, k_places, "CM004001", remarks);
    fuzz::promise((zone.kind == directory::ServedZone::Kind::areas) == !zone.areas.empty());
    const std::string words(text);
    const auto half = words.size() / 2;
    const auto place = k_places.find({words.substr(0, half), "", "", words.substr(half), ""});
    fuzz::promise(place.settlement == nullptr || place.point.has_value());
    return 0;
}
