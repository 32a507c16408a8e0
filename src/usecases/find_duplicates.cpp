#include "usecases/find_duplicates.h"

#include "util/text_fold.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace relais::usecases {
namespace {

using namespace relais::directory;

constexpr std::size_t k_department = 8; ///< characters of a department's P-code
constexpr std::size_t k_rare = 30;      ///< a word in more places than this says nothing

class Search {
public:
    Search(const store::Records& records, const store::DistinctPairs& distinct,
           const store::DistinctPairs& distinct_organisations)
        : m_records(records), m_distinct(distinct), m_distinct_organisations(distinct_organisations) {
        for (const auto& organisation : records.organisations) {
            m_organisations[organisation.id.value] = &organisation;
        }
        for (const auto& service : records.services) {
            if (service.site) {
                m_lines.try_emplace(service.site->value, service.provenance);
            }
        }
    }

    std::vector<PossibleDuplicate> run() {
        std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
        for (const auto& [clue, sites] : places_by_clue()) {
            for (std::size_t i = 0; sites.size() <= k_rare && i < sites.size(); ++i) {
                for (std::size_t j = i + 1; j < sites.size(); ++j) {
                    pairs.emplace(sites[i], sites[j]);
                }
            }
        }
        std::vector<PossibleDuplicate> found;
        for (const auto& [a, b] : pairs) {
            consider(m_records.sites[a], m_records.sites[b], found);
        }
        std::ranges::stable_sort(found, std::greater{}, [](const auto& pair) { return pair.likeness.score; });
        return found;
    }

private:
    [[nodiscard]] const Organisation& organisation_of(const Site& site) const {
        return *m_organisations.at(site.organisation.value);
    }

    /// Phone, or word of the name within a department → positions of sites.
    [[nodiscard]] std::unordered_map<std::string, std::vector<std::uint32_t>> places_by_clue() const {
        std::unordered_map<std::string, std::vector<std::uint32_t>> by_clue;
        for (std::uint32_t i = 0; i < m_records.sites.size(); ++i) {
            const auto& site = m_records.sites[i];
            const auto department = site.area.substr(0, k_department);
            std::set<std::string> clues(site.phones.begin(), site.phones.end());
            for (const auto& word : util::folded_words(organisation_of(site).name + " " + site.name)) {
                if (word.size() > 2) {
                    clues.insert(department + word);
                }
            }
            for (const auto& clue : clues) {
                by_clue[clue].push_back(i);
            }
        }
        return by_clue;
    }

    static bool are_in(const store::DistinctPairs& pairs, const std::string& a, const std::string& b) {
        const auto& [first, second] = std::minmax(a, b);
        return pairs.contains({first, second});
    }

    void consider(const Site& a, const Site& b, std::vector<PossibleDuplicate>& found) const {
        if (a.organisation == b.organisation || a.area.substr(0, k_department) != b.area.substr(0, k_department) ||
            are_in(m_distinct, a.key, b.key) ||
            are_in(m_distinct_organisations, organisation_of(a).key, organisation_of(b).key)) {
            return;
        }
        auto alike = likeness(organisation_of(a), a, organisation_of(b), b);
        if (alike.score >= k_alike) {
            const auto line = m_lines.find(b.id.value);
            found.push_back({a.key, b.key, organisation_of(a).name, organisation_of(b).name,
                             line != m_lines.end() ? line->second : Provenance{}, std::move(alike)});
        }
    }

    const store::Records& m_records;
    const store::DistinctPairs& m_distinct;
    const store::DistinctPairs& m_distinct_organisations;
    std::unordered_map<std::int64_t, const Organisation*> m_organisations;
    std::unordered_map<std::int64_t, Provenance> m_lines;
};

} // namespace

std::vector<PossibleDuplicate> find_duplicates(const store::Records& records, const store::DistinctPairs& distinct,
                                               const store::DistinctPairs& distinct_organisations) {
    return Search(records, distinct, distinct_organisations).run();
}

} // namespace relais::usecases
