#pragma once
#include "server/routes.h"

namespace relais::server {

class FileDesk;
class ImportJobs;

/// /fr/editions, /en/editions: mappings sent, checked, compared, published and taken back by a
/// manager. Files are read on the desk's thread, or the jobs' where that may take long.
void add_edition_routes(Router& router, const Site& site, FileDesk& desk, ImportJobs& jobs);

} // namespace relais::server
