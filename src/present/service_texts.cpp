#include "present/service_texts.h"

namespace relais::present {

using namespace relais::directory;

ServiceTexts::ServiceTexts(std::size_t services, std::size_t most_bytes)
    : m_services(services),
      m_most_bytes(most_bytes) {}

ServiceTexts::~ServiceTexts() {
    for (auto& service : m_services) {
        const std::unique_ptr<Parts> parts(service.load());
        for (std::size_t i = 0; parts && i < k_parts; ++i) {
            delete (*parts)[i].load();
        }
    }
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

const std::string* ServiceTexts::find(std::uint32_t service, std::size_t part) const {
    const auto* parts = m_services[service].load(std::memory_order_acquire);
    return parts != nullptr ? (*parts)[part].load(std::memory_order_acquire) : nullptr;
}

void ServiceTexts::keep(std::uint32_t service, std::size_t part, std::string text) {
    if (!take_room(sizeof(std::string) + text.size())) {
        return;
    }
    auto* parts = m_services[service].load(std::memory_order_acquire);
    if (parts == nullptr) {
        if (!take_room(sizeof(Parts))) {
            return;
        }
        auto made = std::make_unique<Parts>();
        if (m_services[service].compare_exchange_strong(parts, made.get())) {
            parts = made.release();
        }
    }
    auto kept = std::make_unique<const std::string>(std::move(text));
    const std::string* none = nullptr;
    if ((*parts)[part].compare_exchange_strong(none, kept.get())) {
        static_cast<void>(kept.release());
    }
}

bool ServiceTexts::take_room(std::size_t bytes) {
    if (m_bytes.load(std::memory_order_relaxed) + bytes > m_most_bytes) {
        return false;
    }
    m_bytes.fetch_add(bytes, std::memory_order_relaxed);
    return true;
}

} // namespace relais::present
