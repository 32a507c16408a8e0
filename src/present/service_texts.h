#pragma once
#include "directory/suitability.h"
#include "present/distances.h"
#include "present/json_text.h"
#include "present/page_words.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace relais::present {

/// Texts that many share, each kept once and called by a number from 1 on. Reading takes no lock.
class SharedTexts {
public:
    static constexpr std::size_t k_most = 1 << 14;
    using Number = std::uint16_t;

    /// 0 when it is a new one and there is no room for more.
    Number number_of(std::string text);
    [[nodiscard]] const std::string& text(Number number) const {
        return *m_texts[number].load(std::memory_order_acquire);
    }

private:
    std::mutex m_mutex; ///< of m_numbers
    std::unordered_map<std::string, Number> m_numbers;
    std::vector<std::atomic<const std::string*>> m_texts{k_most};
};

/// The members "suitability" and "suitability_label".
JsonText& add_suitability(JsonText& json, const Texts& texts, directory::Suitability suitability);

/// What is said to everybody in the same words, in one language.
struct AnswerPhrases {
    explicit AnswerPhrases(const Texts& texts);
    DistancePhrases distances;
    std::array<std::string, 4> suitabilities; ///< `add_suitability` of each
};

/// What answers say of a service whoever asks (who it is, where, and the verdicts that do not
/// depend on the person): written when first wanted in one language of one edition, and kept while
/// there is room, since that text costs many times the search. What is said of a verdict is mostly
/// said of thousands of services ("Places disponibles : inconnu"): such a text is kept once, so
/// that an answer finds it in the processor's cache. Any thread, without a lock but for new texts:
/// of two that write the same one is kept.
class ServiceTexts {
public:
    static constexpr std::size_t k_most_bytes = 24 << 20;

    /// `services`: how many the directory has; no more than `most_bytes` are kept.
    explicit ServiceTexts(std::size_t services, std::size_t most_bytes = k_most_bytes);
    ~ServiceTexts();
    ServiceTexts(const ServiceTexts&) = delete;
    ServiceTexts& operator=(const ServiceTexts&) = delete;

    /// Who offers a service, and where; `write(JsonText&)` writes it, once if it can be kept.
    template <class Write>
    void add_service(JsonText& json, std::uint32_t service, const Write& write) {
        if (const auto* who = who_of(service)) {
            json.literal(*who);
            return;
        }
        JsonText text;
        write(text);
        json.literal(text.text());
        keep_service(service, text.take());
    }

    /// Asks memory for the text of a service that will soon be wanted, so that the texts of a list
    /// are waited for together and not one after the other.
    void expect(std::uint32_t service) const {
        const auto* who = who_of(service);
        constexpr std::size_t k_line = 64;
        for (std::size_t at = 0; who != nullptr && at < who->size(); at += k_line) {
            __builtin_prefetch(who->data() + at);
        }
    }

    /// A verdict on a service that `is_for_all`.
    template <class Write>
    void add_verdict(JsonText& json,
                     std::uint32_t service,
                     directory::Criterion criterion,
                     directory::Verdict verdict,
                     const Write& write) {
        const auto part = part_of(criterion, verdict);
        const auto* kept = m_services[service].load(std::memory_order_acquire);
        const auto number = kept != nullptr ? kept->verdicts[part].load(std::memory_order_acquire)
                                            : SharedTexts::Number{0};
        if (number != 0) {
            json.literal(m_shared.text(number));
            return;
        }
        JsonText text;
        write(text);
        json.literal(text.text());
        keep_verdict(service, part, text.take());
    }

    /// True if this verdict on a service is put the same way to everybody who is given it.
    static bool is_for_all(directory::Criterion criterion,
                           directory::Verdict verdict,
                           const directory::Service& service,
                           const directory::Query& query);

    /// Made when first asked for; `texts` are those of the one language.
    const AnswerPhrases& phrases(const Texts& texts);

private:
    static constexpr std::size_t k_verdicts = 3; ///< met, not met, unknown
    struct Kept {
        std::atomic<const std::string*> who = nullptr;
        std::array<std::atomic<SharedTexts::Number>, directory::k_criterion_count * k_verdicts>
            verdicts{}; ///< 0: none yet
    };

    static constexpr std::size_t part_of(directory::Criterion criterion,
                                         directory::Verdict verdict) {
        return static_cast<std::size_t>(criterion) * k_verdicts + static_cast<std::size_t>(verdict);
    }
    /// Null while it is not kept.
    [[nodiscard]] const std::string* who_of(std::uint32_t service) const {
        const auto* kept = m_services[service].load(std::memory_order_acquire);
        return kept != nullptr ? kept->who.load(std::memory_order_acquire) : nullptr;
    }
    void keep_service(std::uint32_t service, std::string text);
    void keep_verdict(std::uint32_t service, std::size_t part, std::string text);
    /// Null when there is no room.
    Kept* kept_of(std::uint32_t service);
    [[nodiscard]] bool take_room(std::size_t bytes);

    std::vector<std::atomic<Kept*>> m_services;
    SharedTexts m_shared;
    std::size_t m_most_bytes;
    std::atomic<std::size_t> m_bytes = 0;
    std::once_flag m_once;
    std::unique_ptr<const AnswerPhrases> m_phrases;
};

} // namespace relais::present
