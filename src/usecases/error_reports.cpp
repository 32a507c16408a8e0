#include "usecases/error_reports.h"

#include "usecases/field_checks.h"
#include "usecases/keep_record.h"
#include "usecases/read_codes.h"
#include "util/errors.h"

#include <algorithm>

namespace relais::usecases {
namespace {

constexpr std::ptrdiff_t k_enough_of_a_place = 10;
constexpr std::size_t k_longest_words = 500;

std::string subject_of(std::int64_t id) {
    return "report " + std::to_string(id);
}

} // namespace

void report_error(const store::Database& database,
                  directory::SiteId site,
                  const std::string& kind,
                  const std::string& words,
                  util::Instant now) {
    store::ErrorReport report;
    report.kind = read_code<directory::ReportKind>("kind", kind);
    report.words = checked_text("words", words, 0, k_longest_words);
    report.site = site;
    report.made_at = util::to_string(now);
    store::Transaction all(database);
    find_record(database, site);
    const auto waiting = store::list_waiting_reports(database);
    if (std::ranges::count(waiting, site, &store::ErrorReport::site) >= k_enough_of_a_place) {
        return;
    }
    report.id = store::add_report(database, report);
    Actor anybody;
    anybody.name = "public";
    audit(database,
          anybody,
          now,
          "report_error",
          subject_of(report.id),
          "",
          "site " + std::to_string(site.value));
    all.commit();
}

void close_report(const store::Database& database,
                  const Actor& actor,
                  std::int64_t id,
                  store::ReportState state,
                  util::Instant now) {
    require(actor, directory::Permission::review_changes);
    store::Transaction all(database);
    const auto report = store::find_report(database, id);
    if (!report) {
        throw util::NotFound({"keep.no_report", {{"id", std::to_string(id)}}});
    }
    if (report->state != store::ReportState::waiting || state == store::ReportState::waiting) {
        throw util::Conflict({"keep.decided_already", {}});
    }
    store::decide_report(database, id, state, util::to_string(now), actor.name);
    audit(database,
          actor,
          now,
          "close_report",
          subject_of(id),
          "waiting",
          std::string(directory::code_of(state)));
    all.commit();
}

} // namespace relais::usecases
