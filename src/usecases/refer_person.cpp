#include "usecases/refer_person.h"

#include "directory/packing.h"
#include "directory/referral_rules.h"
#include "geometry/geodesic.h"
#include "geometry/nearest_index.h"
#include "store/case_store.h"
#include "store/link_store.h"
#include "store/referral_store.h"
#include "usecases/case_desk.h"
#include "usecases/consent_desk.h"
#include "usecases/field_checks.h"
#include "usecases/find_nearest.h"
#include "usecases/links.h"
#include "usecases/move_referral.h"
#include "usecases/note_keys.h"
#include "usecases/random_code.h"
#include "usecases/read_codes.h"
#include "util/errors.h"

#include <algorithm>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using util::InvalidInput;

constexpr std::size_t k_longest_note = 1500;
constexpr std::size_t k_longest_contact = 120;
constexpr std::size_t k_most_services = 12;
constexpr int k_suggested_each = 2; // of each kind: a phone shows few
constexpr auto k_link_lasts = std::chrono::days{60};

std::uint32_t position_of(const Snapshot& snapshot, ServiceId id) {
    const auto& services = snapshot.directory().services;
    const auto* found = snapshot.directory().service(id);
    if (found == nullptr) {
        throw util::NotFound({"referral.no_service", {}});
    }
    return static_cast<std::uint32_t>(found - services.data());
}

PersonWords person_of(const Case& one) {
    PersonWords words;
    words.sex = one.sex ? code_of(*one.sex) : "";
    if (one.age) {
        words.age_from = band_of(*one.age).from;
        words.age_to = band_of(*one.age).to;
    }
    words.publics = codes_in(one.publics);
    words.languages = one.languages;
    return words;
}

/// The need of the case that the service answers, and how urgent it is.
CaseNeed answered_need(const Taxonomy& taxonomy,
                       const ServiceFacts& facts,
                       const Case& one,
                       const Service& service) {
    for (const auto& need : one.needs) {
        const auto term = taxonomy.find(need.need);
        if (term && answers_need(facts, taxonomy.accepted_by(*term))) {
            return need;
        }
    }
    return {service.need, Priority::normal};
}

void warn(CheckedService& checked, const std::vector<Referral>& referrals, ServiceId id) {
    const auto& assessment = checked.assessment;
    const auto is = [&](Criterion criterion, Verdict verdict) {
        return assessment.of(criterion) == verdict;
    };
    const auto when = [&](bool is_so, ReferralWarning warning) {
        if (is_so) {
            checked.warnings.push_back(warning);
        }
    };
    const bool is_full = is(Criterion::capacity, Verdict::not_met);
    const bool is_closed = is(Criterion::status, Verdict::not_met);
    when(assessment.count(Verdict::not_met) > (is_full ? 1 : 0) + (is_closed ? 1 : 0),
         ReferralWarning::not_suitable);
    const bool is_old = is(Criterion::freshness, Verdict::unknown);
    when(assessment.count(Verdict::unknown) > (is_old ? 1 : 0), ReferralWarning::unsure);
    when(is_old, ReferralWarning::stale);
    when(is_full, ReferralWarning::saturated);
    when(is_closed, ReferralWarning::not_taking);
    when(std::ranges::any_of(referrals,
                             [&](const Referral& one) {
                                 return one.service == id && one.need == checked.need &&
                                        is_open(one.state);
                             }),
         ReferralWarning::already_open);
}

void check_words(const ReferralWords& words, const std::vector<ServiceId>& services) {
    if (services.empty()) {
        throw InvalidInput("service", {"referral.choose_service", {}});
    }
    if (services.size() > k_most_services) {
        throw InvalidInput(
            "service",
            {"error.too_many", {{"field", "service"}, {"max", std::to_string(k_most_services)}}});
    }
    if (!words.person_agreed) {
        throw InvalidInput("person_agreed", {"referral.name_them", {}});
    }
}

std::string checked_contact(const std::string& contact) {
    auto checked = contact.find('@') == std::string::npos ? checked_phone("contact", contact)
                                                          : checked_email("contact", contact);
    if (checked.empty() || checked.size() > k_longest_contact) {
        throw InvalidInput("contact", {"form.missing", {}});
    }
    return checked;
}

Referral draft_of(const Snapshot& snapshot, const Case& one, const CheckedService& checked) {
    const auto& directory = snapshot.directory();
    const auto& service = directory.services[checked.service];
    const auto& provider = snapshot.providers()[snapshot.provider_of(checked.service)];
    const auto* settlement = directory.gazetteer.settlement(one.settlement);
    const auto* region =
        settlement != nullptr ? directory.gazetteer.area_at_level(settlement->area, 1) : nullptr;
    const auto& organisation = directory.organisations[provider.organisation];
    Referral referral;
    referral.of = one.id;
    referral.need = checked.need;
    referral.service = service.id;
    referral.receiver = organisation.id;
    const auto* site = directory.site_of(service);
    referral.receiver_name =
        site != nullptr && !site->name.empty() ? site->name : organisation.name;
    referral.sender = one.organisation;
    referral.priority = checked.priority;
    referral.region = region != nullptr ? region->code : std::string();
    return referral;
}

/// The consent that lets this case's need through today.
Consent needed_consent(const store::Database& database, CaseId id, util::Day today) {
    const auto consent = standing_consent(database, id);
    if (!consent || !lets_through(*consent, SharedItem::need, today)) {
        throw util::Conflict({"referral.no_consent", {}});
    }
    return *consent;
}

void check_instead_of(const store::Database& database, const Case& one, ReferralId before) {
    if (!before.is_none() && store::find_referral(database, before).of != one.id) {
        throw util::NotFound({"referral.no_referral", {}});
    }
}

} // namespace

CheckedService check_service(const Snapshot& snapshot,
                             const Case& one,
                             const std::vector<Referral>& referrals,
                             ServiceId id,
                             util::Day today) {
    CheckedService checked;
    checked.service = position_of(snapshot, id);
    const auto& directory = snapshot.directory();
    const auto& offering = snapshot.nearest().offerings()[checked.service];
    const auto need =
        answered_need(directory.taxonomy, offering.facts, one, directory.services[checked.service]);
    checked.need = need.need;
    checked.priority = need.urgency;
    auto words = person_of(one);
    words.needs = {need.need};
    checked.query = read_question(snapshot, words, today).query;
    checked.query.place = read_place(snapshot, {one.settlement, std::nullopt}).place;
    if (offering.point) {
        checked.distance = geometry::geodesic_distance(checked.query.place.point, *offering.point);
    }
    checked.assessment =
        assess(offering.facts, snapshot.nearest().tables(), checked.query, checked.distance);
    warn(checked, referrals, id);
    return checked;
}

void set_response(CheckedService& checked, const Snapshot& snapshot, const Responses& responses) {
    const auto* response = response_of(snapshot, responses, checked.service);
    checked.response = response != nullptr ? std::optional(*response) : std::nullopt;
}

std::vector<NeedChoices> suggest_services(const Snapshot& snapshot,
                                          const Case& one,
                                          const std::vector<Referral>& referrals,
                                          const Responses& responses,
                                          util::Day today) {
    NearestRequest request;
    static_cast<PersonWords&>(request) = person_of(one);
    for (const auto& need : one.needs) {
        request.needs.push_back(need.need);
    }
    request.settlement = one.settlement;
    request.k = k_suggested_each;
    const auto result = find_nearest(snapshot, request, today, &responses);
    std::vector<NeedChoices> all;
    for (std::size_t i = 0; i < one.needs.size(); ++i) {
        NeedChoices choices{one.needs[i], {}};
        const auto& answer = result.needs[i].answer;
        for (const auto* list : {&answer.suitable, &answer.possible, &answer.outreach}) {
            for (const auto& found : *list) {
                const auto id = snapshot.directory().services[found.offering].id;
                choices.services.push_back(check_service(snapshot, one, referrals, id, today));
                set_response(choices.services.back(), snapshot, responses);
            }
        }
        all.push_back(std::move(choices));
    }
    return all;
}

std::string new_answer_link(const store::Database& database, ReferralId id, const Author& author) {
    store::remove_links(database, k_answer_link, subject_of(id));
    return make_link(database, k_answer_link, subject_of(id), k_link_lasts, author);
}

std::vector<Sent> refer_person(const store::Database& database,
                               const Actor& actor,
                               const Snapshot& snapshot,
                               CaseId id,
                               const std::vector<ServiceId>& services,
                               const ReferralWords& words,
                               util::Instant now) {
    check_words(words, services);
    const auto contact = checked_contact(words.contact);
    const auto note = checked_text("note", words.note, 0, k_longest_note);
    const auto today = util::day_in_cameroon(now);
    store::Transaction transaction(database);
    const auto one = own_case(database, actor, id);
    if (one.closed_at) {
        throw util::Conflict({"referral.case_closed", {}});
    }
    const auto consent = needed_consent(database, id, today);
    check_instead_of(database, one, words.instead_of);
    const auto already = store::referrals_of(database, id);
    std::vector<Sent> sent;
    for (const auto& service : services) {
        const auto checked = check_service(snapshot, one, already, service, today);
        const bool is_warned = std::ranges::any_of(checked.warnings, [](ReferralWarning warning) {
            return warning != ReferralWarning::unsure;
        });
        if (is_warned && !words.despite_warnings) {
            throw InvalidInput("despite_warnings", {"referral.read_warnings", {}});
        }
        auto referral = draft_of(snapshot, one, checked);
        if (!words.priority.empty()) {
            referral.priority = read_code<Priority>("priority", words.priority);
        }
        referral.instead_of = words.instead_of;
        referral.moved_at = now;
        referral.code = unused_code([&](const std::string& code) {
            return store::referral_with_code(database, code).has_value();
        });
        referral.id = store::add_referral(database, referral, contact);
        if (lets_through(consent, SharedItem::note, today)) {
            write_note(database, referral.id, note);
        }
        move_referral(database,
                      actor,
                      referral,
                      {ReferralState::sent, std::nullopt, ReferralActor::sender, actor.name},
                      now);
        auto secret = new_answer_link(database, referral.id, actor.at(now));
        sent.push_back({std::move(referral), std::move(secret), ""});
    }
    store::update_case(database, one, util::to_string(now));
    transaction.commit();
    return sent;
}

} // namespace relais::usecases
