#include "present/offer_words.h"

#include "present/reasons.h"
#include "usecases/occupation_index.h"
#include "util/text_fold.h"

#include <cmath>

namespace relais::present {
namespace {

using namespace relais::directory;
using usecases::BoardOffer;
using usecases::FoundOffer;

/// One offer to answer for in words.
class OfferReason {
public:
    OfferReason(const Words& words,
                const BoardOffer& one,
                const FoundOffer& found,
                const Seeker& seeker)
        : m_words(words),
          m_offer(one.offer),
          m_found(found),
          m_seeker(seeker) {}

    [[nodiscard]] std::string of(OfferCriterion criterion) const {
        const auto verdict = m_found.assessment.of(criterion);
        switch (criterion) {
        case OfferCriterion::occupation:
            return occupation(verdict);
        case OfferCriterion::level:
            return level(verdict);
        case OfferCriterion::language:
            return say("language", verdict, {{"languages", languages()}});
        case OfferCriterion::encouraged:
            return say("encouraged",
                       verdict,
                       {{"publics", listed(m_words.texts(), m_words.labels(welcome()))}});
        case OfferCriterion::capacity:
            return verdict == Verdict::met
                       ? m_words.count("offer.reason.capacity.met", m_offer.posts - m_offer.placed)
                       : say("capacity", verdict, {});
        case OfferCriterion::freshness:
            return say("freshness",
                       verdict,
                       {{"day", m_offer.confirmed_on ? m_words.day(*m_offer.confirmed_on) : ""}});
        }
        return {};
    }

private:
    [[nodiscard]] std::string
    say(const std::string& criterion, Verdict verdict, Words::Values values) const {
        return m_words.say("offer.reason." + criterion + "." + std::string(code_of(verdict)),
                           std::move(values));
    }

    [[nodiscard]] std::string occupation(Verdict verdict) const {
        const bool is_near = verdict == Verdict::met && m_found.occupation_distance.value_or(0) > 0;
        const Words::Values values = {
            {"offered", occupation_label(m_words.lang(), m_offer.occupation)}};
        return is_near ? m_words.say("offer.reason.occupation.near", values)
                       : say("occupation", verdict, values);
    }

    [[nodiscard]] std::string level(Verdict verdict) const {
        if (m_offer.level == SchoolLevel::none) {
            return m_words.say("offer.reason.level.none");
        }
        if (verdict == Verdict::unknown) {
            return m_words.say(m_offer.level ? "offer.reason.level.unknown_person"
                                             : "offer.reason.level.unknown_offer",
                               {{"level", m_words.label(m_offer.level)}});
        }
        return say("level", verdict, {{"level", m_words.label(m_offer.level)}});
    }

    [[nodiscard]] std::string languages() const {
        std::vector<std::string> labels;
        for (const auto& language : m_offer.languages) {
            labels.push_back(lower_first(m_words.language(language)));
        }
        return listed(m_words.texts(), labels);
    }

    [[nodiscard]] CodeSet<Public> welcome() const {
        const CodeSet<Public> common(m_offer.encouraged.bits & m_seeker.publics.bits);
        return common.empty() ? m_offer.encouraged : common;
    }

    const Words& m_words;
    const Offer& m_offer;
    const FoundOffer& m_found;
    const Seeker& m_seeker;
};

} // namespace

std::string offers_address(Lang lang) {
    return lang == Lang::en ? "/en/offers" : "/fr/offres";
}

std::string slug_of(const Offer& offer) {
    return util::slug(offer.title);
}

std::string offer_address(Lang lang, const Offer& offer) {
    return offers_address(lang) + '/' + std::to_string(offer.id.value) + '-' + slug_of(offer);
}

std::string occupation_label(Lang lang, std::string_view code) {
    const auto* occupation = usecases::OccupationIndex::builtin().find(code);
    if (occupation == nullptr) {
        return std::string(code);
    }
    return lang == Lang::en ? occupation->label_en : occupation->label_fr;
}

std::string company_address(Lang lang) {
    return lang == Lang::en ? "/en/company" : "/fr/entreprise";
}

std::string sector_label(const Texts& texts, std::string_view section) {
    return section.empty() ? std::string() : texts.label("isic", section);
}

std::string place_of(const Words& words, const std::string& code) {
    const auto* settlement = words.directory().gazetteer.settlement(code);
    if (settlement == nullptr) {
        return {};
    }
    const auto path = words.area_path(settlement->area);
    return path.empty() ? settlement->name : settlement->name + ", " + path;
}

std::string offer_reason(const Words& words,
                         const BoardOffer& one,
                         const FoundOffer& found,
                         const Seeker& seeker,
                         OfferCriterion criterion) {
    return found.assessment.of(criterion) == Verdict::not_asked
               ? std::string()
               : OfferReason(words, one, found, seeker).of(criterion);
}

std::string answers_sentence(const Words& words, const usecases::AnswerRecord& answers) {
    if (answers.proposed < usecases::k_least_answers) {
        return words.say("offer.answers_unknown");
    }
    Words::Values values = {{"answered", std::to_string(answers.answered)},
                            {"proposed", std::to_string(answers.proposed)}};
    if (!answers.median_days) {
        return words.say("offer.answers_none", std::move(values));
    }
    values.emplace_back("days", std::to_string(std::max(1L, std::lround(*answers.median_days))));
    return words.say("offer.answers", std::move(values));
}

std::string company_name(const Company& company) {
    return company.acronym.empty() ? company.name : company.name + " (" + company.acronym + ")";
}

} // namespace relais::present
