#include "present/page_upkeep.h"
#include "server/access.h"
#include "server/keep_routes.h"
#include "server/page_reply.h"
#include "server/parameters.h"
#include "usecases/merge_records.h"
#include "usecases/outbox.h"
#include "util/errors.h"

#include <algorithm>
#include <cctype>

/// What waits for those who keep the mapping true.
namespace relais::server {
namespace {

using directory::Permission;
using directory::SiteId;
using present::Lang;

std::int64_t number_in(const Request& request, std::string_view name) {
    return record_number(request.field(name)).value_or(0); // which nothing has
}

/// "CM004": what may stand in the address as an area.
std::string area_in(const std::string& text) {
    const bool is_code = text.size() <= 12 &&
                         std::ranges::all_of(text, [](unsigned char c) { return std::isalnum(c); });
    return is_code ? text : "";
}

Reply upkeep_page(const Site& site,
                  const Request& request,
                  Lang lang,
                  present::UpkeepInput input,
                  int status = 200) {
    constexpr std::size_t k_stale = 50;
    constexpr std::size_t k_pairs = 20;
    const auto served = published(site);
    desk_of(site).read([&](const auto& database) {
        input.waiting = usecases::waiting_for(database, request.actor(), site.clock());
        if (input.view == present::UpkeepView::duplicates) {
            input.pairs = usecases::duplicate_pairs(database, request.actor(), k_pairs);
        }
        return 0;
    });
    input.stale = usecases::stale_records(*served->snapshot, site.today(), input.area, k_stale);
    const present::Words words(*served->snapshot, site.texts.in(lang));
    return private_page(site.pages.render(lang, "upkeep", present::upkeep_page(words, input)),
                        status);
}

Reply show_upkeep(const Site& site, const Request& request, Lang lang) {
    present::UpkeepInput input;
    input.view =
        present::upkeep_view(request.parameter("view")).value_or(present::UpkeepView::changes);
    input.area = area_in(request.parameter("area"));
    return upkeep_page(site, request, lang, std::move(input));
}

std::vector<SiteId> ticked(const Request& request) {
    std::vector<SiteId> sites;
    for (const auto& [name, value] : request.fields) {
        if (name == "site") {
            sites.push_back({record_number(value).value_or(0)});
        }
    }
    return sites;
}

/// A button of the page of what waits; answers the sentence that says what was done.
std::string
act_on_queue(const Site& site, const Request& request, Lang lang, present::UpkeepInput& input) {
    const auto& texts = site.texts.in(lang);
    const auto action = request.field("action");
    const auto site_of = [&](const char* name) { return SiteId{number_in(request, name)}; };
    return desk_of(site).write([&](const auto& database) -> std::string {
        const auto now = site.clock();
        if (action == "confirm") {
            input.view = present::UpkeepView::stale;
            input.area = area_in(request.field("area"));
            const int count =
                usecases::confirm_records(database, request.actor(), ticked(request), now);
            return texts.render({"keep.confirmed_count", {{"count", std::to_string(count)}}});
        }
        if (action == "seen") {
            input.view = present::UpkeepView::contacts;
            usecases::require(request.actor(), Permission::review_changes);
            usecases::withdraw_message(
                database, number_in(request, "message"), request.actor().at(now));
            return texts.text("keep.contact_seen");
        }
        input.view = present::UpkeepView::duplicates;
        if (action == "merge") {
            usecases::merge_records(
                database, request.actor(), site_of("kept"), site_of("gone"), now);
            return texts.text("keep.merged");
        }
        if (action == "distinct") {
            usecases::mark_two(database, request.actor(), site_of("first"), site_of("second"), now);
            return texts.text("keep.marked_two");
        }
        throw util::InvalidInput("action", {"form.choice", {{"value", action.substr(0, 40)}}});
    });
}

Reply work_upkeep(const Site& site, const Request& request, Lang lang) {
    present::UpkeepInput input;
    int status = 200;
    try {
        input.done = act_on_queue(site, request, lang, input);
    } catch (const util::InvalidInput& wrong) {
        input.fault = site.texts.in(lang).render(wrong.message());
        status = 400;
    } catch (const util::Conflict& wrong) {
        input.fault = site.texts.in(lang).render(wrong.message());
        status = 409;
    }
    return upkeep_page(site, request, lang, std::move(input), status);
}

} // namespace

void add_upkeep_routes(Router& router, const Site& site) {
    for (const auto lang : {Lang::fr, Lang::en}) {
        const auto upkeep = present::upkeep_address(lang);
        router.get(upkeep, Permission::review_changes, [&site, lang](const Request& request) {
            return show_upkeep(site, request, lang);
        });
        router.post(upkeep, Permission::review_changes, [&site, lang](const Request& request) {
            return work_upkeep(site, request, lang);
        });
    }
}

} // namespace relais::server
