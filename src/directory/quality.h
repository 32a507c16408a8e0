#pragma once
#include "directory/records.h"
#include "directory/suitability.h"
#include "directory/taxonomy.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

/// How much of a provider's record is there and can be trusted: what a manager looks at, and what a
/// focal point is asked to complete. It says nothing about the provider's work.
namespace relais::directory {

enum class QualityPart : std::uint8_t {
    contact,   ///< a number to call, and a mail address
    hours,     ///< opening hours that can be read
    publics,   ///< whom each service is for
    need,      ///< each service under a need of the second level
    precision, ///< how near to the door the point is
    freshness  ///< each service verified within 12 months
};
inline constexpr std::size_t k_quality_parts = 6;

template <>
struct CodeList<QualityPart> {
    static constexpr std::string_view name = "quality_part";
    static constexpr auto codes = std::to_array<std::string_view>(
        {"contact", "hours", "publics", "need", "precision", "freshness"});
};

/// Percents, 0 … 100; nothing for a part that does not apply, which then does not count.
struct Quality {
    std::array<std::optional<int>, k_quality_parts> parts;
    int score = 0; ///< mean of the parts that apply, rounded
    [[nodiscard]] std::optional<int> of(QualityPart part) const {
        return parts[static_cast<std::size_t>(part)];
    }
    bool operator==(const Quality&) const = default;
};

/// Of a site with its services, or of outreach (`site` null). Hours do not apply where nobody
/// receives people without an appointment; precision does not where the true place is kept back,
/// nor to outreach; contact does not to outreach, which has no record to hold one. Without any
/// service, what is said of services is 0.
Quality quality_of(const Site* site,
                   const std::vector<const Service*>& services,
                   const Taxonomy& taxonomy,
                   DayNumber today);

} // namespace relais::directory
