#include "present/response_words.h"

#include <cmath>

namespace relais::present {
namespace {

using directory::ResponseFigure;

long more_percent(const ResponseFigure* figure) {
    return std::lround((directory::response_factor(figure) - 1) * 100);
}

std::string said(const Texts& texts, const ResponseFigure* figure) {
    if (figure == nullptr) {
        const auto least = std::to_string(directory::k_least_responses);
        return texts.render({"response.unknown", {{"least", least}}});
    }
    const auto share = std::to_string(figure->answered_percent);
    return figure->answer_days
               ? texts.render({"response.share_days",
                               {{"share", share}, {"days", std::to_string(*figure->answer_days)}}})
               : texts.render({"response.share", {{"share", share}}});
}

} // namespace

std::string response_sentence(const Texts& texts, const ResponseFigure* figure, bool in_order) {
    util::Message message{in_order ? "response.counted" : "response.told",
                          {{"said", said(texts, figure)}}};
    if (in_order) {
        message.values.emplace_back("more", std::to_string(more_percent(figure)));
    }
    return texts.render(message);
}

std::string order_sentence(const Texts& texts, bool by_answers) {
    const auto least = std::to_string(directory::k_least_responses);
    return by_answers ? texts.render({"response.order_answers", {{"least", least}}})
                      : texts.text("response.order_distance");
}

JsonText& add_order(JsonText& json, const Texts& texts, const usecases::Responses& responses) {
    using usecases::ServiceOrder;
    const auto order = responses.in_order ? ServiceOrder::answers : ServiceOrder::distance;
    json.begin_object().key("by").add(directory::code_of(order));
    return json.key("label").add(order_sentence(texts, responses.in_order)).end_object();
}

JsonText& add_response(JsonText& json,
                       const Texts& texts,
                       const usecases::Responses& responses,
                       const ResponseFigure* figure) {
    json.begin_object().key("answered_percent");
    figure != nullptr ? json.add(figure->answered_percent) : json.null();
    json.key("answer_days");
    figure != nullptr ? json.add(figure->answer_days) : json.null();
    json.key("counts_more_percent").add(responses.in_order ? more_percent(figure) : 0);
    json.key("label").add(response_sentence(texts, figure, responses.in_order));
    return json.end_object();
}

} // namespace relais::present
