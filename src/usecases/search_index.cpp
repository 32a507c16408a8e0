#include "usecases/search_index.h"

#include "util/text_fold.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

namespace relais::usecases {
namespace {

using namespace relais::directory;

/// How much a hit in each kind of field says; a name says most, a description least.
enum Weight : std::uint8_t { in_description = 1, in_place = 3, in_need = 4, in_name = 6 };

bool says_nothing(const std::string& word) {
    static const std::set<std::string> k_small_words = {"a",  "au", "aux", "d",   "de", "des", "du",  "en",
                                                        "et", "for", "in", "l",   "la", "le",  "les", "of",
                                                        "ou", "par", "the", "to", "un", "une", "and", "pour"};
    return k_small_words.contains(word);
}

constexpr std::uint64_t bit(unsigned position) {
    return std::uint64_t{1} << position;
}

std::uint64_t or_unknown(std::uint64_t mask) {
    return mask != 0 ? mask : bit(SearchIndex::k_unknown_bit);
}

std::uint64_t language_mask(const Directory& directory, const Service& service) {
    std::uint64_t mask = 0;
    for (const auto& code : service.languages) {
        if (const auto position = directory.language(code)) {
            mask |= bit(static_cast<unsigned>(*position));
        }
    }
    return mask;
}

/// Needs a service is found by: its own and, for the facet's first level, its dimension.
std::uint64_t need_mask(const Directory& directory, const Service& service) {
    const auto term = directory.taxonomy.find(service.need);
    if (!term) {
        return 0;
    }
    const auto parent = directory.taxonomy.find(directory.taxonomy.terms()[static_cast<std::size_t>(*term)].parent);
    return directory.taxonomy.bit(*term) | (parent ? directory.taxonomy.bit(*parent) : 0);
}

template <class Enum>
std::uint64_t mask_of(std::optional<Enum> value) {
    return value ? bit(static_cast<unsigned>(*value)) : 0;
}

} // namespace

class SearchIndex::Builder {
public:
    Builder(SearchIndex& index, const Snapshot& snapshot)
        : m_index(index), m_snapshot(snapshot), m_directory(snapshot.directory()) {}

    void build() {
        add_services();
        order_by_name();
        collect_words();
        pack_words();
    }

private:
    void add_services() {
        m_index.m_services.reserve(m_directory.services.size());
        for (const auto& service : m_directory.services) {
            const auto* organisation = m_directory.organisation(service.organisation);
            ServiceBits bits;
            auto& masks = bits.masks;
            masks[static_cast<std::size_t>(Facet::need)] = need_mask(m_directory, service);
            masks[static_cast<std::size_t>(Facet::public_group)] = or_unknown(service.publics.bits);
            masks[static_cast<std::size_t>(Facet::kind)] = mask_of(organisation->kind);
            masks[static_cast<std::size_t>(Facet::fee)] = or_unknown(mask_of(service.fee));
            masks[static_cast<std::size_t>(Facet::access)] = or_unknown(service.access_modes.bits);
            masks[static_cast<std::size_t>(Facet::language)] = or_unknown(language_mask(m_directory, service));
            masks[static_cast<std::size_t>(Facet::membership)] = mask_of(organisation->mnr_membership);
            bits.location = location_of(service);
            masks[static_cast<std::size_t>(Facet::zone)] = m_index.m_locations[bits.location].zones;
            m_index.m_services.push_back(bits);
        }
    }

    std::uint32_t location_of(const Service& service) {
        std::vector<AreaCode> codes;
        bool national = false;
        if (const Site* site = m_directory.site_of(service)) {
            codes = {site->area};
        } else {
            codes = service.zone.areas;
            national = service.zone.kind == ServedZone::Kind::national;
        }
        const auto [found, is_new] = m_known_locations.try_emplace(
            {codes, national}, static_cast<std::uint32_t>(m_index.m_locations.size()));
        if (is_new) {
            m_index.m_locations.push_back(make_location(codes, national));
        }
        return found->second;
    }

    [[nodiscard]] Location make_location(const std::vector<AreaCode>& codes, bool national) const {
        Location location;
        location.national = national;
        const auto& gazetteer = m_directory.gazetteer;
        for (const auto& code : codes) {
            for (const Area* unit = gazetteer.area(code); unit != nullptr; unit = gazetteer.area(unit->parent)) {
                location.units.push_back(static_cast<std::uint32_t>(unit - gazetteer.areas().data()));
            }
            for (std::size_t zone = 0; zone < gazetteer.zones().size(); ++zone) {
                const auto& areas = gazetteer.zones()[zone].areas;
                const bool inside = std::ranges::any_of(areas, [&](const AreaCode& area) {
                    return lies_in(code, area);
                });
                location.zones |= inside ? bit(static_cast<unsigned>(zone)) : 0;
            }
        }
        std::ranges::sort(location.units);
        const auto repeated = std::ranges::unique(location.units);
        location.units.erase(repeated.begin(), repeated.end());
        if (national) {
            location.zones = bit(static_cast<unsigned>(gazetteer.zones().size())) - 1;
        }
        return location;
    }

    void order_by_name() {
        const auto& providers = m_snapshot.providers();
        std::vector<std::string> names;
        names.reserve(providers.size());
        for (const auto& provider : providers) {
            const auto& organisation = m_directory.organisations[provider.organisation];
            const auto site = provider.site ? m_directory.sites[*provider.site].name : std::string();
            names.push_back(util::fold(site.empty() ? organisation.name : site));
        }
        std::vector<std::uint32_t> order(providers.size());
        std::iota(order.begin(), order.end(), 0U);
        std::ranges::stable_sort(order, {}, [&](std::uint32_t i) -> const std::string& { return names[i]; });
        m_index.m_name_rank.resize(order.size());
        for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
            m_index.m_name_rank[order[rank]] = rank;
        }
    }

    /// Words of a need, both languages, synonyms included: the same for every provider that answers it.
    const std::vector<std::string>& words_of_need(const std::string& code) {
        auto [found, is_new] = m_need_words.try_emplace(code);
        const auto term = m_directory.taxonomy.find(code);
        if (!is_new || !term) {
            return found->second;
        }
        const auto& names = m_directory.taxonomy.terms()[static_cast<std::size_t>(*term)];
        std::string text = names.label_fr + ' ' + names.label_en;
        for (const auto* synonyms : {&names.synonyms_fr, &names.synonyms_en}) {
            for (const auto& synonym : *synonyms) {
                text += ' ' + synonym;
            }
        }
        found->second = util::folded_words(text);
        return found->second;
    }

    void add_words(const std::vector<std::string>& words, std::uint32_t provider, std::uint8_t weight) {
        for (const auto& word : words) {
            auto& postings = m_postings[word];
            if (!postings.empty() && postings.back().provider == provider) {
                postings.back().weight = std::max(postings.back().weight, weight);
            } else {
                postings.push_back({provider, weight});
            }
        }
    }

    void add_place(const Site& site, std::uint32_t provider) {
        const auto& gazetteer = m_directory.gazetteer;
        std::string text = site.locality_name + ' ' + site.address + ' ' + site.landmark;
        if (const auto* settlement = gazetteer.settlement(site.locality)) {
            text += ' ' + settlement->name;
            for (const auto& variant : settlement->variants) {
                text += ' ' + variant;
            }
        }
        for (const Area* unit = gazetteer.area(site.area); unit != nullptr; unit = gazetteer.area(unit->parent)) {
            text += ' ' + unit->name_fr + ' ' + unit->name_en;
        }
        add_words(util::folded_words(text), provider, in_place);
    }

    void collect_words() {
        const auto& providers = m_snapshot.providers();
        for (std::uint32_t i = 0; i < providers.size(); ++i) {
            const auto& organisation = m_directory.organisations[providers[i].organisation];
            add_words(util::folded_words(organisation.name + ' ' + organisation.acronym), i, in_name);
            if (providers[i].site) {
                const auto& site = m_directory.sites[*providers[i].site];
                add_words(util::folded_words(site.name), i, in_name);
                add_place(site, i);
            }
            for (const auto position : providers[i].services) {
                const auto& service = m_directory.services[position];
                add_words(words_of_need(service.need), i, in_need);
                add_words(util::folded_words(service.name + ' ' + service.raw_need), i, in_need);
                add_words(util::folded_words(service.description_fr + ' ' + service.description_en), i, in_description);
            }
        }
    }

    void pack_words() {
        m_index.m_words.reserve(m_postings.size());
        for (const auto& [word, postings] : m_postings) {
            m_index.m_words.push_back(word);
        }
        std::ranges::sort(m_index.m_words);
        for (const auto& word : m_index.m_words) {
            m_index.m_first.push_back(static_cast<std::uint32_t>(m_index.m_postings.size()));
            auto& postings = m_postings[word];
            m_index.m_postings.insert(m_index.m_postings.end(), postings.begin(), postings.end());
        }
        m_index.m_first.push_back(static_cast<std::uint32_t>(m_index.m_postings.size()));
    }

    SearchIndex& m_index;
    const Snapshot& m_snapshot;
    const Directory& m_directory;
    std::map<std::pair<std::vector<AreaCode>, bool>, std::uint32_t> m_known_locations;
    std::unordered_map<std::string, std::vector<std::string>> m_need_words;
    std::unordered_map<std::string, std::vector<Posting>> m_postings;
};

SearchIndex::SearchIndex(const Snapshot& snapshot) {
    Builder(*this, snapshot).build();
}

void SearchIndex::add_postings(std::size_t word, unsigned factor, std::vector<std::uint16_t>& best) const {
    for (auto i = m_first[word]; i < m_first[word + 1]; ++i) {
        auto& score = best[m_postings[i].provider];
        score = std::max(score, static_cast<std::uint16_t>(factor * m_postings[i].weight));
    }
}

bool SearchIndex::add_prefix_scores(const std::string& word, std::vector<std::uint16_t>& best) const {
    constexpr unsigned k_whole = 3;
    constexpr unsigned k_beginning = 2;
    bool any = false;
    for (auto at = std::ranges::lower_bound(m_words, word); at != m_words.end() && at->starts_with(word); ++at) {
        add_postings(static_cast<std::size_t>(at - m_words.begin()), *at == word ? k_whole : k_beginning, best);
        any = true;
    }
    return any;
}

/// For a word nobody has: those one letter away (two for long words), the plural and the mistyped name.
void SearchIndex::add_likeness_scores(const std::string& word, std::vector<std::uint16_t>& best) const {
    if (word.size() < 4) {
        return;
    }
    const int limit = word.size() < 8 ? 1 : 2;
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        if (m_words[i].front() == word.front() && util::edit_distance(word, m_words[i], limit) <= limit) {
            add_postings(i, 1, best);
        }
    }
}

void SearchIndex::add_word_scores(const std::string& word, std::vector<std::uint16_t>& best) const {
    if (!add_prefix_scores(word, best)) {
        add_likeness_scores(word, best);
    }
}

std::vector<std::uint16_t> SearchIndex::scores(std::string_view text) const {
    auto words = util::folded_words(text);
    if (!std::ranges::all_of(words, says_nothing)) {
        std::erase_if(words, says_nothing);
    }
    std::vector<std::uint16_t> total;
    for (const auto& word : words) {
        std::vector<std::uint16_t> best(m_name_rank.size(), 0);
        add_word_scores(word, best);
        if (total.empty()) {
            total = std::move(best);
            continue;
        }
        for (std::size_t i = 0; i < total.size(); ++i) {
            total[i] = total[i] != 0 && best[i] != 0 ? static_cast<std::uint16_t>(total[i] + best[i]) : 0;
        }
    }
    return total;
}

} // namespace relais::usecases
