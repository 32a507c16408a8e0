#pragma once
#include "present/page_editions.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

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

/// How a list of things of several kinds is shown.
struct KindList {
    std::string name;   ///< of the list in the template: "findings"
    std::string kinds;  ///< of the links to each kind: "levels"
    std::string label;  ///< the text of a kind's link, before its code: "manage.level_"
    std::string chosen; ///< the code of the one kind that is shown; "": all
    std::size_t from = 0;
    std::size_t step = 0;
};

/// What tells the kinds apart: a member, its values in the order of the list, and the code of each.
template <class Item, class Kind, class Code>
struct Kinds {
    Kind Item::*of;
    std::vector<Kind> order;
    Code code;
};

/// Sets the list, one kind after another, and its links. `show`: the value of an item; `address`:
/// of a kind's code and where a stretch begins.
template <class Item, class Kind, class Code, class Show, class Address>
void set_by_kind(Value& page,
                 const Texts& texts,
                 const KindList& look,
                 const std::vector<Item>& all,
                 const Kinds<Item, Kind, Code>& kinds,
                 const Show& show,
                 const Address& address) {
    std::vector<const Item*> shown;
    std::vector<ListPart> parts = {
        {"", texts.text("manage.all"), static_cast<std::int64_t>(all.size())}};
    for (const auto kind : kinds.order) {
        const std::string code(kinds.code(kind));
        parts.push_back(
            {code, texts.text(look.label + code), std::ranges::count(all, kind, kinds.of)});
        for (const auto& item : all) {
            if (item.*kinds.of == kind && (look.chosen.empty() || look.chosen == code)) {
                shown.push_back(&item);
            }
        }
    }
    page.set(look.kinds, parts_value(parts, look.chosen, [&](const std::string& code) {
                 return address(code, std::size_t{0});
             }));
    auto list = Value::list();
    for (auto i = look.from; i < std::min(shown.size(), look.from + look.step); ++i) {
        list.add(show(*shown[i]));
    }
    page.set("has_" + look.name, !list.is_empty()).set(look.name, std::move(list));
    set_pager(page, look.name, {look.from, look.step, shown.size()}, [&](std::size_t from) {
        return address(look.chosen, from);
    });
}

/// The address of the same page with one thing asked otherwise; `anchor`: "#findings".
std::string filtered(const std::string& address, const EditionFilter& filter, const char* anchor);

} // namespace relais::present
