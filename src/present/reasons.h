#pragma once
#include "directory/suitability.h"
#include "present/page_words.h"

#include <cstdint>
#include <string>

namespace relais::present {

/// Why a criterion is met, not met or unknown, as one sentence about this very service and this very person: "Âge :
/// 15 à 35 ans ; la personne a 24 ans". `service` is a position in directory().services; `query` the question the
/// verdict answers. Empty for `not_asked`.
///
/// Says nothing of the person but what `query` holds, and nothing of a place but what the public snapshot holds.
std::string reason(const Words& words, std::uint32_t service, const directory::Query& query,
                   directory::Criterion criterion, directory::Verdict verdict);

/// The code of a criterion in answers and texts: "public_group", "sex" …
std::string_view code_of(directory::Criterion criterion);
/// "met", "not_met", "unknown", "not_asked".
std::string_view code_of(directory::Verdict verdict);
/// "suitable", "possible", "near_miss", "unsuitable".
std::string_view code_of(directory::Suitability suitability);

/// "15 à 35 ans", "à partir de 15 ans", "jusqu’à 35 ans"; "" when the service names no limit.
std::string ages_label(const Texts& texts, const directory::Service& service);
/// "tout le pays", "Diamaré, Mfoundi", "20 km autour du lieu"; "" when it is not known.
std::string zone_label(const Words& words, const directory::ServedZone& zone);
/// "fulfulde et français"
std::string listed(const Texts& texts, const std::vector<std::string>& parts);
/// The first letter in lower case, for a label inside a sentence.
std::string lower_first(std::string label);
/// "08:00"
std::string clock_label(directory::MinuteOfWeek minute);

} // namespace relais::present
