#include "usecases/mail_receiver.h"

#include "usecases/move_referral.h"
#include "usecases/outbox.h"

namespace relais::usecases {

using namespace relais::directory;

std::string receiver_mail(const Snapshot& snapshot, const Referral& referral) {
    const auto& directory = snapshot.directory();
    const auto* service = directory.service(referral.service);
    const auto* site = service != nullptr ? directory.site_of(*service) : nullptr;
    return site != nullptr && !site->emails.empty() ? site->emails.front() : std::string();
}

namespace {

/// What every mail to a receiver has.
NewMessage letter(const Actor& actor, const Referral& referral, std::string mail) {
    NewMessage message;
    message.recipient = std::move(mail);
    message.lang = actor.lang;
    message.about = subject_of(referral.id);
    return message;
}

} // namespace

void mail_receivers(const store::Database& database,
                    const Snapshot& snapshot,
                    const Actor& actor,
                    const Say& say,
                    const std::string& root,
                    const std::string& contact,
                    std::vector<Sent>& sent,
                    util::Instant now) {
    store::Transaction transaction(database);
    for (auto& [referral, secret, mailed_to] : sent) {
        mailed_to = receiver_mail(snapshot, referral);
        if (mailed_to.empty()) {
            continue;
        }
        auto message = letter(actor, referral, mailed_to);
        message.kind = "referral_sent";
        message.subject = say(actor.lang, {"referral.mail_subject", {}});
        message.text =
            say(actor.lang,
                {"referral.mail_sent",
                 {{"priority",
                   say(actor.lang, {"priority." + std::string(code_of(referral.priority)), {}})},
                  {"url", root + secret},
                  {"code", referral.code},
                  {"contact", contact}}});
        message.once = subject_of(referral.id) + " sent";
        queue_message(database, message, now);
    }
    transaction.commit();
}

void mail_to_erase(const store::Database& database,
                   const Snapshot& snapshot,
                   const Actor& actor,
                   const Say& say,
                   const std::vector<Referral>& referrals,
                   util::Instant now) {
    store::Transaction transaction(database);
    for (const auto& referral : referrals) {
        auto mail = receiver_mail(snapshot, referral);
        if (mail.empty()) {
            continue;
        }
        auto message = letter(actor, referral, std::move(mail));
        message.kind = "referral_erase";
        message.subject = say(actor.lang, {"referral.mail_erase_subject", {}});
        message.text = say(actor.lang, {"referral.erase_message", {{"code", referral.code}}});
        message.once = subject_of(referral.id) + " erase " + util::to_string(now);
        queue_message(database, message, now);
    }
    transaction.commit();
}

} // namespace relais::usecases
