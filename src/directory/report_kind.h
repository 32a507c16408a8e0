#pragma once
#include "directory/codes.h"

#include <cstdint>

namespace relais::directory {

/// What anybody may say is wrong with a record.
enum class ReportKind : std::uint8_t { moved, closed, wrong_phone, refuses_people, other };

template <>
struct CodeList<ReportKind> {
    static constexpr std::string_view name = "report_kind";
    static constexpr auto codes = std::to_array<std::string_view>(
        {"moved", "closed", "wrong_phone", "refuses_people", "other"});
};

} // namespace relais::directory
