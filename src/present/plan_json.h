#pragma once
#include "present/texts.h"
#include "usecases/plan_care.h"

#include <string>

namespace relais::present {

/// POST /api/v1/plan: the best set of addresses and the best without each of them; see docs/api.md.
/// `responses`: what the result was made with, said with each address.
std::string plan_json(const usecases::Snapshot& snapshot, const Texts& texts, const usecases::PlanResult& result,
                      const usecases::Responses* responses = nullptr);

} // namespace relais::present
