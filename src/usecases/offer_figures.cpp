#include "usecases/offer_figures.h"

#include "directory/offer_rules.h"
#include "util/errors.h"

#include <algorithm>
#include <map>
#include <set>

namespace relais::usecases {
namespace {

using namespace relais::directory;

/// Sums with the people still told apart, so that somebody put forward twice counts once.
struct Sum {
    OfferFigures figures;
    std::set<std::string> people;
    std::set<std::string> placed;

    [[nodiscard]] OfferFigures done() const {
        auto done = figures;
        done.people = static_cast<int>(people.size());
        done.placed = static_cast<int>(placed.size());
        return done;
    }
};

std::string region_of(const Directory& directory, const Offer& offer) {
    const auto* settlement = directory.gazetteer.settlement(offer.settlement);
    const auto* region =
        settlement != nullptr ? directory.gazetteer.area_at_level(settlement->area, 1) : nullptr;
    return region != nullptr ? region->code : std::string();
}

void add_supply(OfferFigures& figures, const Offer& offer) {
    ++figures.offers;
    figures.posts_open += std::max(0, offer.posts - offer.placed);
}

void add_demand(Sum& sum, const Proposal& proposal) {
    sum.people.insert(proposal.case_code);
    if (proposal.state == ProposalState::placed) {
        sum.placed.insert(proposal.case_code);
    }
}

void require_all(const Actor& actor) {
    if (reach(actor, Permission::see_figures) != Reach::all) {
        throw util::Forbidden({"account.forbidden", {}});
    }
}

} // namespace

OfferReport report_offers(const Actor& actor,
                          const Directory& directory,
                          const OfferBoard& board,
                          const std::vector<store::StoredProposal>& proposals,
                          util::Day today) {
    require_all(actor);
    constexpr auto k_year = std::chrono::days{365};
    std::map<std::pair<std::string, std::string>, Sum> cells;
    std::map<std::string, Sum> regions;
    Sum whole;
    std::map<OfferId, const BoardOffer*> by_id;
    for (const auto& one : board.offers) {
        by_id[one.offer.id] = &one;
        const auto standing =
            standing_of(one.offer, one.company.state, one.proposed_this_month, today);
        if (!is_visible(standing)) {
            continue;
        }
        const auto region = region_of(directory, one.offer);
        const auto& sector = one.offer.sector.empty() ? one.company.sector : one.offer.sector;
        for (auto* sum : {&cells[{region, sector}], &regions[region], &whole}) {
            add_supply(sum->figures, one.offer);
        }
    }
    for (const auto& stored : proposals) {
        const auto found = by_id.find(stored.proposal.offer);
        if (found == by_id.end() ||
            util::day_in_cameroon(stored.proposal.sent_at) + k_year < today) {
            continue;
        }
        const auto& one = *found->second;
        const auto region = region_of(directory, one.offer);
        const auto& sector = one.offer.sector.empty() ? one.company.sector : one.offer.sector;
        for (auto* sum : {&cells[{region, sector}], &regions[region], &whole}) {
            add_demand(*sum, stored.proposal);
        }
    }
    OfferReport report;
    for (const auto& [at, sum] : cells) {
        report.cells.push_back(sum.done());
        report.cells.back().region = at.first;
        report.cells.back().sector = at.second;
    }
    for (const auto& [region, sum] : regions) {
        report.regions.push_back(sum.done());
        report.regions.back().region = region;
    }
    report.whole = whole.done();
    return report;
}

std::vector<store::StoredProposal> proposals_for_figures(const store::Database& database,
                                                         const Actor& actor) {
    require_all(actor);
    return store::list_proposals(database);
}

} // namespace relais::usecases
