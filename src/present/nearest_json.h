#pragma once
#include "present/service_texts.h"
#include "present/texts.h"
#include "usecases/find_nearest.h"
#include "usecases/snapshot.h"

#include <string>

namespace relais::present {

/// POST /api/v1/nearest: for each need its services in order, each with the reason of every criterion that was asked.
/// `kept` spares writing again what was written of the same edition in the same language; `responses`: what the result
/// was made with, said with each service.
std::string nearest_json(const usecases::Snapshot& snapshot, const Texts& texts, const usecases::NearestResult& result,
                         ServiceTexts* kept = nullptr, const usecases::Responses* responses = nullptr);

/// Where a search starts, for people: "Maroua", or "à 3,2 km de Maroua" for a point.
std::string place_label(const usecases::Snapshot& snapshot, const Texts& texts, const usecases::UnderstoodPlace& place);

/// Why a need has no answer, "" if it has one.
std::string none_label(const usecases::Snapshot& snapshot, const Texts& texts, const usecases::NearestResult& result,
                       const usecases::NeedAnswer& answer);

} // namespace relais::present
