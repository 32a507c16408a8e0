#include "usecases/offer_board.h"

#include "store/company_store.h"
#include "store/offer_store.h"

#include <algorithm>
#include <chrono>
#include <map>

namespace relais::usecases {
namespace {

using namespace relais::directory;

double days_between(util::Instant from, util::Instant to) {
    return std::chrono::duration<double, std::ratio<86400>>(to - from).count();
}

/// Of a list that is not empty.
double median(std::vector<double> values) {
    std::ranges::sort(values);
    const auto middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

} // namespace

int proposed_in_month(const std::vector<store::StoredProposal>& proposals,
                      OfferId offer,
                      util::Day today) {
    const std::chrono::year_month_day date(today);
    const auto first = util::Day(date.year() / date.month() / 1);
    return static_cast<int>(std::ranges::count_if(proposals, [&](const store::StoredProposal& one) {
        return one.proposal.offer == offer && util::day_in_cameroon(one.proposal.sent_at) >= first;
    }));
}

AnswerRecord answers_in(const std::vector<Proposal>& proposals) {
    AnswerRecord record;
    std::vector<double> days;
    for (const auto& proposal : proposals) {
        ++record.proposed;
        if (proposal.answered_at) {
            days.push_back(days_between(proposal.sent_at, *proposal.answered_at));
        }
    }
    record.answered = static_cast<int>(days.size());
    if (!days.empty()) {
        record.median_days = median(std::move(days));
    }
    return record;
}

OfferBoard load_offer_board(const store::Database& database, util::Day today) {
    OfferBoard board;
    board.day = today;
    board.revision = store::offer_revision(database);
    std::map<CompanyId, Company> companies;
    for (auto& company : store::list_companies(database)) {
        companies.emplace(company.id, std::move(company));
    }
    const auto offers = store::list_offers(database);
    const auto proposals = store::list_proposals(database);
    std::map<OfferId, CompanyId> company_of;
    for (const auto& offer : offers) {
        company_of[offer.id] = offer.company;
    }
    std::map<CompanyId, std::vector<Proposal>> by_company;
    for (const auto& one : proposals) {
        by_company[company_of[one.proposal.offer]].push_back(one.proposal);
    }
    for (const auto& offer : offers) {
        board.offers.push_back({offer,
                                companies.at(offer.company),
                                proposed_in_month(proposals, offer.id, today),
                                answers_in(by_company[offer.company])});
    }
    return board;
}

std::shared_ptr<const OfferBoard> fresh_offer_board(const store::Database& database,
                                                    std::shared_ptr<const OfferBoard> board,
                                                    util::Day today) {
    const bool holds = board != nullptr && board->day == today &&
                       board->revision == store::offer_revision(database);
    return holds ? board : std::make_shared<const OfferBoard>(load_offer_board(database, today));
}

} // namespace relais::usecases
