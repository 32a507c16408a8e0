#pragma once
#include "present/page_offer_desk.h"
#include "server/routes.h"
#include "usecases/mail_receiver.h"
#include "util/errors.h"

#include <optional>

namespace relais::server {

/// Cases and consent: pages of caseworkers.
void add_case_routes(Router& router, const Site& site);
/// Cases that were written down without a network.
void add_case_queue_routes(Router& router, const Site& site);
/// From a case to referrals, and one referral.
void add_referral_routes(Router& router, const Site& site);
/// The slip of a referral as PDF and PNG.
void add_slip_routes(Router& router, const Site& site);
/// All that is held under a case, as a file, and its erasure.
void add_case_file_routes(Router& router, const Site& site);
/// The coordinator's figures.
void add_referral_figures_routes(Router& router, const Site& site);
/// The receiver's answer by link, and the plain page for short codes: for everybody.
void add_referral_answer_routes(Router& router, const Site& site);

/// Sentences for messages, in the languages of their readers. `site` must outlive it.
inline usecases::Say say_of(const Site& site) {
    return [&site](const std::string& lang, const util::Message& message) {
        return site.texts.in(present::lang_from(lang)).render(message);
    };
}

/// Does `work`; what it refuses comes back as a page by `again(fault, status)`.
template <class Work, class Again>
Reply refused_again(const Site& site, present::Lang lang, const Work& work, const Again& again) {
    const auto fault = [&](std::string field, const util::Error& wrong) {
        return present::FormFault{std::move(field), site.texts.in(lang).render(wrong.message())};
    };
    try {
        return work();
    } catch (const util::InvalidInput& wrong) {
        return again(fault(wrong.field(), wrong), 400);
    } catch (const util::Conflict& wrong) {
        return again(fault("", wrong), 409);
    }
}

} // namespace relais::server
