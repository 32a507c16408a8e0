#include "usecases/propose_person.h"

#include "directory/case_code.h"
#include "directory/offer_rules.h"
#include "store/company_store.h"
#include "store/offer_store.h"
#include "usecases/company_desk.h"
#include "usecases/field_checks.h"
#include "usecases/links.h"
#include "usecases/offer_board.h"
#include "util/errors.h"

#include <algorithm>
#include <charconv>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using util::InvalidInput;

constexpr std::string_view k_purpose = "answer_proposal";
constexpr auto k_link_lasts = std::chrono::days{60};
constexpr std::size_t k_longest_contact = 120;

std::string subject_of(std::int64_t proposal) {
    return "proposal " + std::to_string(proposal);
}

std::int64_t proposal_in(std::string_view subject) {
    std::int64_t id = 0;
    const auto digits = subject.substr(subject.find(' ') + 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), id);
    return id;
}

/// Throws unless somebody can be put forward for the offer now.
void check_open(const store::Database& database, const Offer& offer, util::Instant now) {
    const auto company = store::find_company(database, offer.company);
    const auto today = util::day_in_cameroon(now);
    const auto standing =
        standing_of(offer,
                    company.state,
                    proposed_in_month(store::list_proposals(database), offer.id, today),
                    today);
    if (standing == OfferStanding::full_this_month) {
        throw util::Conflict({"offer.full_this_month", {}});
    }
    if (!is_visible(standing)) {
        throw util::NotFound({"offer.no_offer", {{"id", std::to_string(offer.id.value)}}});
    }
}

void take_post(const store::Database& database, Offer offer, ProposalState answer) {
    if (answer == ProposalState::placed) {
        offer.placed = std::min(offer.placed + 1, offer.posts);
    }
    const bool is_full = answer == ProposalState::full || offer.placed == offer.posts;
    if (is_full && may_move(offer.state, OfferState::filled, OfferActor::partner)) {
        offer.state = OfferState::filled;
    }
    store::update_offer(database, offer);
}

void answer(const store::Database& database,
            const Actor& actor,
            Proposal proposal,
            ProposalState to,
            util::Instant now) {
    if (!may_answer(proposal.state, to)) {
        throw util::Conflict({"offer.no_such_answer", {}});
    }
    const auto before = proposal.state;
    proposal.state = to;
    if (!proposal.answered_at) {
        proposal.answered_at = now;
    }
    store::update_proposal(database, proposal);
    if (to == ProposalState::placed || to == ProposalState::full) {
        take_post(database, store::find_offer(database, proposal.offer), to);
    }
    audit(database,
          actor,
          now,
          "answer_proposal",
          subject_of(proposal.id),
          std::string(code_of(before)),
          std::string(code_of(to)));
}

template <class Wanted>
std::vector<ProposalSeen> seen(const store::Database& database, const Wanted& wanted) {
    std::vector<ProposalSeen> all;
    for (auto& stored : store::list_proposals(database)) {
        auto offer = store::find_offer(database, stored.proposal.offer);
        if (wanted(stored, offer)) {
            all.push_back({std::move(stored), std::move(offer)});
        }
    }
    std::ranges::reverse(all);
    return all;
}

} // namespace

Proposed propose_person(const store::Database& database,
                        const Actor& actor,
                        OfferId id,
                        std::string_view case_code,
                        const std::string& contact,
                        util::Instant now) {
    require(actor, Permission::propose_person);
    const auto code = read_case_code(case_code);
    if (!code) {
        throw InvalidInput("case_code", {"form.case_code", {}});
    }
    store::StoredProposal stored;
    stored.proposal.offer = id;
    stored.proposal.case_code = *code;
    stored.proposal.sent_at = now;
    stored.caseworker = actor.account;
    stored.contact = contact.find('@') == std::string::npos ? checked_phone("contact", contact)
                                                            : checked_email("contact", contact);
    if (stored.contact.empty() || stored.contact.size() > k_longest_contact) {
        throw InvalidInput("contact", {"form.missing", {}});
    }
    store::Transaction transaction(database);
    check_open(database, store::find_offer(database, id), now);
    const auto already = store::list_proposals(database);
    if (std::ranges::any_of(already, [&](const store::StoredProposal& one) {
            return one.proposal.offer == id && one.proposal.case_code == *code;
        })) {
        throw util::Conflict({"offer.proposed_already", {}});
    }
    Proposed made;
    made.case_code = *code;
    made.id = store::add_proposal(database, stored);
    made.secret = make_link(
        database, std::string(k_purpose), subject_of(made.id), k_link_lasts, actor.at(now));
    audit(database,
          actor,
          now,
          "propose_person",
          subject_of(made.id),
          "",
          "offer " + std::to_string(id.value));
    transaction.commit();
    return made;
}

ProposalSeen
proposal_of_link(const store::Database& database, const std::string& secret, util::Instant now) {
    auto stored =
        store::find_proposal(database, proposal_in(follow_link(database, k_purpose, secret, now)));
    auto offer = store::find_offer(database, stored.proposal.offer);
    return {std::move(stored), std::move(offer)};
}

void answer_by_link(const store::Database& database,
                    const std::string& secret,
                    ProposalState to,
                    util::Instant now) {
    store::Transaction transaction(database);
    Actor holder;
    holder.name = "link";
    answer(database, holder, proposal_of_link(database, secret, now).stored.proposal, to, now);
    transaction.commit();
}

void answer_proposal(const store::Database& database,
                     const Actor& actor,
                     std::int64_t id,
                     ProposalState to,
                     util::Instant now) {
    store::Transaction transaction(database);
    const auto stored = store::find_proposal(database, id);
    require_company(database, actor, store::find_offer(database, stored.proposal.offer).company);
    answer(database, actor, stored.proposal, to, now);
    transaction.commit();
}

std::vector<ProposalSeen> proposals_of_caseworker(const store::Database& database,
                                                  const Actor& actor) {
    require(actor, Permission::propose_person);
    return seen(database, [&](const store::StoredProposal& stored, const Offer&) {
        return stored.caseworker == actor.account;
    });
}

std::vector<ProposalSeen> proposals_of_company(const store::Database& database,
                                               const Actor& actor) {
    const auto company = own_company(database, actor);
    if (!company) {
        throw util::Forbidden({"offer.no_own_company", {}});
    }
    return seen(database, [&](const store::StoredProposal&, const Offer& offer) {
        return offer.company == company->id;
    });
}

} // namespace relais::usecases
