#include "present/referral_slip.h"

#include "geometry/geodesic.h"
#include "present/distances.h"
#include "present/page_address.h"
#include "present/page_hours.h"
#include "present/page_service.h"
#include "present/referral_words.h"
#include "util/errors.h"
#include "util/gsm_text.h"

namespace relais::present {
namespace {

using namespace relais::directory;

struct Place {
    const Service* service = nullptr;
    const Organisation* organisation = nullptr;
    const Site* site = nullptr; ///< null: comes to the place
    [[nodiscard]] bool is_hidden() const {
        return site != nullptr && site->visibility != LocationVisibility::open;
    }
};

Place place_of(const Words& words, const Referral& referral) {
    const auto& directory = words.directory();
    const auto* service = directory.service(referral.service);
    if (service == nullptr) {
        throw util::NotFound({"referral.no_service", {}});
    }
    return {service, directory.organisation(service->organisation), directory.site_of(*service)};
}

std::string title_of(const Words& words, const SlipInput& input, const Place& place) {
    if (input.title == SlipTitle::named) {
        return place.site != nullptr ? full_name(*place.site, *place.organisation)
                                     : place.organisation->name;
    }
    const auto& sex = input.file.sex;
    return words.say(!sex                  ? "referral.slip_expected"
                     : *sex == Sex::female ? "referral.slip_expected_female"
                                           : "referral.slip_expected_male");
}

/// Never a place that only stands in for another: who comes there finds nothing, or is seen to look
/// for it.
std::string where(const Words& words, const Place& place) {
    if (place.site == nullptr) {
        return words.say("referral.slip_comes_to_you", {{"days", place.service->outreach_days}});
    }
    if (place.is_hidden()) {
        return words.say("referral.slip_call_for_address");
    }
    return joined_known({place.site->address, words.where(*place.site)}, ", ");
}

/// From the place of return, as the crow flies: said to be so.
std::string way(const Words& words, const Place& place, const Case& file) {
    const auto* settlement = words.directory().gazetteer.settlement(file.settlement);
    if (place.site == nullptr || place.is_hidden() || !place.site->point || settlement == nullptr) {
        return "";
    }
    // A point that is the town's own measures nothing within the town.
    if (place.site->precision >= LocationPrecision::locality &&
        place.site->locality == file.settlement) {
        return "";
    }
    const auto length = geometry::geodesic_distance(settlement->point, *place.site->point);
    return words.say(
        "referral.slip_way_text",
        {{"place", settlement->name}, {"length", length_label(words.texts(), length)}});
}

std::string phones(const Place& place) {
    std::vector<std::string> numbers;
    if (place.site != nullptr) {
        for (const auto& number : place.site->phones) {
            numbers.push_back(Words::phone(number));
        }
    }
    return joined(numbers, ", ");
}

std::string contact_label(const std::string& contact) {
    return contact.starts_with('+') ? Words::phone(contact) : contact;
}

void add_slip_line(exports::Slip& slip, const Words& words, const char* key, std::string value) {
    slip.lines.emplace_back(words.say(key),
                            value.empty() ? words.texts().text("unknown") : std::move(value));
}

void add_line_if_known(exports::Slip& slip,
                       const Words& words,
                       const char* key,
                       std::string value) {
    if (!value.empty()) {
        slip.lines.emplace_back(words.say(key), std::move(value));
    }
}

} // namespace

exports::Slip referral_slip(const Words& words, const SlipInput& input) {
    const auto place = place_of(words, input.referral);
    exports::Slip slip;
    slip.title = title_of(words, input, place);
    slip.warning =
        words.directory().edition.illustrative ? words.say("referral.slip_illustrative") : "";
    add_slip_line(slip, words, "referral.slip_where", where(words, place));
    const bool is_open = place.site != nullptr && !place.is_hidden();
    add_line_if_known(slip, words, "referral.slip_landmark", is_open ? place.site->landmark : "");
    add_line_if_known(slip, words, "referral.slip_way", way(words, place, input.file));
    add_slip_line(slip,
             words,
             "referral.slip_open",
             place.site != nullptr ? hours_sentence(words, *place.site)
                                   : place.service->outreach_days);
    add_slip_line(slip, words, "referral.bring", place.service->documents_required);
    add_slip_line(slip, words, "referral.slip_ask", words.say("referral.slip_ask_text"));
    add_slip_line(slip, words, "referral.fee", cost_label(words, *place.service));
    add_line_if_known(slip, words, "referral.slip_phone", phones(place));
    add_slip_line(slip, words, "referral.slip_wrong", contact_label(input.contact));
    slip.code = input.referral.code;
    slip.code_label = words.say("referral.slip_code");
    slip.footer = words.say("referral.slip_footer");
    return slip;
}

std::string referral_sms(const Words& words, const SlipInput& input) {
    const auto place = place_of(words, input.referral);
    const bool is_open = place.site != nullptr && !place.is_hidden();
    const auto name =
        input.title == SlipTitle::named ? title_of(words, input, place) : std::string();
    const auto settlement = is_open ? words.locality(*place.site) : std::string();
    // In the order they stand; a part that does not fit any more is left out.
    const std::vector<std::string> parts = {
        "Relais " + input.referral.code + ".",
        name.empty() ? "" : name + ".",
        is_open ? joined_known({place.site->address, settlement}, ", ") + "." : where(words, place),
        place.site != nullptr && !place.site->phones.empty()
            ? words.say("referral.sms_phone", {{"phone", place.site->phones.front()}})
            : "",
        is_open && !place.site->landmark.empty() ? place.site->landmark + "." : "",
        place.site != nullptr && !hours_sentence(words, *place.site).empty()
            ? hours_sentence(words, *place.site) + "."
            : "",
        place.service->documents_required.empty()
            ? ""
            : words.say("referral.bring") + " : " + place.service->documents_required,
    };
    std::string text;
    for (const auto& part : parts) {
        const auto longer = text.empty() ? util::to_gsm(part) : text + " " + util::to_gsm(part);
        if (!part.empty() && part != "." && util::gsm_length(longer) <= util::k_one_message) {
            text = longer;
        }
    }
    return text;
}

} // namespace relais::present
