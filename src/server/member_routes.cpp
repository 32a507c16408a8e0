#include "server/member_routes.h"

#include "present/page_members.h"
#include "server/access.h"
#include "server/parameters.h"
#include "server/problem.h"
#include "usecases/membership_desk.h"
#include "util/errors.h"

namespace relais::server {
namespace {

using directory::Permission;
using present::Lang;

Reply member_reply(const Site& site,
           const Request& request,
           Lang lang,
           const present::Notice& notice = {},
           const usecases::MembershipWords& typed = {},
           int status = 200) {
    const auto served = published(site);
    present::MembersPageInput input;
    if (site.desk != nullptr) {
        input.stored =
            site.desk->read([](const auto& database) { return usecases::memberships(database); });
    }
    input.members = usecases::members_of(served->snapshot->directory(), input.stored, site.today());
    input.may_change =
        usecases::reach(request.actor(), Permission::manage_editions) != directory::Reach::none;
    input.typed = typed;
    input.notice = notice;
    Reply reply;
    reply.status = status;
    reply.content_type = k_html;
    reply.body = site.pages.render(
        lang,
        "members",
        present::members_page(present::Words(*served->snapshot, site.texts.in(lang)), input));
    return reply;
}

Reply save_member(const Site& site, const Request& request, Lang lang) {
    const auto served = published(site);
    const usecases::MembershipWords words{
        {record_number(request.field("organisation")).value_or(0)},
        request.field("state"),
        request.field("since"),
        request.field("until"),
        request.field("role_fr"),
        request.field("role_en")};
    try {
        desk_of(site).write([&](const auto& database) {
            usecases::save_membership(database,
                                      request.actor(),
                                      served->snapshot->directory(),
                                      words,
                                      seen_version(request),
                                      site.clock());
        });
        return member_reply(site, request, lang, {{}, "", "member.done"});
    } catch (const util::InvalidInput& wrong) {
        return member_reply(site,
                    request,
                    lang,
                    {wrong.message(), wrong.field(), ""},
                    words,
                    problem_of(wrong).status);
    } catch (const util::Conflict& wrong) {
        return member_reply(
            site, request, lang, {wrong.message(), "", ""}, words, problem_of(wrong).status);
    }
}

} // namespace

void add_member_routes(Router& router, const Site& site) {
    for (const auto lang : {Lang::fr, Lang::en}) {
        const auto address = present::members_address(lang);
        router.get(address,
                   [&site, lang](const Request& request) { return member_reply(site, request, lang); });
        router.post(address, Permission::manage_editions, [&site, lang](const Request& request) {
            return save_member(site, request, lang);
        });
    }
}

} // namespace relais::server
