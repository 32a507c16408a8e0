#include "server/referral_request.h"

#include "server/form.h"
#include "server/parameters.h"
#include "usecases/place_words.h"
#include "util/errors.h"
#include "util/text_fold.h"

namespace relais::server {

usecases::CaseWords read_case_form(const Request& request, const usecases::Snapshot& snapshot) {
    usecases::CaseWords words;
    words.settlement = usecases::settlement_of_words(
        snapshot, util::trim(request.field("settlement_words")), request.field("settlement"));
    words.sex = request.field("sex");
    words.age = request.field("age");
    words.publics = fields(request, "public");
    words.languages = fields(request, "language");
    for (auto& need : fields(request, "need")) {
        const auto urgency = request.field("urgency_" + need);
        words.needs.emplace_back(std::move(need), urgency.empty() ? "normal" : urgency);
    }
    words.safety = fields(request, "safety");
    return words;
}

usecases::ConsentWords read_consent_form(const Request& request) {
    usecases::ConsentWords words;
    words.lang = request.field("lang");
    for (auto& item : fields(request, "item")) {
        auto until = request.field("until_" + item);
        words.items.emplace_back(std::move(item), std::move(until));
    }
    words.giver = request.field("giver");
    words.basis = request.field("basis");
    words.child_agreed = !request.field("child_agreed").empty();
    return words;
}

usecases::ReferralWords read_refer_form(const Request& request) {
    usecases::ReferralWords words;
    words.priority = request.field("priority");
    words.note = request.field("note");
    words.contact = request.field("contact");
    words.person_agreed = !request.field("person_agreed").empty();
    words.despite_warnings = !request.field("despite_warnings").empty();
    words.instead_of = {number_in_field(request, "instead_of")};
    return words;
}

std::vector<directory::ServiceId> services_in(const std::vector<std::string>& values) {
    std::vector<directory::ServiceId> ids;
    for (const auto& value : values) {
        if (const auto number = record_number(value)) {
            ids.push_back({*number});
        }
    }
    return ids;
}

std::int64_t number_in_path(const Request& request, std::size_t part, const char* key) {
    const auto number = record_number(request.captured.at(part));
    if (!number) {
        throw util::NotFound({key, {}});
    }
    return *number;
}

std::int64_t number_in_field(const Request& request, std::string_view name) {
    return record_number(request.field(name)).value_or(0);
}

} // namespace relais::server
