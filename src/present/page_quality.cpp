#include "present/page_quality.h"

namespace relais::present {

using namespace relais::directory;

void set_quality(Value& page, const Words& words, const Quality& quality) {
    auto parts = Value::list();
    for (std::size_t i = 0; i < k_quality_parts; ++i) {
        const auto percent = quality.parts[i];
        auto part = Value::object();
        part.set("part", words.texts().label("quality_part", CodeList<QualityPart>::codes[i]));
        part.set("percent",
                 percent ? words.say("keep.percent", {{"percent", std::to_string(*percent)}})
                         : words.say("keep.not_applicable"));
        part.set("is_missing", percent.value_or(100) < 100);
        parts.add(std::move(part));
    }
    page.set("quality_score",
             words.say("keep.score", {{"percent", std::to_string(quality.score)}}));
    page.set("quality_parts", std::move(parts));
}

} // namespace relais::present
