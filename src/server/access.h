#pragma once
#include "server/router.h"
#include "server/routes.h"

#include <optional>
#include <string>
#include <string_view>

namespace relais::server {

/// Looks up who holds the session cookie of a request; `request.who` stays the public where nobody does.
void identify(const Site& site, Request& request);

/// Why a request goes no further: 401 for a program and a way to the log-in page for a person where somebody must be
/// logged in, 403 where the role does not do; nothing to go on.
std::optional<Reply> stopped(const Router::Found& found, const Request& request, const Site& site);

/// Throws util::Forbidden for a change that was not sent from our own page: a form of a session must hold its token
/// (field "csrf", or header X-CSRF-Token), and no browser may say that another site made it.
void check_origin(const Router::Found& found, const Request& request);

/// Puts who is logged in into the page's head and the token into its forms (the marks of present/pages.h), and keeps
/// what depends on a session out of every cache.
void dress(Reply& reply, const Router::Found& found, const Request& request, const Site& site);

/// Whether who asks keeps records (Permission::review_changes, of every organisation).
bool may_review(const Request& request);

/// The token that forms of a session hold.
std::string csrf_token(std::string_view session_secret);

/// The version of a thing that the asker saw, for usecases::check_seen: of If-Match, else of the form's field "version".
std::string seen_version(const Request& request);

/// "/fr/compte?x=1" if it is the address of a page here, else "": never another host, whatever a link says.
std::string own_page(std::string_view address);

/// To another page after a form: 303.
Reply see_other(std::string address);

} // namespace relais::server
