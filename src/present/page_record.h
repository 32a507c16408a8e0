#pragma once
#include "directory/quality.h"
#include "present/keep_address.h"
#include "present/page_offer_desk.h"
#include "present/page_value.h"
#include "present/page_words.h"
#include "usecases/focal_point.h"
#include "usecases/keep_record.h"

#include <optional>
#include <string>
#include <vector>

/// The pages that mend one record: the manager's, and the one a focal point opens by a link.
namespace relais::present {

/// What a link opens; the secret stands after "?", which no log keeps. "" for the form's own
/// address.
std::string focal_address(Lang lang, const std::string& secret);

/// A form that was refused, as it was typed.
struct RefusedForm {
    usecases::FormFields typed;
    FormFault fault;
};

/// A link that was just made: the words to send.
struct MadeLink {
    std::string url;
    std::string subject;
    std::string mail;
    std::string sms;
    std::string recipient; ///< "" when nothing was queued
    std::string expires;   ///< the day
};

struct RecordPageInput {
    usecases::KeptRecord record;
    std::vector<usecases::RecordEdit> history;   ///< newest first
    std::optional<store::ChangeRequest> request; ///< one that waits
    std::vector<store::ErrorReport> reports;     ///< of this place, that wait
    directory::Quality quality;
    std::optional<MadeLink> link;
    std::optional<RefusedForm> refused;
    std::string done;            ///< key of a sentence, "" for none
    bool may_see_hidden = false; ///< whoever looks may see where a hidden place is
};
Value record_page(const Words& words, const RecordPageInput& input);

/// What the people of a provider see of its record.
struct FocalPageInput {
    usecases::AskedRecord asked;
    std::string secret; ///< of the link; "": somebody with an account
    std::optional<RefusedForm> refused;
    bool was_sent = false;
};
Value focal_page(const Words& words, const FocalPageInput& input);

/// A field's value as people read it: labels for codes, days in words; "" for nothing.
std::string shown_value(const Words& words, const store::FieldEdit& field, const std::string& text);
/// "Téléphones", or "Aide juridique : publics" for a service of the record.
std::string
field_label(const Words& words, const usecases::KeptRecord& record, const store::FieldEdit& field);

} // namespace relais::present
