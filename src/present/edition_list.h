#pragma once
#include "present/page_editions.h"

#include <algorithm>

/// A long list on an edition's page: shown by kind, and a part at a time.
namespace relais::present {

/// A kind of thing in the list.
struct ListPart {
    std::string code; ///< "": all
    std::string label;
    std::int64_t count = 0;
};

/// Links that show one kind only, each with how many there are. `address`: of a kind's code.
template <class Choose>
Value parts_value(const std::vector<ListPart>& parts,
                  const std::string& chosen,
                  const Choose& address) {
    auto links = Value::list();
    for (const auto& part : parts) {
        links.add(Value::object()
                      .set("label", part.label)
                      .set("count", std::to_string(part.count))
                      .set("url", address(part.code))
                      .set("is_chosen", part.code == chosen));
    }
    return links;
}

/// What of a list is shown: `step` entries from `from` on, of `all`.
struct Stretch {
    std::size_t from = 0;
    std::size_t step = 0;
    std::size_t all = 0;
};

/// Links to the stretch before and after, `name`_earlier and `name`_later. `address`: of where a
/// stretch begins.
template <class Begin>
void set_pager(Value& page, const std::string& name, const Stretch& shown, const Begin& address) {
    page.set(name + "_earlier",
             shown.from > 0 ? address(shown.from - std::min(shown.from, shown.step))
                            : std::string());
    page.set(name + "_later",
             shown.from + shown.step < shown.all ? address(shown.from + shown.step)
                                                 : std::string());
}

/// The address of the same page with one thing asked otherwise; `anchor`: "#findings".
std::string filtered(const std::string& address, const EditionFilter& filter, const char* anchor);

} // namespace relais::present
