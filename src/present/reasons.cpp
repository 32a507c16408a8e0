#include "present/reasons.h"

#include "directory/packing.h"
#include "directory/person_groups.h"
#include "present/distances.h"

#include <array>
#include <cstdio>

namespace relais::present {
namespace {

using namespace relais::directory;
using Values = Words::Values;

/// One question to answer in words: the parts every criterion looks at.
class Reason {
public:
    Reason(const Words& words, const Service& service, const Query& query, Verdict verdict)
        : m_words(words), m_service(service), m_site(words.directory().site_of(service)), m_query(query),
          m_verdict(verdict) {}

    [[nodiscard]] std::string of(Criterion criterion) const {
        switch (criterion) {
        case Criterion::public_group:
            return public_group();
        case Criterion::sex:
            return sex();
        case Criterion::age:
            return age();
        case Criterion::language:
            return language();
        case Criterion::fee:
            return fee();
        case Criterion::access:
            return access();
        case Criterion::opening:
            return opening();
        case Criterion::zone:
            return zone();
        case Criterion::status:
            return status();
        case Criterion::capacity:
            return capacity();
        case Criterion::freshness:
            return freshness();
        }
        return {};
    }

private:
    [[nodiscard]] std::string say(const std::string& key, Values values = {}) const {
        return m_words.say("reason." + key, std::move(values));
    }

    /// "reason.<criterion>.met", "….not_met" or "….unknown".
    [[nodiscard]] std::string verdict(const std::string& criterion, Values values = {}) const {
        return say(criterion + "." + std::string(code_of(m_verdict)), std::move(values));
    }

    template <class Enum>
    [[nodiscard]] std::string list(CodeSet<Enum> set) const {
        auto labels = m_words.labels(set);
        for (auto& label : labels) {
            label = lower_first(std::move(label));
        }
        return listed(m_words.texts(), labels);
    }

    [[nodiscard]] std::string day(util::Day day) const { return m_words.day(day); }

    [[nodiscard]] std::string public_group() const {
        if (m_service.publics.has(Public::everyone)) {
            return say("public_group.everyone");
        }
        const auto& profile = m_query.profile;
        const CodeSet<Public> common(m_service.publics.bits & (profile.publics.bits | profile.certain_publics.bits));
        if (m_verdict == Verdict::unknown && !m_service.publics.empty()) {
            return say("public_group.person_unknown", {{"publics", list(m_service.publics)}});
        }
        return verdict("public_group", {{"publics", list(m_verdict == Verdict::met ? common : m_service.publics)}});
    }

    [[nodiscard]] std::string sex() const {
        const auto served = sexes_served(m_service);
        if (served.empty()) {
            return say("sex.unknown");
        }
        const auto sexes = list(served);
        return m_verdict == Verdict::unknown ? say("sex.person_unknown", {{"sexes", sexes}})
                                             : verdict("sex", {{"sexes", sexes}});
    }

    [[nodiscard]] std::string age() const {
        const auto range = ages_label(m_words.texts(), m_service);
        if (range.empty()) {
            return say("age.unknown");
        }
        const auto& age = m_query.profile.age;
        if (!age) {
            return say("age.person_unknown", {{"range", range}});
        }
        const auto count = std::to_string(age->to);
        const auto person = age->from == age->to
                                ? say("age.years", {{"count", count}})
                                : say("age.band", {{"from", std::to_string(age->from)}, {"to", count}});
        return say("age.asked", {{"range", range}, {"person", person}});
    }

    [[nodiscard]] std::string language() const {
        std::vector<std::string> shown;
        for (const auto& code : m_service.languages) {
            const auto bit = m_words.directory().language(code);
            const bool asked = bit && ((m_query.profile.languages >> static_cast<unsigned>(*bit)) & 1U) != 0;
            if (asked || m_verdict != Verdict::met) {
                shown.push_back(language_label(code));
            }
        }
        return verdict("language", {{"languages", listed(m_words.texts(), shown)}});
    }

    [[nodiscard]] std::string language_label(const std::string& code) const {
        auto label = m_words.language(code);
        return m_words.lang() == Lang::fr ? lower_first(std::move(label)) : label;
    }

    [[nodiscard]] std::string fee() const {
        return verdict("fee", {{"fee", m_words.label(m_service.fee)}});
    }

    [[nodiscard]] std::string access() const {
        const CodeSet<AccessMode> common(m_service.access_modes.bits & m_query.wishes.access_modes.bits);
        return verdict("access", {{"modes", list(m_verdict == Verdict::met ? common : m_service.access_modes)}});
    }

    [[nodiscard]] std::string opening() const {
        if (m_verdict == Verdict::unknown) {
            const bool has_words = m_site != nullptr && !m_site->opening_hours.empty();
            return has_words ? say("opening.words", {{"hours", m_site->opening_hours}}) : say("opening.unknown");
        }
        const auto minute = m_query.wishes.open_at ? m_query.wishes.open_at->minute : 0;
        const auto weekday = "api.weekday." + std::to_string(minute / (24 * 60) + 1);
        return verdict("opening", {{"day", m_words.texts().text(weekday)}, {"time", clock_label(minute)}});
    }

    [[nodiscard]] std::string zone() const {
        const auto label = zone_label(m_words, m_service.zone);
        if (label.empty()) {
            return say("zone.unknown");
        }
        return m_verdict == Verdict::unknown ? say("zone.place_unknown", {{"zone", label}})
                                             : verdict("zone", {{"zone", label}});
    }

    [[nodiscard]] std::string status() const {
        if (m_verdict == Verdict::met || m_site == nullptr) {
            return say("status.met");
        }
        if (m_site->status == SiteStatus::temporarily_closed) {
            return m_site->closed_until ? say("status.until", {{"day", day(*m_site->closed_until)}})
                                        : say("status.for_now");
        }
        return say("status.not_met");
    }

    [[nodiscard]] std::string capacity() const {
        if (!m_service.saturation) {
            return say("capacity.unknown");
        }
        const auto label = m_words.label(m_service.saturation);
        if (!m_service.saturation_as_of) {
            return say("capacity.undated", {{"saturation", label}});
        }
        const Values values = {{"saturation", label}, {"day", day(*m_service.saturation_as_of)}};
        return m_verdict == Verdict::unknown ? say("capacity.stale", values) : verdict("capacity", values);
    }

    [[nodiscard]] std::string freshness() const {
        if (!m_service.verified_at) {
            return say("freshness.never");
        }
        const bool is_fresh = m_verdict == Verdict::met; // an old word is unknown, never a no
        return say(is_fresh ? "freshness.met" : "freshness.unknown", {{"day", day(*m_service.verified_at)}});
    }

    const Words& m_words;
    const Service& m_service;
    const Site* m_site;
    const Query& m_query;
    Verdict m_verdict;
};

} // namespace

std::string reason(const Words& words, std::uint32_t service, const Query& query, Criterion criterion,
                   Verdict verdict) {
    if (verdict == Verdict::not_asked) {
        return {};
    }
    return Reason(words, words.directory().services[service], query, verdict).of(criterion);
}

std::string_view code_of(Criterion criterion) {
    constexpr std::array<std::string_view, k_criterion_count> k_codes = {
        "public_group", "sex", "age", "language", "fee", "access", "opening", "zone", "status", "capacity", "freshness"};
    return k_codes[static_cast<std::size_t>(criterion)];
}

std::string_view code_of(Verdict verdict) {
    constexpr std::array<std::string_view, 4> k_codes = {"met", "not_met", "unknown", "not_asked"};
    return k_codes[static_cast<std::size_t>(verdict)];
}

std::string_view code_of(Suitability suitability) {
    constexpr std::array<std::string_view, 4> k_codes = {"suitable", "possible", "near_miss", "unsuitable"};
    return k_codes[static_cast<std::size_t>(suitability)];
}

std::string ages_label(const Texts& texts, const Service& service) {
    const auto from = std::to_string(service.minimum_age.value_or(0));
    const auto to = std::to_string(service.maximum_age.value_or(0));
    if (service.minimum_age && service.maximum_age) {
        return texts.render({"reason.age.range", {{"from", from}, {"to", to}}});
    }
    if (service.minimum_age) {
        return texts.render({"reason.age.range_from", {{"from", from}, {"count", from}}});
    }
    return service.maximum_age ? texts.render({"reason.age.range_to", {{"to", to}, {"count", to}}}) : std::string();
}

std::string zone_label(const Words& words, const ServedZone& zone) {
    std::vector<std::string> names;
    switch (zone.kind) {
    case ServedZone::Kind::unknown:
        return {};
    case ServedZone::Kind::national:
        return words.texts().text("reason.zone.national");
    case ServedZone::Kind::radius:
        return words.say("reason.zone.radius", {{"length", length_label(words.texts(), zone.radius)}});
    case ServedZone::Kind::areas:
        for (const auto& code : zone.areas) {
            names.push_back(words.area(code));
        }
        break;
    }
    return listed(words.texts(), names);
}

std::string listed(const Texts& texts, const std::vector<std::string>& parts) {
    if (parts.empty()) {
        return {};
    }
    const std::vector<std::string> head(parts.begin(), parts.end() - 1);
    return head.empty() ? parts.back()
                        : texts.render({"api.list.and", {{"head", joined(head, ", ")}, {"last", parts.back()}}});
}

std::string lower_first(std::string label) {
    const auto byte = [&](std::size_t i) { return i < label.size() ? static_cast<unsigned char>(label[i]) : 0U; };
    if (byte(1) >= 'A' && byte(1) <= 'Z') {
        return label; // an acronym
    }
    if (byte(0) >= 'A' && byte(0) <= 'Z') {
        label[0] = static_cast<char>(byte(0) + ('a' - 'A'));
    } else if (byte(0) == 0xC3 && byte(1) >= 0x80 && byte(1) <= 0x9E) { // À … Þ
        label[1] = static_cast<char>(byte(1) + 0x20);
    }
    return label;
}

std::string clock_label(MinuteOfWeek minute) {
    constexpr int k_day = 24 * 60;
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d", minute % k_day / 60, minute % 60);
    return text.data();
}

} // namespace relais::present
