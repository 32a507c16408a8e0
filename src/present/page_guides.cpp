#include "present/page_guides.h"

namespace relais::present {

std::string guides_address(Lang lang) {
    return lang == Lang::en ? "/en/guides" : "/fr/guides";
}

std::string guide_address(Lang lang, const std::string& slug) {
    return guides_address(lang) + "/" + slug;
}

Value guides_page(const usecases::Snapshot* snapshot, const Texts& texts, const std::vector<Guide>& guides) {
    auto page = frame(snapshot, texts, "guides", texts.text("guide.title"),
                      {guides_address(Lang::fr), guides_address(Lang::en)});
    auto list = Value::list();
    for (const auto& guide : guides) {
        list.add(Value::object().set("title", guide.title).set("url", guide_address(texts.lang(), guide.slug)));
    }
    page.set("is_empty", guides.empty()).set("guides", std::move(list));
    return page;
}

Value guide_page(const usecases::Snapshot* snapshot, const Texts& texts, const Guide& guide, const Addresses& addresses) {
    auto page = frame(snapshot, texts, "guide", guide.title, addresses);
    page.set("content", guide.html);
    return page;
}

} // namespace relais::present
