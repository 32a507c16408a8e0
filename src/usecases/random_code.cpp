#include "usecases/random_code.h"

#include "directory/case_code.h"
#include "util/secret.h"

#include <charconv>
#include <cstdint>

namespace relais::usecases {

std::string unused_code(const std::function<bool(const std::string&)>& is_used) {
    for (;;) { // 34 thousand million codes: hardly ever twice
        constexpr int k_hexadecimal = 16;
        const auto digits = util::sha256_of(util::random_secret()).substr(0, k_hexadecimal);
        std::uint64_t random = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), random, k_hexadecimal);
        auto code = directory::make_case_code(random);
        if (!is_used(code)) {
            return code;
        }
    }
}

} // namespace relais::usecases
