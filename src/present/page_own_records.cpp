#include "present/page_own_records.h"

#include "present/keep_address.h"
#include "present/page_address.h"
#include "present/page_frame.h"

namespace relais::present {
namespace {

using directory::LocationVisibility;

Value row(const Words& words, const usecases::AskedRecord& asked) {
    auto site = asked.record.site;
    if (site.visibility == LocationVisibility::confidential) {
        site.name.clear();
    }
    auto value = Value::object();
    value.set("record_url", own_record_address(words.lang(), site.id));
    value.set("place_name", name_of(site, asked.record.organisation))
        .set("number", std::to_string(site.id.value));
    value.set("place",
              site.visibility == LocationVisibility::open ? words.where(site) : std::string());
    value.set("state",
              asked.last
                  ? words.texts().label("request_state", directory::code_of(asked.last->state))
                  : std::string());
    return value;
}

} // namespace

Value own_records_page(const Words& words, const std::vector<usecases::AskedRecord>& records) {
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "own_records",
                      words.say("keep.own_title"),
                      {own_records_address(Lang::fr), own_records_address(Lang::en)});
    auto list = Value::list();
    for (const auto& asked : records) {
        list.add(row(words, asked));
    }
    page.set("has_records", !list.is_empty()).set("records", std::move(list));
    return page;
}

} // namespace relais::present
