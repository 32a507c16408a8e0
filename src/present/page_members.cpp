#include "present/page_members.h"

#include "present/page_address.h"
#include "present/page_frame.h"
#include "present/page_options.h"
#include "util/text_fold.h"

#include <algorithm>

namespace relais::present {
namespace {

using namespace relais::directory;

std::string number(OrganisationId id) {
    return std::to_string(id.value);
}

Value states(const Texts& texts, const std::string& chosen) {
    auto options = code_options<MnrMembership>(texts, {chosen});
    options.add(option("", texts.text("member.not_said"), {chosen}));
    return options;
}

/// "depuis le 3 mars 2025", "depuis le …, jusqu’au …".
std::string since_said(const Words& words, const Membership& said) {
    std::string text;
    if (said.since) {
        text = words.say("member.since_day", {{"day", words.day(*said.since)}});
    }
    if (said.until) {
        text += (text.empty() ? "" : ", ") +
                words.say("member.until_day", {{"day", words.day(*said.until)}});
    }
    return text;
}

void set_member_form(Value& value, const Texts& texts, const std::optional<Membership>& said) {
    value.set("states", states(texts, said ? std::string(code_of(said->state)) : ""));
    value.set("since", said ? util::to_string(said->since) : "")
        .set("until", said ? util::to_string(said->until) : "");
    value.set("role_fr", said ? said->role_fr : "").set("role_en", said ? said->role_en : "");
    value.set("version", usecases::version_of(said));
}

Value member_value(const Words& words, const usecases::Member& member) {
    const auto* organisation = words.directory().organisation(member.organisation);
    auto value = Value::object();
    value.set("id", number(member.organisation)).set("name", member.name);
    value.set("acronym", organisation->acronym).set("kind", words.label(organisation->kind));
    value.set("url", organisation_address(words.lang(), *organisation));
    value.set("state", words.texts().label("mnr_membership", code_of(member.state)));
    value.set("is_signatory", member.state == MnrMembership::signatory);
    value.set("since_said", member.said ? since_said(words, *member.said) : "");
    value.set("role",
              member.said ? (words.lang() == Lang::en ? member.said->role_en : member.said->role_fr)
                          : "");
    return value;
}

/// Everybody of whom something is said, ended or to come, as forms.
Value forms_value(const Words& words, const MembersPageInput& input) {
    auto forms = Value::list();
    for (const auto& stored : input.stored) {
        const auto* organisation = words.directory().organisation(stored.membership.organisation);
        if (organisation == nullptr) {
            continue; // of an edition that is not published: nobody sees it
        }
        auto value = Value::object();
        value.set("id", number(organisation->id)).set("name", organisation->name);
        value.set("state", words.texts().label("mnr_membership", code_of(stored.membership.state)));
        value.set("since_said", since_said(words, stored.membership));
        value.set("changed",
                  words.say("member.changed",
                            {{"day", stored.changed_at.substr(0, 10)}, {"by", stored.changed_by}}));
        set_member_form(value, words.texts(), stored.membership);
        forms.add(std::move(value));
    }
    return forms;
}

Value organisations_value(const Words& words, OrganisationId chosen) {
    std::vector<const Organisation*> sorted;
    for (const auto& organisation : words.directory().organisations) {
        sorted.push_back(&organisation);
    }
    std::ranges::sort(
        sorted, {}, [](const auto* organisation) { return util::fold(organisation->name); });
    auto options = Value::list();
    for (const auto* organisation : sorted) {
        options.add(option(number(organisation->id), organisation->name, {number(chosen)}));
    }
    return options;
}

} // namespace

Value members_page(const Words& words, const MembersPageInput& input) {
    const auto& texts = words.texts();
    auto page = frame(&words.snapshot(),
                      texts,
                      "members",
                      words.say("member.title"),
                      {members_address(Lang::fr), members_address(Lang::en)});
    page.set("fault", input.notice.fault ? texts.render(*input.notice.fault) : std::string());
    page.set("done", input.notice.done.empty() ? std::string() : texts.text(input.notice.done));
    page.set("action", members_address(words.lang())).set("may_change", input.may_change);
    auto members = Value::list();
    for (const auto& member : input.members) {
        members.add(member_value(words, member));
    }
    page.set("has_members", !members.is_empty());
    page.set("counted",
             words.count("member.count", static_cast<std::int64_t>(input.members.size())));
    page.set("members", std::move(members));
    if (input.may_change) {
        page.set("forms", forms_value(words, input));
        page.set("organisations", organisations_value(words, input.typed.organisation));
        page.set("new_states",
                 states(texts, input.typed.state.empty() ? "member" : input.typed.state));
        page.set("new_since", input.typed.since).set("new_until", input.typed.until);
        page.set("new_role_fr", input.typed.role_fr).set("new_role_en", input.typed.role_en);
    }
    return page;
}

} // namespace relais::present
