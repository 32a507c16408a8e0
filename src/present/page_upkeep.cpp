#include "present/page_upkeep.h"

#include "present/page_address.h"
#include "present/page_frame.h"
#include "present/page_options.h"
#include "present/page_record.h"

#include <algorithm>
#include <array>

namespace relais::present {
namespace {

using namespace relais::directory;

constexpr std::array<std::string_view, 5> k_views = {
    "changes", "reports", "stale", "duplicates", "contacts"};

std::string day_of(const Words& words, const std::string& at) {
    const auto day = util::parse_day(at.substr(0, 10));
    return day ? words.day(*day) : at;
}

/// The published place as the public names it; its number where it is published no more.
std::string name_of_site(const Words& words, SiteId id) {
    const auto& directory = words.directory();
    const auto* site = directory.site(id);
    const auto* organisation =
        site != nullptr ? directory.organisation(site->organisation) : nullptr;
    return organisation != nullptr
               ? full_name(*site, *organisation)
               : words.say("keep.gone_place", {{"number", std::to_string(id.value)}});
}

SiteId site_in(const std::string& about) {
    constexpr std::string_view k_prefix = "site ";
    return {about.starts_with(k_prefix) ? std::atoll(about.c_str() + k_prefix.size()) : 0};
}

Value place_value(const Words& words, SiteId id) {
    auto value = Value::object();
    value.set("place", name_of_site(words, id));
    value.set("place_url", id.value > 0 ? record_address(words.lang(), id) : std::string());
    value.set("site", std::to_string(id.value));
    return value;
}

Value changes(const Words& words, const usecases::Waiting& waiting) {
    auto list = Value::list();
    for (const auto& request : waiting.requests) {
        auto value = place_value(words, request.site);
        value.set("made", day_of(words, request.made_at));
        value.set(
            "what",
            request.fields.empty()
                ? words.say("keep.says_true")
                : words.count("keep.fields", static_cast<std::int64_t>(request.fields.size())));
        list.add(std::move(value));
    }
    return list;
}

Value reports(const Words& words, const usecases::Waiting& waiting) {
    auto list = Value::list();
    for (const auto& report : waiting.reports) {
        auto value = place_value(words, report.site);
        value.set("made", day_of(words, report.made_at));
        value.set("what", words.texts().label("report_kind", directory::code_of(report.kind)));
        value.set("said", report.words);
        list.add(std::move(value));
    }
    return list;
}

Value contacts(const Words& words, const usecases::Waiting& waiting) {
    auto list = Value::list();
    for (const auto& message : waiting.bounced) {
        auto value = place_value(words, site_in(message.about));
        value.set("number", std::to_string(message.id));
        value.set("contact",
                  message.recipient.starts_with("+") ? Words::phone(message.recipient)
                                                     : message.recipient);
        value.set("made", day_of(words, message.last_at));
        value.set("said", message.fault);
        list.add(std::move(value));
    }
    return list;
}

/// Corrections over which a new edition of the mapping won, each with its place where it has one.
Value overruled(const Words& words, const usecases::Waiting& waiting) {
    constexpr std::size_t k_most = 30;
    auto list = Value::list();
    std::size_t count = 0;
    for (const auto& edit : waiting.overruled) {
        for (const auto& field : edit.fields) {
            const auto* service = field.kind == store::RecordKind::service
                                      ? words.directory().service(ServiceId{field.id})
                                      : nullptr;
            const auto site = field.kind == store::RecordKind::site ? SiteId{field.id}
                              : service != nullptr && service->site ? *service->site
                                                                    : SiteId{};
            const auto* place = words.directory().site(site);
            if (place == nullptr || place->visibility != LocationVisibility::open ||
                ++count > k_most) {
                continue;
            }
            auto value = place_value(words, site);
            value.set("what", words.say("keep.field_" + field.field));
            value.set("old", shown_value(words, field, field.before));
            value.set("fresh", shown_value(words, field, field.after));
            value.set("now", "");
            value.set("made", day_of(words, edit.at));
            list.add(std::move(value));
        }
    }
    return list;
}

Value stale(const Words& words, const usecases::StaleRecords& all) {
    auto list = Value::list();
    for (const auto& record : all.records) {
        const auto& provider = words.snapshot().providers()[record.provider];
        const auto& site = words.directory().sites[*provider.site];
        auto value = place_value(words, site.id);
        value.set("where", words.where(site));
        value.set("made",
                  record.verified_at
                      ? words.say("keep.verified", {{"day", words.day(*record.verified_at)}})
                      : words.say("keep.never_verified"));
        value.set("score",
                  words.say("keep.score", {{"percent", std::to_string(record.quality.score)}}));
        list.add(std::move(value));
    }
    return list;
}

Value regions(const Words& words, const UpkeepInput& input) {
    auto list = Value::list();
    list.add(option("", words.say("keep.everywhere"), {input.area}));
    for (const auto& [code, count] : input.stale.by_region) {
        if (!code.empty()) {
            list.add(
                option(code, words.area(code) + " (" + std::to_string(count) + ")", {input.area}));
        }
    }
    return list;
}

Value side(const Words& words, const usecases::KeptRecord& record) {
    auto value = place_value(words, record.site.id);
    value.set("where", words.where(record.site));
    auto facts = Value::list();
    for (const char* name : {"address", "landmark", "phones", "emails", "opening_hours"}) {
        const store::FieldEdit field{store::RecordKind::site, record.site.id.value, name, "", ""};
        const auto text = usecases::text_in(record, field.kind, field.id, field.field).value_or("");
        facts.add(
            fact(words.say("keep.field_" + std::string(name)), shown_value(words, field, text)));
    }
    std::vector<std::string> needs;
    for (const auto& service : record.services) {
        needs.push_back(words.need(service.need));
    }
    facts.add(fact(words.say("keep.services"), joined(needs, ", ")));
    value.set("facts", std::move(facts));
    return value;
}

Value pairs(const Words& words, const std::vector<usecases::DuplicatePair>& all) {
    auto list = Value::list();
    for (const auto& pair : all) {
        std::vector<std::string> reasons;
        for (const auto& reason : pair.likeness.reasons) {
            reasons.push_back(words.texts().render(reason));
        }
        list.add(Value::object()
                     .set("reasons", joined(reasons, " · "))
                     .set("first", side(words, pair.first))
                     .set("second", side(words, pair.second))
                     .set("first_site", std::to_string(pair.first.site.id.value))
                     .set("second_site", std::to_string(pair.second.site.id.value)));
    }
    return list;
}

void set_views(Value& page, const Words& words, const UpkeepInput& input) {
    const std::array<std::size_t, 5> counts = {input.waiting.requests.size(),
                                               input.waiting.reports.size(),
                                               input.stale.total,
                                               0,
                                               input.waiting.bounced.size()};
    auto views = Value::list();
    for (std::size_t i = 0; i < k_views.size(); ++i) {
        const auto view = static_cast<UpkeepView>(i);
        auto value = Value::object();
        value.set("view_url", upkeep_address(words.lang(), view));
        value.set("view_title", words.say("keep.view_" + std::string(k_views[i])));
        value.set("view_count",
                  view == UpkeepView::duplicates ? std::string() : std::to_string(counts[i]));
        value.set("is_here", view == input.view);
        views.add(std::move(value));
        page.set("on_" + std::string(k_views[i]), view == input.view);
    }
    page.set("views", std::move(views));
}

} // namespace

std::optional<UpkeepView> upkeep_view(std::string_view code) {
    const auto found = std::ranges::find(k_views, code);
    return found != k_views.end() ? std::optional(static_cast<UpkeepView>(found - k_views.begin()))
                                  : std::nullopt;
}

std::string upkeep_address(Lang lang) {
    return lang == Lang::en ? "/en/upkeep" : "/fr/mise-a-jour";
}

std::string upkeep_address(Lang lang, UpkeepView view, const std::string& area) {
    auto address = upkeep_address(lang);
    if (view != UpkeepView::changes) {
        address += "?view=" + std::string(k_views[static_cast<std::size_t>(view)]);
    }
    return area.empty() ? address : address + "&area=" + percent_encoded(area);
}

Value upkeep_page(const Words& words, const UpkeepInput& input) {
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "upkeep",
                      words.say("keep.upkeep_title"),
                      {upkeep_address(Lang::fr, input.view, input.area),
                       upkeep_address(Lang::en, input.view, input.area)});
    page.set("form_url", upkeep_address(words.lang()));
    page.set("done", input.done).set("fault", input.fault);
    page.set("view_area", input.area);
    set_views(page, words, input);
    const auto add = [&](const char* name, Value list) {
        page.set("has_" + std::string(name), !list.is_empty()).set(name, std::move(list));
    };
    add("requests", changes(words, input.waiting));
    add("overruled", overruled(words, input.waiting));
    add("error_reports", reports(words, input.waiting));
    add("bounced", contacts(words, input.waiting));
    add("stale_records", stale(words, input.stale));
    add("pairs", pairs(words, input.pairs));
    page.set("regions", regions(words, input));
    page.set("stale_count",
             words.count("keep.stale_count", static_cast<std::int64_t>(input.stale.total)));
    page.set("has_more", input.stale.total > input.stale.records.size());
    return page;
}

} // namespace relais::present
