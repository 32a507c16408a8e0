#include "usecases/search_index.h"

#include "usecases/search_words.h"
#include "util/memory.h"
#include "util/text_fold.h"

#include <algorithm>
#include <exception>
#include <future>
#include <map>
#include <numeric>
#include <thread>
#include <utility>

namespace relais::usecases {
namespace {

using namespace relais::directory;

std::uint64_t or_unknown(std::uint64_t mask) {
    return mask != 0 ? mask : facet_bit(SearchIndex::k_unknown_bit);
}

std::uint64_t language_mask(const Directory& directory, const Service& service) {
    std::uint64_t mask = 0;
    for (const auto& code : service.languages) {
        if (const auto position = directory.language(code)) {
            mask |= facet_bit(static_cast<unsigned>(*position));
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
    return value ? facet_bit(static_cast<unsigned>(*value)) : 0;
}

} // namespace

class SearchIndex::Builder {
public:
    Builder(SearchIndex& index, const Snapshot& snapshot)
        : m_index(index), m_snapshot(snapshot), m_directory(snapshot.directory()) {}

    void build() {
        add_services();
        order_by_name();
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
                location.zones |= inside ? facet_bit(static_cast<unsigned>(zone)) : 0;
            }
        }
        std::ranges::sort(location.units);
        const auto repeated = std::ranges::unique(location.units);
        location.units.erase(repeated.begin(), repeated.end());
        if (national) {
            location.zones = facet_bit(static_cast<unsigned>(gazetteer.zones().size())) - 1;
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

    SearchIndex& m_index;
    const Snapshot& m_snapshot;
    const Directory& m_directory;
    std::map<std::pair<std::vector<AreaCode>, bool>, std::uint32_t> m_known_locations;
};

struct SearchIndex::Beside {
    explicit Beside(const Snapshot& snapshot) : ready(words.get_future().share()), reader([this, &snapshot] {
        try {
            words.set_value(SearchWords(snapshot));
        } catch (...) {
            words.set_exception(std::current_exception()); // thrown again at whoever searches
        }
        util::release_free_memory();
    }) {}

    std::promise<SearchWords> words;
    std::shared_future<SearchWords> ready;
    std::jthread reader;
};

SearchIndex::SearchIndex(const Snapshot& snapshot) {
    Builder(*this, snapshot).build();
    m_words = std::make_unique<Beside>(snapshot);
}

SearchIndex::~SearchIndex() = default;

std::vector<std::uint16_t> SearchIndex::scores(std::string_view text) const {
    const bool asks_for_words = !util::fold(text).empty(); // else there is nothing to wait for
    return asks_for_words ? m_words->ready.get().scores(text) : std::vector<std::uint16_t>();
}

} // namespace relais::usecases
