#pragma once
#include "store/request_store.h"
#include "usecases/actor.h"

#include <string>

/// What anybody says is wrong with a record, without giving a name.
namespace relais::usecases {

/// `kind`: a code of report_kind. A place of which enough was said already takes no more, and the
/// sender learns nothing of that. Throws util::NotFound for a place that is not published,
/// util::InvalidInput.
void report_error(const store::Database& database,
                  directory::SiteId site,
                  const std::string& kind,
                  const std::string& words,
                  util::Instant now);

/// A manager has looked: `state` mended or dismissed. The words, which may tell of people, are
/// erased. Throws util::Forbidden, NotFound, Conflict if it was decided before.
void close_report(const store::Database& database,
                  const Actor& actor,
                  std::int64_t id,
                  store::ReportState state,
                  util::Instant now);

} // namespace relais::usecases
