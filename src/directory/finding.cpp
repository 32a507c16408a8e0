#include "directory/finding.h"

namespace relais::directory {

std::string_view code_of(FindingLevel level) {
    switch (level) {
    case FindingLevel::error:
        return "error";
    case FindingLevel::note:
        return "note";
    case FindingLevel::warning:
        break;
    }
    return "warning";
}

} // namespace relais::directory
