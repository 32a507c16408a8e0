#include "usecases/suggest_settlements.h"

#include "usecases/snapshot.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace relais::usecases {
namespace {

using directory::Settlement;
using directory::SettlementKind;

/// People where a source says, else what a place of its kind may have: only for ranking, never shown.
std::int64_t size_of(const Settlement& settlement) {
    constexpr std::array<std::int64_t, 6> k_by_kind = {200'000, 30'000, 8'000, 5'000, 500, 100};
    return settlement.population.value_or(k_by_kind[static_cast<std::size_t>(settlement.kind)]);
}

} // namespace

struct SettlementIndex::Hit {
    std::uint32_t settlement = 0;
    int rank = 0;
};

SettlementIndex::SettlementIndex(const directory::Gazetteer& gazetteer) {
    const auto& settlements = gazetteer.settlements();
    m_size.reserve(settlements.size());
    for (std::uint32_t i = 0; i < settlements.size(); ++i) {
        m_size.push_back(size_of(settlements[i]));
        add(settlements[i].name, i, 0);
        for (const auto& variant : settlements[i].variants) {
            add(variant, i, 1);
        }
    }
    std::ranges::sort(m_entries, {}, [](const Entry& entry) {
        return std::tie(entry.folded, entry.rank, entry.settlement);
    });
}

/// Squeezed, so that "N'Gaoundéré", "N gaoundere" and "Ngaoundere" begin alike.
void SettlementIndex::add(const std::string& spelling, std::uint32_t settlement, std::uint8_t rank) {
    const auto folded = util::fold(spelling);
    m_entries.push_back({util::squeeze(folded), settlement, rank});
    for (auto space = folded.find(' '); space != std::string::npos; space = folded.find(' ', space + 1)) {
        m_entries.push_back({util::squeeze(folded.substr(space + 1)), settlement, 2});
    }
}

std::vector<SettlementIndex::Hit> SettlementIndex::by_prefix(const std::string& folded) const {
    std::vector<Hit> hits;
    auto at = std::ranges::lower_bound(m_entries, folded, {}, &Entry::folded);
    for (; at != m_entries.end() && at->folded.starts_with(folded); ++at) {
        const bool whole = at->folded == folded && !folded.empty();
        hits.push_back({at->settlement, whole && at->rank < 2 ? 0 : 1 + at->rank});
    }
    return hits;
}

std::vector<SettlementIndex::Hit> SettlementIndex::by_likeness(const std::string& folded) const {
    std::vector<Hit> hits;
    if (folded.size() < 4) {
        return hits;
    }
    const int limit = folded.size() < 7 ? 1 : 2;
    for (const auto& entry : m_entries) {
        if (entry.rank > 1) {
            continue;
        }
        const auto beginning = std::string_view(entry.folded).substr(0, folded.size());
        const int distance = std::min(util::edit_distance(folded, entry.folded, limit),
                                      util::edit_distance(folded, beginning, limit));
        if (distance <= limit) {
            hits.push_back({entry.settlement, distance});
        }
    }
    return hits;
}

std::vector<std::uint32_t> SettlementIndex::find(std::string_view words, int limit) const {
    const auto folded = util::squeeze(words);
    auto hits = by_prefix(folded);
    if (hits.empty()) {
        hits = by_likeness(folded);
    }
    std::ranges::sort(hits, {}, [this](const Hit& hit) {
        return std::tuple(hit.rank, -m_size[hit.settlement], hit.settlement);
    });
    std::vector<std::uint32_t> found;
    for (const auto& hit : hits) {
        if (static_cast<int>(found.size()) == limit) {
            break;
        }
        if (std::ranges::find(found, hit.settlement) == found.end()) {
            found.push_back(hit.settlement);
        }
    }
    return found;
}

std::vector<std::uint32_t> suggest_settlements(const Snapshot& snapshot, std::string_view words, int limit) {
    constexpr int k_most = 50;
    constexpr std::size_t k_longest = 100;
    if (limit < 1 || limit > k_most) {
        throw util::InvalidInput(
            "limit", {"error.out_of_range",
                      {{"field", "limit"}, {"value", std::to_string(limit)}, {"min", "1"}, {"max", "50"}}});
    }
    if (words.size() > k_longest) {
        throw util::InvalidInput("prefix", {"error.too_long", {{"max", std::to_string(k_longest)}}});
    }
    return snapshot.settlements().find(words, limit);
}

} // namespace relais::usecases
