#pragma once
#include "present/page_value.h"
#include "present/page_words.h"
#include "present/texts.h"
#include "usecases/snapshot.h"

#include <string>

namespace relais::present {

/// Where the same page is in both languages; the language switch and the search engines' alternates.
struct Addresses {
    std::string fr;
    std::string en;
    [[nodiscard]] const std::string& in(Lang lang) const { return lang == Lang::en ? en : fr; }
    [[nodiscard]] const std::string& in_other(Lang lang) const { return lang == Lang::en ? fr : en; }
};

/// What every page has around its content: language, title, addresses, the edition and its warning. `snapshot` may be
/// null (no edition yet). `page` is the page's name for the script: search, provider, organisation, about, problem.
Value frame(const usecases::Snapshot* snapshot, const Texts& texts, const std::string& page, const std::string& title,
            const Addresses& addresses);

} // namespace relais::present
