#include "server/offer_request.h"

#include "server/form.h"
#include "server/json_object.h"
#include "server/person_request.h"
#include "usecases/place_words.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace relais::server {
namespace {

using util::InvalidInput;

util::Message unknown_words(const char* key, const std::string& words) {
    return {key, {{"value", words.substr(0, 60)}}};
}

} // namespace

usecases::OfferRequest read_offer_request(const std::string& body) {
    const auto json = parse_body(body);
    JsonObject root(json, "");
    usecases::OfferRequest request;
    if (const auto* place = root.object("place")) {
        JsonObject given(*place, "/place");
        read_place(request, given);
    }
    request.kinds = root.texts("kinds");
    request.occupation = root.text("occupation");
    request.level = root.text("level");
    request.languages = root.texts("languages");
    request.publics = root.texts("publics");
    request.area = root.text("area");
    request.within_km = root.number("within_km");
    request.limit = root.whole_number("limit").value_or(request.limit);
    root.refuse_others();
    return request;
}

std::pair<present::OfferForm, std::optional<util::Message>>
read_offer_search(const Request& request, const usecases::Snapshot& snapshot) {
    present::OfferForm form;
    form.is_personal = true;
    form.occupation_words = util::trim(request.field("occupation_words"));
    form.place_words = util::trim(request.field("place_words"));
    form.request.kinds = fields(request, "kind");
    form.request.languages = fields(request, "language");
    form.request.publics = fields(request, "public");
    form.request.level = request.field("level");
    form.request.area = request.field("area");
    form.request.occupation =
        usecases::occupation_of_words(form.occupation_words, request.field("occupation"));
    form.request.settlement =
        usecases::settlement_of_words(snapshot, form.place_words, request.field("settlement"));
    if (!form.occupation_words.empty() && form.request.occupation.empty()) {
        auto wrong = unknown_words("offer.unknown_words", form.occupation_words);
        return {std::move(form), std::move(wrong)};
    }
    if (!form.place_words.empty() && form.request.settlement.empty()) {
        auto wrong = unknown_words("offer.unknown_place", form.place_words);
        return {std::move(form), std::move(wrong)};
    }
    try {
        form.request.within_km = number_field(request, "within_km");
    } catch (const InvalidInput& wrong) {
        return {std::move(form), wrong.message()};
    }
    return {std::move(form), std::nullopt};
}

usecases::CompanyWords read_company_form(const Request& request,
                                         const usecases::Snapshot& snapshot) {
    usecases::CompanyWords words;
    words.name = request.field("name");
    words.acronym = request.field("acronym");
    words.sector = request.field("sector");
    words.settlement = usecases::settlement_of_words(
        snapshot, request.field("settlement_words"), request.field("settlement"));
    words.phone = request.field("phone");
    words.email = request.field("email");
    words.website = request.field("website");
    words.gecam_member = !request.field("gecam_member").empty();
    return words;
}

usecases::OfferWords read_offer_form(const Request& request, const usecases::Snapshot& snapshot) {
    usecases::OfferWords words;
    words.kind = request.field("kind");
    words.title = request.field("title");
    words.description = request.field("description");
    words.occupation = usecases::occupation_of_words(request.field("occupation_words"),
                                                     request.field("occupation"));
    words.sector = request.field("sector");
    words.posts = number_field(request, "posts").value_or(0);
    words.settlement = usecases::settlement_of_words(
        snapshot, request.field("settlement_words"), request.field("settlement"));
    words.level = request.field("level");
    words.languages = fields(request, "language");
    words.encouraged = fields(request, "public");
    words.opens = request.field("opens");
    words.closes = request.field("closes");
    words.how_to_apply = request.field("how_to_apply");
    words.contact_phone = request.field("contact_phone");
    words.contact_email = request.field("contact_email");
    words.monthly_cap = number_field(request, "monthly_cap");
    return words;
}

std::optional<int> number_field(const Request& request, std::string_view name) {
    const auto text = util::trim(request.field(name));
    if (text.empty()) {
        return std::nullopt;
    }
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) {
        throw InvalidInput(std::string(name), {"form.number", {{"value", text.substr(0, 40)}}});
    }
    return value;
}

} // namespace relais::server
