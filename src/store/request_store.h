#pragma once
#include "directory/account.h"
#include "directory/report_kind.h"
#include "store/correction_store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace relais::store {

enum class RequestState : std::uint8_t { waiting, accepted, in_part, refused };

/// What somebody of a provider says should be changed.
struct ChangeRequest {
    struct Field : FieldEdit {
        std::optional<bool> accepted; ///< nothing while it waits
    };
    std::int64_t id = 0;
    directory::SiteId site;
    std::string made_at;
    std::string made_by;          ///< "link", or an account's name
    directory::AccountId account; ///< none: by a link
    std::string lang = "fr";
    bool confirms = false; ///< says that all the rest still holds
    std::string note;
    RequestState state = RequestState::waiting;
    std::string decided_at;
    std::string decided_by;
    std::string reason;   ///< why something was refused
    std::string reply_to; ///< where to tell the decision; "" for nowhere, and once it is decided
    std::vector<Field> fields;
};

enum class ReportState : std::uint8_t { waiting, mended, dismissed };

/// What anybody says is wrong with a record.
struct ErrorReport {
    std::int64_t id = 0;
    directory::SiteId site;
    std::string made_at;
    directory::ReportKind kind = directory::ReportKind::other;
    std::string words;
    ReportState state = ReportState::waiting;
};

/// Writers are called inside a Transaction.

std::int64_t add_request(const Database& database, const ChangeRequest& request);
/// State, who decided when and why, and what of it was accepted; where to answer is forgotten.
void decide_request(const Database& database, const ChangeRequest& request);
/// Nothing for an unknown number.
std::optional<ChangeRequest> find_request(const Database& database, std::int64_t id);
std::vector<ChangeRequest> list_waiting_requests(const Database& database); ///< oldest first
/// The newest of a site, in whatever state.
std::optional<ChangeRequest> newest_request(const Database& database, directory::SiteId site);

/// Whom the last link to a site's record was sent to, "" for nobody.
std::string focal_contact(const Database& database, directory::SiteId site);
void set_focal_contact(const Database& database,
                       directory::SiteId site,
                       const std::string& recipient);

std::int64_t add_report(const Database& database, const ErrorReport& report);
/// Nothing for an unknown number.
std::optional<ErrorReport> find_report(const Database& database, std::int64_t id);
std::vector<ErrorReport> list_waiting_reports(const Database& database); ///< oldest first
void decide_report(const Database& database,
                   std::int64_t id,
                   ReportState state,
                   const std::string& at,
                   const std::string& by);

} // namespace relais::store

namespace relais::directory {

template <>
struct CodeList<store::RequestState> {
    static constexpr std::string_view name = "request_state";
    static constexpr auto codes =
        std::to_array<std::string_view>({"waiting", "accepted", "in_part", "refused"});
};

template <>
struct CodeList<store::ReportState> {
    static constexpr std::string_view name = "report_state";
    static constexpr auto codes =
        std::to_array<std::string_view>({"waiting", "mended", "dismissed"});
};

} // namespace relais::directory
