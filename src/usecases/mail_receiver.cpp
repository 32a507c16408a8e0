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
        NewMessage message;
        message.kind = "referral_sent";
        message.recipient = mailed_to;
        message.lang = actor.lang;
        message.subject = say(actor.lang, {"referral.mail_subject", {}});
        message.text =
            say(actor.lang,
                {"referral.mail_sent",
                 {{"priority",
                   say(actor.lang, {"priority." + std::string(code_of(referral.priority)), {}})},
                  {"url", root + secret},
                  {"code", referral.code},
                  {"contact", contact}}});
        message.about = subject_of(referral.id);
        message.once = subject_of(referral.id) + " sent";
        queue_message(database, message, now);
    }
    transaction.commit();
}

} // namespace relais::usecases
