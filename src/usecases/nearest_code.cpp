#include "usecases/nearest_code.h"

#include "util/text_fold.h"

namespace relais::usecases {

std::string nearest_code(std::string_view given, const std::vector<std::string>& codes) {
    const auto wanted = util::squeeze(given);
    int limit = static_cast<int>(wanted.size() / 3);
    std::string best;
    for (const auto& code : codes) {
        const int distance = util::edit_distance(wanted, util::squeeze(code), limit);
        if (distance <= limit && (best.empty() || distance < limit)) {
            best = code;
            limit = distance;
        }
    }
    return best;
}

util::InvalidInput unknown_code(const std::string& field, const std::string& given,
                                const std::vector<std::string>& codes) {
    constexpr std::size_t k_shown = 60;
    const auto shown = given.substr(0, k_shown);
    const auto near = nearest_code(shown, codes);
    if (near.empty()) {
        return {field, {"error.unknown_code", {{"field", field}, {"value", shown}}}};
    }
    return {field, {"error.unknown_code_near", {{"field", field}, {"value", shown}, {"near", near}}}};
}

} // namespace relais::usecases
