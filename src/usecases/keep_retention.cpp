#include "usecases/keep_retention.h"

#include "usecases/question.h"

namespace relais::usecases {
namespace {

constexpr int k_longest = 3650;

void check(const char* field, int days, int least, int most) {
    if (days < least || days > most) {
        throw out_of_range(field, std::to_string(days), least, most);
    }
}

std::string picture(const store::Retention& one) {
    return std::to_string(one.text_days) + " " + std::to_string(one.anonymise_days) + " " +
           std::to_string(one.idle_days);
}

} // namespace

void keep_retention(const store::Database& database,
                    const Actor& actor,
                    const store::Retention& retention,
                    util::Instant now) {
    require(actor, directory::Permission::manage_accounts);
    check("anonymise_days", retention.anonymise_days, 1, k_longest);
    check("text_days", retention.text_days, 0, retention.anonymise_days);
    check("idle_days", retention.idle_days, 30, k_longest);
    store::Transaction transaction(database);
    const auto before = store::load_retention(database);
    store::save_retention(database, retention);
    audit(database, actor, now, "keep_retention", "referrals", picture(before), picture(retention));
    transaction.commit();
}

} // namespace relais::usecases
