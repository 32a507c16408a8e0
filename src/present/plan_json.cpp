#include "present/plan_json.h"

#include "present/distances.h"
#include "present/match_json.h"
#include "present/response_words.h"
#include "present/travel_json.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace relais::present {
namespace {

class PlanWriter {
public:
    PlanWriter(const Words& words, const usecases::PlanResult& result, const usecases::Responses* responses)
        : m_words(words), m_result(result), m_responses(responses) {}

    [[nodiscard]] Json plan(const usecases::Plan& plan) const {
        auto visits = Json::array();
        for (const auto& visit : plan.visits) {
            visits.push_back(this->visit(visit));
        }
        auto unmet = Json::array();
        for (const int need : plan.unmet) {
            unmet.push_back(this->need(need));
        }
        Json json{{"addresses", std::move(visits)},
                  {"kilometres", std::round(10 * plan.kilometres) / 10},
                  {"unmet", std::move(unmet)}};
        if (travel() != nullptr) {
            json["minutes"] = std::round(plan.minutes);
            json["minutes_label"] = duration_label(m_words.texts(), directory::TravelTime::of_seconds(60 * plan.minutes));
        }
        return json;
    }

    [[nodiscard]] Json unmet(const usecases::UnmetNeed& unmet) const {
        const auto match = [&](const std::optional<geometry::Found>& found) {
            return found ? match_json(with(), *found) : Json();
        };
        return {{"need", need(unmet.need)}, {"beyond", match(unmet.beyond)}, {"near_miss", match(unmet.near_miss)}};
    }

    [[nodiscard]] Json alternative(const usecases::Plan& plan) const {
        auto json = this->plan(plan);
        json["without"] = provider_summary(m_words, provider(plan.without), {});
        return json;
    }

    [[nodiscard]] Json need(int need) const {
        const auto term = static_cast<std::size_t>(m_result.terms[static_cast<std::size_t>(need)]);
        const auto& code = m_words.directory().taxonomy.terms()[term].code;
        return coded(code, m_words.need(code));
    }

private:
    [[nodiscard]] MatchWords with() const { return {m_words, m_result.query, nullptr, nullptr, nullptr, m_responses}; }

    /// Null for a plan by straight line.
    [[nodiscard]] const usecases::TravelFacts* travel() const {
        return m_result.travel && !m_result.travel->off_network ? &*m_result.travel : nullptr;
    }

    [[nodiscard]] const usecases::Provider& provider(std::uint32_t position) const {
        return m_words.snapshot().providers()[position];
    }

    [[nodiscard]] Json visit(const usecases::PlannedVisit& visit) const {
        const auto& provider = this->provider(visit.provider);
        const auto* site = provider.site ? &m_words.directory().sites[*provider.site] : nullptr;
        auto answers = Json::array();
        std::vector<std::uint32_t> services;
        Json contact;
        Json response;
        for (const auto& answer : visit.answers) {
            services.push_back(answer.service);
            auto json = match_json(with(), {answer.service, visit.distance, answer.assessment});
            json["need"] = need(answer.need);
            if (m_responses != nullptr) { // the organisation's: told once
                response = std::move(json["response"]);
                json.erase("response");
            }
            contact = std::move(json["provider"]);
            json.erase("provider");
            json["documents_required"] = contact["documents_required"]; // the service's, not the place's
            json["how_to_refer"] = contact["how_to_refer"];
            answers.push_back(std::move(json));
        }
        auto reached = provider_summary(m_words, provider, services);
        for (const auto* name : {"address", "landmark", "opening_hours", "whatsapp"}) {
            reached[name] = contact.is_object() ? contact[name] : Json();
        }
        Json json{{"provider", std::move(reached)},
                  {"distance_m", visit.distance ? Json(std::lround(visit.distance->value)) : Json()},
                  {"distance_label", distance_label(m_words.texts(), visit.distance, site)},
                  {"answers", std::move(answers)}};
        if (m_responses != nullptr) {
            json["response"] = std::move(response);
        }
        if (visit.journey && travel() != nullptr) {
            JsonText text;
            json["travel"] = Json::parse(add_journey(text, m_words.texts(), *visit.journey, *travel(), site).text());
        }
        return json;
    }

    const Words& m_words;
    const usecases::PlanResult& m_result;
    const usecases::Responses* m_responses;
};

} // namespace

std::string plan_json(const usecases::Snapshot& snapshot, const Texts& texts, const usecases::PlanResult& result,
                      const usecases::Responses* responses) {
    const Words words(snapshot, texts);
    const PlanWriter writer(words, result, responses);
    auto needs = Json::array();
    for (int need = 0; need < static_cast<int>(result.terms.size()); ++need) {
        needs.push_back(writer.need(need));
    }
    auto others = Json::array();
    for (const auto& plan : result.others) {
        others.push_back(writer.plan(plan));
    }
    auto unmet = Json::array();
    for (const auto& need : result.unmet) {
        unmet.push_back(writer.unmet(need));
    }
    auto alternatives = Json::array();
    for (const auto& plan : result.alternatives) {
        alternatives.push_back(writer.alternative(plan));
    }
    Json json{{"place", place_json(words, result.place)},
              {"distance_kind", distance_kind(result.travel)},
              {"edition", edition_json(snapshot.directory().edition)},
              {"illustrative", snapshot.directory().edition.illustrative},
              {"needs", std::move(needs)},
              {"best", writer.plan(result.best)},
              {"unmet", std::move(unmet)},
              {"others", std::move(others)},
              {"alternatives", std::move(alternatives)}};
    if (result.travel) {
        JsonText text;
        json["travel"] = Json::parse(add_travel(text, texts, *result.travel).text());
    }
    if (responses != nullptr) {
        JsonText text;
        json["order"] = Json::parse(add_order(text, texts, *responses).text());
    }
    return text_of(json);
}

} // namespace relais::present
