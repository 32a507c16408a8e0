#include "present/case_file_json.h"

#include "present/json_parts.h"
#include "present/referral_words.h"

#include <nlohmann/json.hpp>

namespace relais::present {
namespace {

using namespace relais::directory;

Json instant(const std::optional<util::Instant>& at) {
    return at ? Json(util::to_string(*at)) : Json();
}

Json identification(const Words& words, const Case& file) {
    return {{"code", file.code},
            {"opened_at", util::to_string(file.opened_at)},
            {"closed_at", instant(file.closed_at)},
            {"settlement", file.settlement},
            {"sex", sex_label(words, file.sex)},
            {"age", words.label(file.age)},
            {"languages", language_labels(words, file.languages)},
            {"publics", words.labels(file.publics)},
            {"needs", needs_label(words, file.needs)},
            {"safety", words.labels(file.safety)}};
}

Json consent_json(const Words& words, const Consent& consent) {
    auto items = Json::array();
    for (const auto& item : consent.items) {
        items.push_back({{"item", words.texts().label("shared_item", code_of(item.item))},
                         {"until", util::to_string(item.until)}});
    }
    return {{"text_version", consent.text_version},
            {"language", consent.lang},
            {"items", std::move(items)},
            {"given_by", words.texts().label("consent_giver", code_of(consent.giver))},
            {"basis", words.texts().label("consent_basis", code_of(consent.basis))},
            {"child_agreed", consent.child_agreed},
            {"explained_by", consent.explained_by},
            {"given_at", util::to_string(consent.given_at)},
            {"withdrawn_at", instant(consent.withdrawn_at)}};
}

Json referral_json(const Words& words, const usecases::OwnReferral& own) {
    auto moves = Json::array();
    for (const auto& move : own.moves) {
        moves.push_back({{"at", util::to_string(move.at)},
                         {"state", words.texts().label("referral_state", code_of(move.to))},
                         {"reason", words.label(move.reason)},
                         {"by", move.by}});
    }
    const auto& referral = own.referral;
    return {{"code", referral.code},
            {"receiver", referral.receiver_name},
            {"need", words.need(referral.need)},
            {"priority", words.texts().label("priority", code_of(referral.priority))},
            {"note", own.note.text},
            {"note_lost", own.note.is_lost},
            {"history", std::move(moves)},
            {"feedback_given", referral.feedback.has_value()}};
}

} // namespace

std::string case_file_json(const Words& words, const usecases::CaseFile& file) {
    Json all{{"identification", identification(words, file.file)},
             {"consents", Json::array()},
             {"referrals", Json::array()}};
    for (const auto& consent : file.consents) {
        all["consents"].push_back(consent_json(words, consent));
    }
    for (const auto& referral : file.referrals) {
        all["referrals"].push_back(referral_json(words, referral));
    }
    return all.dump(2) + "\n";
}

} // namespace relais::present
