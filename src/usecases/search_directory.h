#pragma once
#include "usecases/snapshot.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace relais::usecases {

/// The facets of the directory, in the order the page offers them. Codes in a request: the code lists, settlement
/// zones' codes for `zone`, P-codes for `area`; "unknown" is a value of public_group, fee, access and language.
enum class Facet : std::uint8_t { need, public_group, zone, area, kind, fee, access, language, membership };
inline constexpr std::size_t k_facet_count = 9;
/// Name of the facet in addresses: need, public, zone, area, kind, fee, access, language, membership.
std::string_view name_of(Facet facet);

/// Chosen values: OR within a facet, AND between facets; all chosen values must be met by one and the same service.
/// `public_group` accepts services open to everyone. `area` holds what lies in any of the P-codes.
struct SearchQuery {
    std::string words;
    std::vector<std::string> chosen[k_facet_count];
    std::string after; ///< cursor of the page before, "" for the first
    int limit = 50;    ///< 1 … 200
};

struct FacetCount {
    std::string code;
    int providers = 0; ///< that the list would show were this value alone chosen in its facet
};

struct SearchResult {
    int total = 0;          ///< providers
    int total_services = 0; ///< services that pass
    std::vector<std::uint32_t> providers;            ///< this page: positions in Snapshot::providers()
    std::vector<std::vector<std::uint32_t>> matching; ///< for each provider of the page, its services that pass
    std::string next;                                 ///< cursor, "" on the last page
    std::vector<FacetCount> facets[k_facet_count];    ///< values with a count, or chosen; order of their lists
};

/// Order: better match of the words, then name, then id. Throws util::InvalidInput naming the facet for an unknown
/// code (with the nearest one), a bad cursor, a limit out of range, or more than 200 characters of words.
SearchResult search_directory(const Snapshot& snapshot, const SearchQuery& query);

/// Every provider that passes, unpaged, in id order: for the map. Same errors.
std::vector<std::uint32_t> search_all(const Snapshot& snapshot, const SearchQuery& query);

/// Every service that passes (positions in directory().services), unpaged, in id order: for exports. Same errors.
std::vector<std::uint32_t> search_services(const Snapshot& snapshot, const SearchQuery& query);

} // namespace relais::usecases
