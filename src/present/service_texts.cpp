#include "present/service_texts.h"

#include "present/reasons.h"

#include <utility>

namespace relais::present {

using namespace relais::directory;

SharedTexts::Number SharedTexts::number_of(std::string text) {
    const std::scoped_lock lock(m_mutex);
    const auto next = m_numbers.size() + 1;
    if (next >= k_most && !m_numbers.contains(text)) {
        return 0;
    }
    const auto [place, is_new] = m_numbers.try_emplace(std::move(text), static_cast<Number>(next));
    if (is_new) { // the map never moves its keys
        m_texts[next].store(&place->first, std::memory_order_release);
    }
    return place->second;
}

JsonText& add_suitability(JsonText& json, const Texts& texts, Suitability suitability) {
    const auto code = code_of(suitability);
    return json.key("suitability")
        .add(code)
        .key("suitability_label")
        .add(texts.label("suitability", code));
}

AnswerPhrases::AnswerPhrases(const Texts& texts)
    : distances(texts) {
    for (std::size_t i = 0; i < suitabilities.size(); ++i) {
        JsonText json;
        suitabilities[i] = add_suitability(json, texts, static_cast<Suitability>(i)).take();
    }
}

ServiceTexts::ServiceTexts(std::size_t services, std::size_t most_bytes)
    : m_services(services),
      m_most_bytes(most_bytes) {}

ServiceTexts::~ServiceTexts() {
    for (auto& service : m_services) {
        const std::unique_ptr<Kept> kept(service.load());
        if (kept) {
            delete kept->who.load();
        }
    }
}

const AnswerPhrases& ServiceTexts::phrases(const Texts& texts) {
    std::call_once(m_once, [&] { m_phrases = std::make_unique<const AnswerPhrases>(texts); });
    return *m_phrases;
}

bool ServiceTexts::is_for_all(Criterion criterion,
                              Verdict verdict,
                              const Service& service,
                              const Query& query) {
    switch (criterion) {
    case Criterion::sex:
    case Criterion::fee:
    case Criterion::zone:
    case Criterion::status:
    case Criterion::capacity:
    case Criterion::freshness:
        return true;
    case Criterion::public_group: // what is met names what was asked
        return verdict != Verdict::met || service.publics.has(Public::everyone);
    case Criterion::language:
    case Criterion::access:
        return verdict != Verdict::met;
    case Criterion::age:
        return !query.profile.age;
    case Criterion::opening:
        break;
    }
    return false;
}

void ServiceTexts::keep_service(std::uint32_t service, std::string text) {
    auto* const kept = kept_of(service);
    if (kept == nullptr || !take_room(sizeof(std::string) + text.size())) {
        return;
    }
    auto who = std::make_unique<const std::string>(std::move(text));
    const std::string* none = nullptr;
    if (kept->who.compare_exchange_strong(none, who.get())) {
        static_cast<void>(who.release());
    }
}

void ServiceTexts::keep_verdict(std::uint32_t service, std::size_t part, std::string text) {
    if (auto* const kept = kept_of(service)) {
        kept->verdicts[part].store(m_shared.number_of(std::move(text)), std::memory_order_release);
    }
}

ServiceTexts::Kept* ServiceTexts::kept_of(std::uint32_t service) {
    auto* kept = m_services[service].load(std::memory_order_acquire);
    if (kept != nullptr || !take_room(sizeof(Kept))) {
        return kept;
    }
    auto made = std::make_unique<Kept>();
    return m_services[service].compare_exchange_strong(kept, made.get()) ? made.release() : kept;
}

bool ServiceTexts::take_room(std::size_t bytes) {
    if (m_bytes.load(std::memory_order_relaxed) + bytes > m_most_bytes) {
        return false;
    }
    m_bytes.fetch_add(bytes, std::memory_order_relaxed);
    return true;
}

} // namespace relais::present
