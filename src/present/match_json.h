#pragma once
#include "geometry/nearest_index.h"
#include "present/json_parts.h"
#include "present/json_text.h"
#include "present/service_texts.h"
#include "present/verdict_memo.h"
#include "usecases/question.h"
#include "usecases/response_order.h"
#include "usecases/travel_map.h"

/// What the answers about a person's needs share: one service for one person, and where the search
/// starts.
namespace relais::present {

/// What a match is put into words with.
struct MatchWords {
    const Words& words;
    const directory::Query& query;                 ///< the question its assessment answers
    const usecases::TravelFacts* travel = nullptr; ///< for answers by time
    ServiceTexts* kept = nullptr; ///< of the same edition and language; null: all is written anew
    VerdictMemo* said = nullptr;  ///< of the same answer; null: every verdict is written anew
    const usecases::Responses* responses = nullptr; ///< null for whoever may not know them
};

/// Match: a service, its provider, the distance, and the reason of every criterion that was asked.
JsonText& add_match(JsonText& json, const MatchWords& with, const geometry::Found& found);
Json match_json(const MatchWords& with, const geometry::Found& found);

/// {label, point, area, area_label, precision}
JsonText& add_place(JsonText& json, const Words& words, const usecases::UnderstoodPlace& place);
Json place_json(const Words& words, const usecases::UnderstoodPlace& place);

} // namespace relais::present
