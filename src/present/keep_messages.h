#pragma once
#include "present/texts.h"
#include "store/request_store.h"
#include "usecases/outbox.h"

#include <string>

/// What focal points are written. All is set but the recipient, which is the caller's.
namespace relais::present {

/// The message that brings a link.
usecases::NewMessage focal_message(const Texts& texts,
                                   store::Channel channel,
                                   directory::SiteId id,
                                   const std::string& url,
                                   util::Day expires_on);

/// What was decided of a request and, if something was refused, why. An SMS says why only in words
/// that nothing of a person can stand in.
usecases::NewMessage
decision_message(const Texts& texts, store::Channel channel, const store::ChangeRequest& request);

} // namespace relais::present
