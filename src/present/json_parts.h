#pragma once
#include "present/page_words.h"
#include "usecases/snapshot.h"
#include "util/clock.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Pieces that several answers share; see docs/api.md for each field. What is not known is null or an empty list.
namespace relais::present {

using Json = nlohmann::ordered_json;

/// Text on the wire: UTF-8, anything else replaced rather than thrown at.
std::string text_of(const Json& json);

Json coded(std::string_view code, std::string label);        ///< {code, label}
Json or_null(const std::string& text);                       ///< null for ""
Json or_null(std::optional<int> number);
Json or_null(std::optional<util::Day> day);                  ///< "2026-03-03"
Json point_json(std::optional<directory::LonLat> point);     ///< [longitude, latitude] to 1 m, or null
Json edition_json(const directory::Edition& edition);

/// {code, label} of every value of a set, in the order of its list.
template <class Enum>
std::vector<std::string_view> codes_of(directory::CodeSet<Enum> set) {
    std::vector<std::string_view> codes;
    for (std::size_t i = 0; i < directory::code_count<Enum>(); ++i) {
        if (set.has(static_cast<Enum>(i))) {
            codes.push_back(directory::CodeList<Enum>::codes[i]);
        }
    }
    return codes;
}

/// "site-12" or "organisation-3".
std::string provider_id(const directory::Directory& directory, const usecases::Provider& provider);
/// Address of its page in the language of `words`.
std::string provider_url(const Words& words, const usecases::Provider& provider);
Json organisation_brief(const Words& words, const directory::Organisation& organisation);

/// ProviderSummary: `services` are those whose needs are named (positions in directory().services).
Json provider_summary(const Words& words, const usecases::Provider& provider,
                      const std::vector<std::uint32_t>& services);

/// Service, without its provider.
Json service_fields(const Words& words, const directory::Service& service);

/// The newest verification among services, if any.
std::optional<util::Day> newest_verified(const directory::Directory& directory,
                                         const std::vector<std::uint32_t>& services);

/// What the public may read of a site's whereabouts: "" for a place whose door is not told.
const std::string& public_address(const directory::Site& site);
const std::string& public_landmark(const directory::Site& site);

/// "Sur rendez-vous (orientation par : un professionnel)"; "" when nothing is known.
std::string how_to_refer(const Words& words, const directory::Service& service);

} // namespace relais::present
