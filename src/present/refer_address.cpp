#include "present/refer_address.h"

namespace relais::present {

std::string pick_case_address(Lang lang) {
    return lang == Lang::en ? "/en/refer" : "/fr/orienter";
}

std::string referral_code_address(Lang lang) {
    return lang == Lang::en ? "/en/code" : "/fr/code";
}

} // namespace relais::present
