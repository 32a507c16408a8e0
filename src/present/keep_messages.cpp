#include "present/keep_messages.h"

#include <algorithm>

namespace relais::present {
namespace {

using namespace relais::directory;

std::string about(SiteId id) {
    return "site " + std::to_string(id.value);
}

/// Short, and without what could be a telephone number or an address.
bool fits_an_sms(const std::string& reason) {
    constexpr std::size_t k_most = 200;
    return reason.size() <= k_most && std::ranges::none_of(reason, [](unsigned char c) {
               return c == '@' || (c >= '0' && c <= '9');
           });
}

std::string reason_in(const Texts& texts, store::Channel channel, const std::string& reason) {
    if (reason.empty()) {
        return "";
    }
    const bool is_told = channel == store::Channel::mail || fits_an_sms(reason);
    return ' ' + (is_told ? texts.render({"keep.decision_reason", {{"reason", reason}}})
                          : texts.text("keep.decision_reason_there"));
}

} // namespace

usecases::NewMessage focal_message(const Texts& texts,
                                   store::Channel channel,
                                   SiteId id,
                                   const std::string& url,
                                   util::Day expires_on) {
    const bool is_mail = channel == store::Channel::mail;
    const auto day = util::to_string(expires_on);
    const auto date = day.substr(8, 2) + "/" + day.substr(5, 2) + "/" + day.substr(0, 4);
    usecases::NewMessage message;
    message.channel = channel;
    message.kind = "focal_point_link";
    message.lang = std::string(code_of(texts.lang()));
    message.subject = is_mail ? texts.text("keep.mail_subject") : std::string();
    message.text =
        texts.render({is_mail ? "keep.mail_text" : "keep.sms_text", {{"url", url}, {"day", date}}});
    message.about = about(id);
    return message;
}

usecases::NewMessage
decision_message(const Texts& texts, store::Channel channel, const store::ChangeRequest& request) {
    const bool is_mail = channel == store::Channel::mail;
    usecases::NewMessage message;
    message.channel = channel;
    message.kind = "change_decision";
    message.lang = std::string(code_of(texts.lang()));
    message.subject = is_mail ? texts.text("keep.decision_subject") : std::string();
    message.text =
        texts.render({is_mail ? "keep.decision_mail" : "keep.decision_sms",
                      {{"state", texts.label("request_state", directory::code_of(request.state))},
                       {"reason", reason_in(texts, channel, request.reason)}}});
    message.about = about(request.site);
    return message;
}

} // namespace relais::present
