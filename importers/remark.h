#pragma once
#include "directory/finding.h"
#include "util/message.h"

#include <string>
#include <utility>
#include <vector>

namespace relais::importers {

/// What a reader of one cell has to say: a finding that does not yet know its sheet, row and
/// column.
struct Remark {
    directory::FindingLevel level = directory::FindingLevel::warning;
    util::Message what;
    std::string suggestion;
    bool operator==(const Remark&) const = default;
};

using Remarks = std::vector<Remark>;
using MessageValues = std::vector<std::pair<std::string, std::string>>;

inline void
warn(Remarks& remarks, const char* key, MessageValues values = {}, std::string suggestion = {}) {
    remarks.push_back(
        {directory::FindingLevel::warning, {key, std::move(values)}, std::move(suggestion)});
}

inline void
note(Remarks& remarks, const char* key, MessageValues values = {}, std::string suggestion = {}) {
    remarks.push_back(
        {directory::FindingLevel::note, {key, std::move(values)}, std::move(suggestion)});
}

inline void
fail(Remarks& remarks, const char* key, MessageValues values = {}, std::string suggestion = {}) {
    remarks.push_back(
        {directory::FindingLevel::error, {key, std::move(values)}, std::move(suggestion)});
}

} // namespace relais::importers
