#pragma once
#include "directory/suitability.h"
#include "present/json_text.h"
#include "present/page_words.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace relais::present {

/// What answers say of a service whoever asks (who it is, where, and the verdicts that do not
/// depend on the person): written when first wanted in one language of one edition, and kept while
/// there is room, since that text costs many times the search. Any thread, without a lock: of two
/// that write the same text one is kept.
class ServiceTexts {
public:
    static constexpr std::size_t k_most_bytes = 24 << 20;

    /// `services`: how many the directory has; no more than `most_bytes` are kept.
    explicit ServiceTexts(std::size_t services, std::size_t most_bytes = k_most_bytes);
    ~ServiceTexts();
    ServiceTexts(const ServiceTexts&) = delete;
    ServiceTexts& operator=(const ServiceTexts&) = delete;

    /// The text of `part` of a service; `write(JsonText&)` writes it, once if it can be kept.
    template <class Write>
    void add(JsonText& json, std::uint32_t service, std::size_t part, const Write& write) {
        if (const auto* kept = find(service, part)) {
            json.literal(*kept);
            return;
        }
        JsonText text;
        write(text);
        json.literal(text.text());
        keep(service, part, text.take());
    }

    /// The part that is no verdict.
    static constexpr std::size_t k_service = 0;
    static constexpr std::size_t part_of(directory::Criterion criterion,
                                         directory::Verdict verdict) {
        return 1 + static_cast<std::size_t>(criterion) * k_verdicts +
               static_cast<std::size_t>(verdict);
    }
    /// True if this verdict on a service is put the same way to everybody who is given it.
    static bool is_for_all(directory::Criterion criterion,
                           directory::Verdict verdict,
                           const directory::Service& service,
                           const directory::Query& query);

private:
    static constexpr std::size_t k_verdicts = 3; ///< met, not met, unknown
    static constexpr std::size_t k_parts = 1 + directory::k_criterion_count * k_verdicts;
    using Parts = std::array<std::atomic<const std::string*>, k_parts>;

    [[nodiscard]] const std::string* find(std::uint32_t service, std::size_t part) const;
    void keep(std::uint32_t service, std::size_t part, std::string text);
    [[nodiscard]] bool take_room(std::size_t bytes);

    std::vector<std::atomic<Parts*>> m_services;
    std::size_t m_most_bytes;
    std::atomic<std::size_t> m_bytes = 0;
};

} // namespace relais::present
