#include "usecases/read_audit.h"

namespace relais::usecases {

std::vector<store::AuditLine>
read_audit(const store::Database& database, const Actor& actor, std::int64_t before_id, int limit) {
    require(actor, directory::Permission::read_audit);
    return store::list_audit(database, before_id, limit);
}

store::AuditCheck check_audit(const store::Database& database, const Actor& actor) {
    require(actor, directory::Permission::read_audit);
    return store::verify_audit(database);
}

} // namespace relais::usecases
