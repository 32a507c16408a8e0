#pragma once
#include "directory/referral.h"
#include "directory/referral_figures.h"
#include "store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace relais::store {

/// Writers are called inside a Transaction; `update_referral` takes a record with the version that
/// was seen and throws util::Conflict if it is another by now.

/// What is kept beside the record: a note nobody can read without its key, and how the receiver
/// reaches the sender.
struct SealedNote {
    std::string bytes; ///< "": none
    std::string key;   ///< which key opens it
};

directory::ReferralId add_referral(const Database& database,
                                   const directory::Referral& referral,
                                   const std::string& contact);
void update_referral(const Database& database, const directory::Referral& referral);
void add_move(const Database& database, const directory::ReferralMove& move);

/// Throws util::NotFound.
directory::Referral find_referral(const Database& database, directory::ReferralId id);
std::optional<directory::Referral> referral_with_code(const Database& database,
                                                      const std::string& code);
std::vector<directory::Referral> referrals_of(const Database& database, directory::CaseId id);
std::vector<directory::Referral> referrals_to(const Database& database,
                                              directory::OrganisationId receiver);
/// In an open state, by id.
std::vector<directory::Referral> open_referrals(const Database& database);
std::vector<directory::ReferralMove> moves_of(const Database& database, directory::ReferralId id);
std::string contact_of(const Database& database, directory::ReferralId id);

SealedNote note_of(const Database& database, directory::ReferralId id);
void set_note(const Database& database, directory::ReferralId id, const SealedNote& note);
/// Of all referrals with a note.
std::vector<directory::ReferralId> noted_referrals(const Database& database);
/// Takes the notes of a case away; how many there were.
int erase_notes(const Database& database, directory::CaseId id);

/// What may be counted of referrals sent since: those whose person agreed to it and has not
/// withdrawn.
std::vector<directory::ReferralFact> referral_facts(const Database& database,
                                                    const std::string& since);
/// Replaces the figures and notes the day they are of. Inside a Transaction.
void save_response_figures(const Database& database,
                           const std::vector<directory::ResponseFigure>& figures,
                           const std::string& day);
/// By organisation.
std::vector<directory::ResponseFigure> load_response_figures(const Database& database);
/// In place of all there were. Inside a Transaction.
void save_gap_figures(const Database& database, const std::vector<directory::GapCell>& cells);
std::vector<directory::GapCell> load_gap_figures(const Database& database);
std::string response_day(const Database& database); ///< "" if they were never made

/// Open, and the coordinator has been told; longest wait first.
std::vector<directory::Referral> silent_referrals(const Database& database);

/// Adds the referrals of a case to the counts that outlive it; drafts leave none.
void count_referrals(const Database& database, directory::CaseId id);

} // namespace relais::store
