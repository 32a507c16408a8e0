#include "usecases/offer_desk.h"

#include "store/company_store.h"
#include "store/offer_store.h"
#include "store/proposal_store.h"
#include "usecases/company_desk.h"
#include "usecases/field_checks.h"
#include "usecases/occupation_index.h"
#include "usecases/offer_board.h"
#include "usecases/question.h"
#include "usecases/read_codes.h"
#include "util/errors.h"

#include <algorithm>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using util::InvalidInput;

constexpr int k_most_posts = 1000;
constexpr std::size_t k_longest_title = 120;
constexpr std::size_t k_longest_text = 4000;
constexpr std::size_t k_longest_how = 1000;
constexpr std::size_t k_longest_reason = 500;
constexpr std::size_t k_least_digits = 3; // of an occupation: "craft workers" is no trade

std::string subject_of(OfferId id) {
    return "offer " + std::to_string(id.value);
}

std::optional<util::Day> checked_day(const std::string& field, const std::string& text) {
    if (text.empty()) {
        return std::nullopt;
    }
    if (const auto day = util::parse_day(text)) {
        return day;
    }
    throw InvalidInput(field, {"form.day", {{"value", text.substr(0, 40)}}});
}

void check_range(const std::string& field, int value) {
    if (value < 1 || value > k_most_posts) {
        throw out_of_range(field, std::to_string(value), 1, k_most_posts);
    }
}

void fill_place_and_trade(Offer& offer, const Directory& directory, const OfferWords& words) {
    if (words.occupation.size() < k_least_digits ||
        OccupationIndex::builtin().find(words.occupation) == nullptr) {
        throw InvalidInput("occupation", {"offer.choose_occupation", {}});
    }
    offer.occupation = words.occupation;
    if (directory.gazetteer.settlement(words.settlement) == nullptr) {
        throw InvalidInput("settlement", {"form.settlement", {}});
    }
    offer.settlement = words.settlement;
    for (const auto& language : words.languages) {
        if (!directory.language(language)) {
            throw InvalidInput("languages", {"form.choice", {{"value", language.substr(0, 40)}}});
        }
    }
    offer.languages = words.languages;
}

void fill_times(Offer& offer, const OfferWords& words) {
    offer.opens = checked_day("opens", words.opens);
    offer.closes = checked_day("closes", words.closes);
    if (offer.opens && offer.closes && *offer.closes < *offer.opens) {
        throw InvalidInput("closes", {"offer.closes_before", {}});
    }
}

void fill_contact(Offer& offer, const OfferWords& words) {
    offer.how_to_apply = checked_text("how_to_apply", words.how_to_apply, 0, k_longest_how);
    offer.contact_phone = checked_phone("contact_phone", words.contact_phone);
    offer.contact_email = checked_email("contact_email", words.contact_email);
    if (offer.how_to_apply.empty() && offer.contact_phone.empty() && offer.contact_email.empty()) {
        throw InvalidInput("contact_phone", {"offer.no_contact", {}});
    }
}

void fill(Offer& offer, const Directory& directory, const OfferWords& words) {
    offer.kind = read_code<OfferKind>("kind", words.kind);
    offer.title = checked_text("title", words.title, 3, k_longest_title);
    offer.description = checked_text("description", words.description, 0, k_longest_text);
    offer.sector = checked_sector("sector", words.sector);
    check_range("posts", words.posts);
    offer.posts = words.posts;
    offer.level = words.level.empty() ? std::nullopt
                                      : std::optional(read_code<SchoolLevel>("level", words.level));
    offer.encouraged = read_codes<Public>("encouraged", words.encouraged);
    fill_place_and_trade(offer, directory, words);
    fill_times(offer, words);
    fill_contact(offer, words);
    if (words.monthly_cap) {
        check_range("monthly_cap", *words.monthly_cap);
    }
    offer.monthly_cap = words.monthly_cap;
}

bool must_be_looked_at(const Offer& before, const Offer& after) {
    return before.title != after.title || before.description != after.description ||
           before.occupation != after.occupation || before.settlement != after.settlement ||
           before.kind != after.kind || before.how_to_apply != after.how_to_apply;
}

Offer opened_offer(const store::Database& database,
             const Actor& actor,
             OfferId id,
             std::int64_t version) {
    auto offer = store::find_offer(database, id);
    require_company(database, actor, offer.company);
    if (offer.version != version) {
        throw util::Conflict({"offer.changed_meanwhile", {}});
    }
    return offer;
}

bool is_manager(const Actor& actor) {
    return directory::reach(actor.role, Permission::place_offers) == Reach::all;
}

void check_move(const Offer& offer, OfferState to, OfferActor actor, util::Day today) {
    if (!may_move(offer.state, to, actor)) {
        throw util::Conflict(
            {"offer.no_such_move",
             {{"from", std::string(code_of(offer.state))}, {"to", std::string(code_of(to))}}});
    }
    const bool is_past = offer.closes && *offer.closes < today;
    if (is_past && (to == OfferState::published || to == OfferState::submitted)) {
        throw InvalidInput("closes", {"offer.closed_already", {}});
    }
}

} // namespace

OfferId add_offer(const store::Database& database,
                  const Actor& actor,
                  const Directory& directory,
                  const OfferWords& words,
                  util::Instant now) {
    Offer offer;
    fill(offer, directory, words);
    store::Transaction transaction(database);
    const auto company = own_company(database, actor);
    if (!company) {
        throw util::Forbidden({"offer.no_own_company", {}});
    }
    offer.company = company->id;
    offer.confirmed_on = util::day_in_cameroon(now);
    const auto id = store::add_offer(database, offer, util::to_string(now));
    audit(database, actor, now, "add_offer", subject_of(id), "", offer.title);
    transaction.commit();
    return id;
}

void change_offer(const store::Database& database,
                  const Actor& actor,
                  const Directory& directory,
                  OfferId id,
                  std::int64_t version,
                  const OfferWords& words,
                  util::Instant now) {
    store::Transaction transaction(database);
    auto offer = opened_offer(database, actor, id, version);
    if (!may_edit(offer.state)) {
        throw util::Conflict({"offer.not_editable", {}});
    }
    const auto before = offer;
    fill(offer, directory, words);
    offer.confirmed_on = util::day_in_cameroon(now);
    const bool is_public =
        offer.state == OfferState::published || offer.state == OfferState::paused;
    if (is_public && !is_manager(actor) && must_be_looked_at(before, offer)) {
        offer.state = OfferState::submitted;
    }
    store::update_offer(database, offer);
    audit(database, actor, now, "change_offer", subject_of(id), before.title, offer.title);
    transaction.commit();
}

void move_offer(const store::Database& database,
                const Actor& actor,
                OfferId id,
                std::int64_t version,
                OfferState to,
                const std::string& reason,
                util::Instant now) {
    store::Transaction transaction(database);
    auto offer = opened_offer(database, actor, id, version);
    const auto today = util::day_in_cameroon(now);
    const bool by_manager = is_manager(actor);
    check_move(offer, to, by_manager ? OfferActor::manager : OfferActor::partner, today);
    const bool wants_reason =
        by_manager && (to == OfferState::draft || to == OfferState::withdrawn);
    offer.state_reason = checked_text("reason", reason, wants_reason ? 3 : 0, k_longest_reason);
    const auto before = offer.state;
    offer.state = to;
    if (to == OfferState::published && !by_manager) {
        offer.confirmed_on = today;
    }
    store::update_offer(database, offer);
    audit(database,
          actor,
          now,
          "move_offer",
          subject_of(id),
          std::string(code_of(before)),
          std::string(code_of(to)));
    transaction.commit();
}

void confirm_offer(const store::Database& database,
                   const Actor& actor,
                   OfferId id,
                   util::Instant now) {
    store::Transaction transaction(database);
    auto offer = store::find_offer(database, id);
    require_company(database, actor, offer.company);
    const auto before = offer.confirmed_on;
    offer.confirmed_on = util::day_in_cameroon(now);
    store::update_offer(database, offer);
    audit(database,
          actor,
          now,
          "confirm_offer",
          subject_of(id),
          before ? util::to_string(*before) : "",
          util::to_string(*offer.confirmed_on));
    transaction.commit();
}

int expire_offers(const store::Database& database, util::Instant now) {
    store::Transaction transaction(database);
    Actor calendar;
    calendar.name = "calendar";
    int count = 0;
    for (auto& offer : store::list_offers(database)) {
        const bool is_past = offer.closes && *offer.closes < util::day_in_cameroon(now);
        if (!is_past || !may_move(offer.state, OfferState::expired, OfferActor::calendar)) {
            continue;
        }
        const auto before = offer.state;
        offer.state = OfferState::expired;
        store::update_offer(database, offer);
        audit(database,
              calendar,
              now,
              "move_offer",
              subject_of(offer.id),
              std::string(code_of(before)),
              "expired");
        ++count;
    }
    transaction.commit();
    return count;
}

std::vector<OwnOffer>
offers_of(const store::Database& database, const Company& company, util::Day today) {
    std::vector<OwnOffer> own;
    const auto proposals = store::list_proposals(database);
    for (auto& offer : store::list_offers(database)) {
        if (offer.company != company.id) {
            continue;
        }
        OwnOffer one;
        const int this_month = proposed_in_month(proposals, offer.id, today);
        one.standing = standing_of(offer, company.state, this_month, today);
        for (const auto& [proposal, caseworker, contact] : proposals) {
            one.proposed += proposal.offer == offer.id ? 1 : 0;
            one.waiting +=
                proposal.offer == offer.id && proposal.state == ProposalState::sent ? 1 : 0;
        }
        one.offer = std::move(offer);
        own.push_back(std::move(one));
    }
    std::ranges::reverse(own);
    return own;
}

Offer own_offer(const store::Database& database, const Actor& actor, OfferId id) {
    auto offer = store::find_offer(database, id);
    require_company(database, actor, offer.company);
    return offer;
}

std::vector<Offer> offers_to_review(const store::Database& database, const Actor& actor) {
    require(actor, Permission::review_changes);
    auto all = store::list_offers(database);
    std::erase_if(all, [](const Offer& offer) { return offer.state != OfferState::submitted; });
    return all;
}

} // namespace relais::usecases
