#include "server/keep_routes.h"

#include "present/keep_messages.h"
#include "present/page_record.h"
#include "server/access.h"
#include "server/page_reply.h"
#include "server/parameters.h"
#include "usecases/error_reports.h"
#include "usecases/move_hidden_place.h"
#include "usecases/read_codes.h"
#include "usecases/record_history.h"
#include "usecases/upkeep.h"
#include "util/errors.h"

#include <map>
#include <set>

namespace relais::server {
namespace {

using directory::Permission;
using directory::SiteId;
using present::Lang;

constexpr int k_bad = 400;
constexpr int k_conflict = 409;

std::int64_t number_in(const Request& request, std::string_view name) {
    return record_number(request.field(name)).value_or(0); // which nothing has
}

SiteId site_in_path(const Request& request) {
    const auto id = record_number(request.captured[0]);
    if (!id) {
        throw util::NotFound({"error.no_site", {{"id", request.captured[0].substr(0, 40)}}});
    }
    return {*id};
}

/// What a record's page shows beside the record.
struct Said {
    std::optional<present::MadeLink> link;
    std::optional<present::RefusedForm> refused;
    std::string done;
    int status = 200;
};

Said said_done(const char* key) {
    Said said;
    said.done = key;
    return said;
}

directory::Quality quality_of(const usecases::KeptRecord& record,
                              const directory::Directory& directory,
                              util::Day today) {
    std::vector<const directory::Service*> services;
    for (const auto& service : record.services) {
        services.push_back(&service);
    }
    return directory::quality_of(
        &record.site,
        services,
        directory.taxonomy,
        static_cast<directory::DayNumber>(today.time_since_epoch().count()));
}

Reply record_page(const Site& site, const Request& request, Lang lang, Said said) {
    const auto served = published(site);
    const auto id = site_in_path(request);
    present::RecordPageInput input;
    desk_of(site).read([&](const auto& database) {
        input.record = usecases::find_record(database, id);
        input.history = usecases::history_of(database, request.actor(), id);
        auto waiting = usecases::waiting_of(database, request.actor(), id);
        input.request = std::move(waiting.request);
        input.reports = std::move(waiting.reports);
        return 0;
    });
    input.quality = quality_of(input.record, served->snapshot->directory(), site.today());
    input.link = std::move(said.link);
    input.refused = std::move(said.refused);
    input.done = said.done;
    input.may_see_hidden =
        usecases::may(request.actor(), Permission::see_confidential, input.record.organisation.id);
    const auto version = usecases::version_of(input.record);
    const present::Words words(*served->snapshot, site.texts.in(lang));
    auto reply = private_page(site.pages.render(lang, "record", present::record_page(words, input)),
                              said.status);
    reply.headers.emplace_back("ETag", '"' + version + '"'); // for If-Match
    return reply;
}

present::RefusedForm
refused(const Site& site, const Request& request, Lang lang, const util::Error& error) {
    const auto* input = dynamic_cast<const util::InvalidInput*>(&error);
    return {request.fields,
            {input != nullptr ? input->field() : "", site.texts.in(lang).render(error.message())}};
}

Said save(const Site& site, const Request& request, SiteId id) {
    const auto served = published(site);
    desk_of(site).write([&](const auto& database) {
        usecases::change_record(database,
                                request.actor(),
                                id,
                                seen_version(request),
                                request.fields,
                                *served->snapshot,
                                site.clock());
    });
    return said_done("keep.saved");
}

Said move(const Site& site, const Request& request, SiteId id) {
    const auto served = published(site);
    desk_of(site).write([&](const auto& database) {
        usecases::move_hidden_place(database,
                                    request.actor(),
                                    id,
                                    seen_version(request),
                                    request.field("place"),
                                    *served->snapshot,
                                    site.clock());
    });
    return said_done("keep.moved");
}

Said confirm(const Site& site, const Request& request, SiteId id) {
    desk_of(site).write([&](const auto& database) {
        return usecases::confirm_records(database, request.actor(), {id}, site.clock());
    });
    return said_done("keep.confirmed");
}

Said undo(const Site& site, const Request& request, SiteId id) {
    desk_of(site).write([&](const auto& database) {
        usecases::undo_edit(
            database, request.actor(), id, number_in(request, "edit"), site.clock());
    });
    return said_done("keep.undone");
}

Said decide(const Site& site, const Request& request, SiteId) {
    usecases::Decision decision;
    for (const auto& [name, value] : request.fields) {
        if (name == "take" && request.field("none").empty()) {
            decision.taken.insert(value);
        }
    }
    decision.confirmation =
        decision.taken.contains("confirms") ? usecases::Ruling::take : usecases::Ruling::refuse;
    decision.reason = request.field("reason");
    decision.seen = seen_version(request);
    const auto message_of = [&](const auto& decided, store::Channel channel, const auto& lang) {
        return present::decision_message(site.texts.in(present::lang_from(lang)), channel, decided);
    };
    const auto served = published(site);
    desk_of(site).write([&](const auto& database) {
        usecases::decide_request(database,
                                 request.actor(),
                                 number_in(request, "request"),
                                 decision,
                                 *served->snapshot,
                                 message_of,
                                 site.clock());
    });
    return said_done("keep.decided");
}

Said close_report(const Site& site, const Request& request, SiteId) {
    desk_of(site).write([&](const auto& database) {
        usecases::close_report(
            database,
            request.actor(),
            number_in(request, "report"),
            usecases::read_code<store::ReportState>("state", request.field("state")),
            site.clock());
    });
    return said_done("keep.report_closed");
}

/// A link, its words in the language of who will read them, and the message in the outbox if there
/// is somebody to send it to.
Said make_link(const Site& site, const Request& request, SiteId id) {
    const auto lang = present::lang_from(request.field("link_lang"));
    const auto& texts = site.texts.in(lang);
    const auto recipient = request.field("recipient");
    const bool is_mail = recipient.find('@') != std::string::npos;
    present::MadeLink made;
    const auto message_of = [&](const std::string& secret, util::Day expires_on) {
        made.url = own_origin(site, request) + present::focal_address(lang, secret);
        const auto mail =
            present::focal_message(texts, store::Channel::mail, id, made.url, expires_on);
        const auto sms =
            present::focal_message(texts, store::Channel::sms, id, made.url, expires_on);
        made.subject = mail.subject;
        made.mail = mail.text;
        made.sms = sms.text;
        auto message = is_mail ? mail : sms;
        message.recipient = recipient;
        return message;
    };
    const auto link = desk_of(site).write([&](const auto& database) {
        return usecases::ask_focal_point(database, request.actor(), id, message_of, site.clock());
    });
    made.recipient = link.is_queued ? recipient : "";
    made.expires = util::to_string(link.expires_on);
    Said said;
    said.link = std::move(made);
    return said;
}

using Act = Said (*)(const Site&, const Request&, SiteId);

Act act_of(const std::string& action) {
    static const std::map<std::string, Act> k_acts = {{"save", &save},
                                                      {"confirm", &confirm},
                                                      {"undo", &undo},
                                                      {"decide", &decide},
                                                      {"report", &close_report},
                                                      {"link", &make_link},
                                                      {"move", &move}};
    const auto found = k_acts.find(action);
    if (found == k_acts.end()) {
        throw util::InvalidInput("action", {"form.choice", {{"value", action.substr(0, 40)}}});
    }
    return found->second;
}

/// A button of a record's page: does its work and shows the page again, with what went wrong if
/// something did.
Reply act_on_record(const Site& site, const Request& request, Lang lang) {
    const auto id = site_in_path(request);
    Said said;
    try {
        said = act_of(request.field("action"))(site, request, id);
    } catch (const util::InvalidInput& wrong) {
        said.refused = refused(site, request, lang, wrong);
        said.status = k_bad;
    } catch (const util::Conflict& wrong) {
        said.refused = refused(site, request, lang, wrong);
        said.status = k_conflict;
    }
    const bool was_typed = request.field("action") == "save";
    if (said.refused && !was_typed) {
        said.refused->typed.clear();
    }
    return record_page(site, request, lang, std::move(said));
}

} // namespace

void add_keep_routes(Router& router, const Site& site) {
    for (const auto lang : {Lang::fr, Lang::en}) {
        const std::string record = lang == Lang::en ? "/en/records/{}" : "/fr/fiches/{}";
        router.get(record, Permission::review_changes, [&site, lang](const Request& request) {
            return record_page(site, request, lang, {});
        });
        router.post(record, Permission::review_changes, [&site, lang](const Request& request) {
            return act_on_record(site, request, lang);
        });
    }
}

} // namespace relais::server
