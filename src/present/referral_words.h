#pragma once
#include "directory/referral_rules.h"
#include "present/page_value.h"
#include "present/page_words.h"
#include "present/refer_address.h"
#include "usecases/case_desk.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Cases and referrals in words: addresses, labels, what waits on whom.
namespace relais::present {

std::string cases_address(Lang lang);
/// "/fr/dossiers/12": a number that says nothing, since paths are logged. None: a new one.
std::string case_address(Lang lang, directory::CaseId id);
/// "/fr/dossiers/12/consentement": `part` is one of those below.
enum class CasePart { edit, consent, receipt, withdraw, refer, close, file, erase };
std::string case_address(Lang lang, directory::CaseId id, CasePart part);
std::string referral_address(Lang lang, directory::CaseId of, directory::ReferralId id);
std::string blank_form_address(Lang lang);
std::string answer_link_address(Lang lang); ///< the secret stands after "?s="

/// "24 novembre 2026, 12:00", time in Cameroon.
std::string moment(const Words& words, util::Instant instant);
/// "Aide juridique (Urgent)", …
std::vector<std::string> needs_label(const Words& words,
                                     const std::vector<directory::CaseNeed>& needs);
std::vector<std::string> language_labels(const Words& words, const std::vector<std::string>& codes);

/// "Femme": of one person, where the code list speaks of groups.
std::string sex_label(const Words& words, std::optional<directory::Sex> sex);

/// `joined`, empty parts left out.
std::string joined_known(std::vector<std::string> parts, std::string_view separator);

/// Who has to do what next, as a sentence; "" where nothing waits.
struct Waiting {
    std::string sentence;
    bool is_late = false;
    bool is_yours = false;
};
Waiting waiting_of(const Words& words, const directory::Referral& referral, util::Instant now);
/// Of a case as a whole, when no referral of it is open.
Waiting waiting_of(const Words& words, const usecases::CaseSeen& seen, util::Instant now);

/// The moves of a state as buttons, `{code, label, wants_reason}`; a decline wants a reason.
Value move_buttons(const Words& words,
                   directory::ReferralState from,
                   directory::ReferralActor actor);

/// A referral for a list: code, receiver, need, state, who waits, address.
Value referral_line(const Words& words, const directory::Referral& referral, util::Instant now);

} // namespace relais::present
