#pragma once
#include <string>
#include <vector>

namespace relais::importers {

/// Collects what GDAL has to say on this thread while it lives, instead of letting it go to
/// standard error.
class GdalErrors {
public:
    GdalErrors();
    ~GdalErrors();
    GdalErrors(const GdalErrors&) = delete;
    GdalErrors& operator=(const GdalErrors&) = delete;

    /// Failures so far, in order; warnings are left out.
    [[nodiscard]] const std::vector<std::string>& failures() const { return m_failures; }
    [[nodiscard]] bool failed() const { return !m_failures.empty(); }
    /// The first failure, or an empty string.
    [[nodiscard]] std::string first() const { return failed() ? m_failures.front() : ""; }

private:
    friend struct GdalErrorsAccess;
    std::vector<std::string> m_failures;
};

/// Registers the vector drivers once; safe to call again and from any thread.
void register_drivers();

} // namespace relais::importers
