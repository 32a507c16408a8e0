#include "usecases/focal_point.h"

#include "store/link_store.h"
#include "usecases/links.h"

#include <charconv>

namespace relais::usecases {
namespace {

using namespace relais::directory;

constexpr const char* k_purpose = "focal_point";
constexpr auto k_lasts = std::chrono::days{30};

std::string subject_of(SiteId id) {
    return "site " + std::to_string(id.value);
}

SiteId site_in(std::string_view subject) {
    SiteId id;
    const auto digits = subject.substr(subject.find(' ') + 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), id.value);
    return id;
}

} // namespace

FocalLink ask_focal_point(const store::Database& database,
                          const Actor& actor,
                          SiteId id,
                          const MessageOf& message_of,
                          util::Instant now) {
    require(actor, Permission::review_changes);
    store::Transaction all(database);
    find_record(database, id);
    store::remove_links(database, k_purpose, subject_of(id));
    FocalLink link;
    link.secret = make_link(database, k_purpose, subject_of(id), k_lasts, actor.at(now));
    link.expires_on = util::day_in_cameroon(now + k_lasts);
    const auto message = message_of(link.secret, link.expires_on);
    if (!message.recipient.empty()) {
        link.is_queued = queue_message(database, message, now);
    }
    store::set_focal_contact(database, id, message.recipient);
    audit(database,
          actor,
          now,
          "ask_focal_point",
          subject_of(id),
          "",
          link.is_queued ? "queued" : "to be copied");
    all.commit();
    return link;
}

AskedRecord
record_of_link(const store::Database& database, const std::string& secret, util::Instant now) {
    return asked_record(database, site_in(follow_link(database, k_purpose, secret, now)));
}

std::int64_t request_change(const store::Database& database,
                            const std::string& secret,
                            const WantedChange& wanted,
                            const std::vector<Language>& languages,
                            util::Instant now) {
    store::Transaction all(database);
    const auto asked = record_of_link(database, secret, now);
    auto told = wanted;
    if (told.reply_to.empty()) {
        told.reply_to = store::focal_contact(database, asked.record.site.id);
    }
    Actor holder;
    holder.name = "link";
    const auto number = add_change_request(database, asked, holder, told, languages, now);
    all.commit();
    return number;
}

} // namespace relais::usecases
