#pragma once
#include "present/json_text.h"
#include "present/texts.h"
#include "usecases/response_order.h"

#include <string>

/// How organisations answer referrals, in words, for those who may know.
namespace relais::present {

/// "A répondu à 80 % des orientations d’un an (délai médian : 2 j) ; compté 4 % plus loin." Null:
/// it is not known. `in_order`: say what that does to the place in the list.
std::string
response_sentence(const Texts& texts, const directory::ResponseFigure* figure, bool in_order);

/// What the order of a list counts: whoever shows one by answers says so.
std::string order_sentence(const Texts& texts, bool by_answers);

/// {by, label}
JsonText& add_order(JsonText& json, const Texts& texts, const usecases::Responses& responses);
/// {answered_percent, answer_days, counts_more_percent, label} of a service's organisation
JsonText& add_response(JsonText& json,
                       const Texts& texts,
                       const usecases::Responses& responses,
                       const directory::ResponseFigure* figure);

} // namespace relais::present
