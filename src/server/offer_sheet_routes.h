#pragma once
#include "server/routes.h"

namespace relais::server {

class FileDesk;

/// A firm's offers by workbook: the empty one, and drafts from a filled-in one.
void add_offer_sheet_routes(Router& router, const Site& site, FileDesk& desk);

} // namespace relais::server
