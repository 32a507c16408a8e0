#pragma once
#include "usecases/membership_desk.h"
#include "util/message.h"

#include <string>
#include <vector>

namespace relais::usecases {

/// What became of a committee's list of members.
struct MembersRead {
    int saved = 0; ///< or would be, on a dry run
    int same = 0;  ///< said already, word for word
    struct Fault {
        std::string sheet;
        int row = 0; ///< as the author sees it
        util::Message why;
    };
    std::vector<Fault> faults; ///< rows left as they are
};

enum class Apply { no, yes };

/// A table (CSV, XLSX, ODS) of organisation (name, acronym or number), state, since, until and role
/// in French and English; headings and states in either language, the last four may be missing.
/// What a row leaves blank is not said. Good rows are saved, each as save_membership does, the
/// others told; read again it changes nothing. Throws util::Forbidden, and util::InvalidInput for
/// what is no such table.
MembersRead import_members(const store::Database& database,
                           const Actor& actor,
                           const directory::Directory& directory,
                           const std::string& name,
                           const std::string& bytes,
                           Apply apply,
                           util::Instant now);

} // namespace relais::usecases
