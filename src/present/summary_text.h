#pragma once
#include "present/json_text.h"
#include "present/page_words.h"

#include <cstdint>
#include <optional>
#include <vector>

/// ProviderSummary and its parts (docs/api.md) as text: answers hold dozens of them.
namespace relais::present {

double to_metre(double degrees); ///< rounded to 1 m
JsonText& add_coded(JsonText& json, std::string_view code, std::string_view label); ///< {code, label}
JsonText& add_point(JsonText& json, std::optional<directory::LonLat> point); ///< [longitude, latitude] to 1 m, or null
JsonText& add_edition(JsonText& json, const directory::Edition& edition);
/// The fields of an organisation in few words, without the braces.
void add_organisation_fields(JsonText& json, const Words& words, const directory::Organisation& organisation);
/// The fields of a ProviderSummary, without the braces: `services` are those whose needs are named (positions in
/// directory().services).
void add_summary_fields(JsonText& json, const Words& words, const usecases::Provider& provider,
                        const std::vector<std::uint32_t>& services);

} // namespace relais::present
