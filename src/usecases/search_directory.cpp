#include "usecases/search_directory.h"

#include "usecases/nearest_code.h"
#include "usecases/search_index.h"
#include "util/errors.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <functional>
#include <map>
#include <optional>

namespace relais::usecases {
namespace {

using namespace relais::directory;

constexpr std::size_t k_longest_words = 200;
constexpr int k_largest_page = 200;

constexpr std::size_t at(Facet facet) {
    return static_cast<std::size_t>(facet);
}

template <class Enum>
std::vector<std::string> codes_of_list() {
    return {CodeList<Enum>::codes.begin(), CodeList<Enum>::codes.end()};
}

template <class Record>
std::vector<std::string> codes_of(const std::vector<Record>& records) {
    std::vector<std::string> codes;
    for (const auto& record : records) {
        codes.push_back(record.code);
    }
    return codes;
}

bool may_be_unknown(Facet facet) {
    return facet == Facet::public_group || facet == Facet::fee || facet == Facet::access || facet == Facet::language;
}

/// The codes of a facet; their positions are the bits of its masks.
std::vector<std::string> codes_of_facet(const Directory& directory, Facet facet) {
    switch (facet) {
    case Facet::need:
        return codes_of(directory.taxonomy.terms());
    case Facet::public_group:
        return codes_of_list<Public>();
    case Facet::zone:
        return codes_of(directory.gazetteer.zones());
    case Facet::area:
        return codes_of(directory.gazetteer.areas());
    case Facet::kind:
        return codes_of_list<OrganisationKind>();
    case Facet::fee:
        return codes_of_list<Fee>();
    case Facet::access:
        return codes_of_list<AccessMode>();
    case Facet::language:
        return codes_of(directory.languages);
    case Facet::membership:
        return codes_of_list<MnrMembership>();
    }
    return {};
}

/// A search compiled: a mask for each facet (0: nothing chosen), and for areas a yes or no for each location.
class Filter {
public:
    Filter(const Snapshot& snapshot, const SearchQuery& query) : m_index(snapshot.search()) {
        for (std::size_t i = 0; i < k_facet_count; ++i) {
            const auto facet = static_cast<Facet>(i);
            m_codes[i] = codes_of_facet(snapshot.directory(), facet);
            for (const auto& code : query.chosen[i]) {
                choose(facet, code);
            }
        }
        auto& publics = m_masks[at(Facet::public_group)];
        if ((publics & ~facet_bit(SearchIndex::k_unknown_bit)) != 0) { // what is open to everyone is open to these too
            publics |= facet_bit(static_cast<unsigned>(Public::everyone));
        }
        compile_areas();
    }

    [[nodiscard]] const std::vector<std::string>& codes(Facet facet) const { return m_codes[at(facet)]; }

    /// The facets a service fails, one bit each.
    [[nodiscard]] std::uint32_t failures(std::uint32_t service) const {
        const auto& bits = m_index.services()[service];
        std::uint32_t failed = 0;
        for (std::size_t i = 0; i < k_facet_count; ++i) {
            if (i != at(Facet::area) && m_masks[i] != 0 && (bits.masks[i] & m_masks[i]) == 0) {
                failed |= 1U << i;
            }
        }
        if (!m_areas.empty() && !m_location_passes[bits.location]) {
            failed |= 1U << at(Facet::area);
        }
        return failed;
    }

private:
    void choose(Facet facet, const std::string& code) {
        if (may_be_unknown(facet) && code == "unknown") {
            m_masks[at(facet)] |= facet_bit(SearchIndex::k_unknown_bit);
            return;
        }
        const auto& codes = m_codes[at(facet)];
        const auto found = std::ranges::find(codes, code);
        if (found == codes.end()) {
            throw unknown_code(std::string(name_of(facet)), code, codes);
        }
        const auto position = static_cast<std::uint32_t>(found - codes.begin());
        if (facet == Facet::area) {
            m_areas.push_back(position);
        } else {
            m_masks[at(facet)] |= facet_bit(position);
        }
    }

    void compile_areas() {
        for (const auto& location : m_index.locations()) {
            m_location_passes.push_back(location.national || std::ranges::any_of(m_areas, [&](std::uint32_t area) {
                                            return std::ranges::binary_search(location.units, area);
                                        }));
        }
    }

    const SearchIndex& m_index;
    std::array<std::vector<std::string>, k_facet_count> m_codes;
    std::array<std::uint64_t, k_facet_count> m_masks{};
    std::vector<std::uint32_t> m_areas; ///< positions in gazetteer().areas()
    std::vector<bool> m_location_passes;
};

/// Values a service is found by: what is open to everyone is found by any group.
std::uint64_t found_by(Facet facet, std::uint64_t mask) {
    constexpr auto k_groups = facet_bit(code_count<Public>()) - 1;
    const bool for_all = (mask & facet_bit(static_cast<unsigned>(Public::everyone))) != 0;
    return facet == Facet::public_group && for_all ? mask | k_groups : mask;
}

/// What one provider adds to the counts: for each facet, the values its services have that fail no other facet.
struct FacetSeen {
    std::array<std::uint64_t, k_facet_count> masks{};
    std::vector<std::uint32_t> locations;

    void add(const SearchIndex::ServiceBits& bits, std::uint32_t failed) {
        for (std::size_t i = 0; i < k_facet_count; ++i) {
            const bool others_pass = (failed & ~(1U << i)) == 0;
            masks[i] |= others_pass ? found_by(static_cast<Facet>(i), bits.masks[i]) : 0;
        }
        const bool others_pass = (failed & ~(1U << at(Facet::area))) == 0;
        if (others_pass && std::ranges::find(locations, bits.location) == locations.end()) {
            locations.push_back(bits.location);
        }
    }
};

class Counter {
public:
    explicit Counter(const SearchIndex& index) : m_index(index) {}

    void add(const FacetSeen& seen) {
        for (std::size_t i = 0; i < k_facet_count; ++i) {
            for (auto rest = seen.masks[i]; rest != 0; rest &= rest - 1) {
                ++m_counts[i][static_cast<std::size_t>(std::countr_zero(rest))];
            }
        }
        std::vector<std::uint32_t> units;
        for (const auto location : seen.locations) {
            const auto& where = m_index.locations()[location];
            if (where.national) { // found in every unit
                ++m_everywhere;
                return;
            }
            units.insert(units.end(), where.units.begin(), where.units.end());
        }
        std::ranges::sort(units);
        const auto repeated = std::ranges::unique(units);
        units.erase(repeated.begin(), repeated.end());
        for (const auto unit : units) {
            ++m_units[unit];
        }
    }

    /// Values with a count or chosen, in the order of their lists; areas: regions, departments of those chosen.
    [[nodiscard]] std::vector<FacetCount> of(Facet facet, const Filter& filter, const SearchQuery& query) const {
        std::vector<FacetCount> counts;
        const auto& chosen = query.chosen[at(facet)];
        const auto add = [&](const std::string& code, int providers, bool offered) {
            if (std::ranges::find(chosen, code) != chosen.end() || (providers > 0 && offered)) {
                counts.push_back({code, providers});
            }
        };
        const auto& codes = filter.codes(facet);
        for (std::uint32_t i = 0; i < codes.size(); ++i) {
            if (facet == Facet::area) {
                const auto found = m_units.find(i);
                const int here = found != m_units.end() ? found->second : 0;
                add(codes[i], here + m_everywhere, is_offered(codes[i], chosen));
            } else {
                add(codes[i], m_counts[at(facet)][i], true);
            }
        }
        if (may_be_unknown(facet)) {
            add("unknown", m_counts[at(facet)][SearchIndex::k_unknown_bit], true);
        }
        return counts;
    }

private:
    static bool is_offered(const std::string& area, const std::vector<std::string>& chosen) {
        constexpr std::size_t k_region_code = 5; // "CM004"
        return area.size() == k_region_code || std::ranges::any_of(chosen, [&](const std::string& code) {
                   const auto step = area.size() - std::min(area.size(), code.size());
                   return lies_in(area, code) && step == 3; // the next level of what is chosen
               });
    }

    const SearchIndex& m_index;
    std::array<std::array<int, 64>, k_facet_count> m_counts{};
    std::map<std::uint32_t, int> m_units;
    int m_everywhere = 0;
};

struct Ranked {
    std::uint32_t provider = 0;
    std::uint32_t rank = 0; ///< in the order of names
    std::uint16_t score = 0;

    [[nodiscard]] bool comes_before(const Ranked& other) const {
        return score != other.score ? score > other.score : rank < other.rank;
    }
};

std::string cursor_of(const Ranked& last) {
    return std::to_string(last.score) + "-" + std::to_string(last.rank);
}

std::optional<Ranked> read_cursor(const std::string& text) {
    Ranked last;
    const char* end = text.data() + text.size();
    const auto score = std::from_chars(text.data(), end, last.score);
    if (score.ec != std::errc() || score.ptr == end || *score.ptr != '-') {
        return std::nullopt;
    }
    const auto rank = std::from_chars(score.ptr + 1, end, last.rank);
    return rank.ec == std::errc() && rank.ptr == end ? std::optional(last) : std::nullopt;
}

void check(const SearchQuery& query) {
    if (query.words.size() > k_longest_words) {
        throw util::InvalidInput("q", {"error.too_long", {{"max", std::to_string(k_longest_words)}}});
    }
    if (query.limit < 1 || query.limit > k_largest_page) {
        throw util::InvalidInput("limit",
                                 {"error.out_of_range",
                                  {{"field", "limit"},
                                   {"value", std::to_string(query.limit)},
                                   {"min", "1"},
                                   {"max", std::to_string(k_largest_page)}}});
    }
}

void fill_page(SearchResult& result, std::vector<Ranked> ranked, const Snapshot& snapshot, const SearchQuery& query,
               const Filter& filter) {
    std::optional<Ranked> after;
    if (!query.after.empty()) {
        after = read_cursor(query.after);
        if (!after) {
            throw util::InvalidInput("after", {"error.bad_cursor", {{"value", query.after}}});
        }
    }
    std::erase_if(ranked, [&](const Ranked& item) { return after && !after->comes_before(item); });
    const auto size = std::min(ranked.size(), static_cast<std::size_t>(query.limit));
    std::ranges::partial_sort(ranked, ranked.begin() + static_cast<std::ptrdiff_t>(size), [](const auto& a, const auto& b) {
        return a.comes_before(b);
    });
    for (std::size_t i = 0; i < size; ++i) {
        const auto provider = ranked[i].provider;
        result.providers.push_back(provider);
        auto& matching = result.matching.emplace_back();
        for (const auto service : snapshot.providers()[provider].services) {
            if (filter.failures(service) == 0) {
                matching.push_back(service);
            }
        }
    }
    if (size < ranked.size() && size > 0) {
        result.next = cursor_of(ranked[size - 1]);
    }
}

} // namespace

std::string_view name_of(Facet facet) {
    constexpr std::array<std::string_view, k_facet_count> k_names = {
        "need", "public", "zone", "area", "kind", "fee", "access", "language", "membership"};
    return k_names[at(facet)];
}

SearchResult search_directory(const Snapshot& snapshot, const SearchQuery& query) {
    check(query);
    const Filter filter(snapshot, query);
    const auto scores = snapshot.search().scores(query.words);
    SearchResult result;
    Counter counter(snapshot.search());
    std::vector<Ranked> ranked;
    for (std::uint32_t i = 0; i < snapshot.providers().size(); ++i) {
        if (!scores.empty() && scores[i] == 0) {
            continue;
        }
        FacetSeen seen;
        int passing = 0;
        for (const auto service : snapshot.providers()[i].services) {
            const auto failed = filter.failures(service);
            passing += failed == 0 ? 1 : 0;
            if (std::has_single_bit(failed) || failed == 0) {
                seen.add(snapshot.search().services()[service], failed);
            }
        }
        counter.add(seen);
        if (passing > 0) {
            result.total_services += passing;
            ranked.push_back({i, snapshot.search().name_rank(i), scores.empty() ? std::uint16_t{0} : scores[i]});
        }
    }
    result.total = static_cast<int>(ranked.size());
    fill_page(result, std::move(ranked), snapshot, query, filter);
    for (std::size_t i = 0; i < k_facet_count; ++i) {
        result.facets[i] = counter.of(static_cast<Facet>(i), filter, query);
    }
    return result;
}

std::vector<std::uint32_t> search_all(const Snapshot& snapshot, const SearchQuery& query) {
    check(query);
    const Filter filter(snapshot, query);
    const auto scores = snapshot.search().scores(query.words);
    std::vector<std::uint32_t> providers;
    for (std::uint32_t i = 0; i < snapshot.providers().size(); ++i) {
        const bool has_words = scores.empty() || scores[i] != 0;
        if (has_words && std::ranges::any_of(snapshot.providers()[i].services, [&](std::uint32_t service) {
                return filter.failures(service) == 0;
            })) {
            providers.push_back(i);
        }
    }
    return providers;
}

std::vector<std::uint32_t> search_services(const Snapshot& snapshot, const SearchQuery& query) {
    check(query);
    const Filter filter(snapshot, query);
    const auto scores = snapshot.search().scores(query.words);
    std::vector<std::uint32_t> services;
    for (std::uint32_t i = 0; i < snapshot.directory().services.size(); ++i) {
        const bool has_words = scores.empty() || scores[snapshot.provider_of(i)] != 0;
        if (has_words && filter.failures(i) == 0) {
            services.push_back(i);
        }
    }
    return services;
}

} // namespace relais::usecases
