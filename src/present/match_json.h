#pragma once
#include "geometry/nearest_index.h"
#include "present/json_parts.h"
#include "present/json_text.h"
#include "usecases/question.h"
#include "usecases/travel_map.h"

/// What the answers about a person's needs share: one service for one person, and where the search starts.
namespace relais::present {

/// Match: a service, its provider, the distance, and the reason of every criterion that was asked. `query` is the
/// question its assessment answers.
/// `travel` is given for answers by time.
JsonText& add_match(JsonText& json, const Words& words, const directory::Query& query, const geometry::Found& found,
                    const usecases::TravelFacts* travel = nullptr);
Json match_json(const Words& words, const directory::Query& query, const geometry::Found& found,
                const usecases::TravelFacts* travel = nullptr);

/// {label, point, area, area_label, precision}
JsonText& add_place(JsonText& json, const Words& words, const usecases::UnderstoodPlace& place);
Json place_json(const Words& words, const usecases::UnderstoodPlace& place);

} // namespace relais::present
