#pragma once
#include "store/audit_log.h"
#include "usecases/actor.h"

#include <vector>

namespace relais::usecases {

/// The audit log, newest first; by Permission::read_audit.
std::vector<store::AuditLine>
read_audit(const store::Database& database, const Actor& actor, std::int64_t before_id, int limit);
store::AuditCheck check_audit(const store::Database& database, const Actor& actor);

} // namespace relais::usecases
