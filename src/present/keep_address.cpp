#include "present/keep_address.h"

namespace relais::present {

std::string record_address(Lang lang, directory::SiteId id) {
    return (lang == Lang::en ? "/en/records/" : "/fr/fiches/") + std::to_string(id.value);
}

std::string own_records_address(Lang lang) {
    return lang == Lang::en ? "/en/my-records" : "/fr/mes-fiches";
}

std::string own_record_address(Lang lang, directory::SiteId id) {
    return own_records_address(lang) + "/" + std::to_string(id.value);
}

std::string report_address(Lang lang) {
    return lang == Lang::en ? "/en/reports" : "/fr/signalements";
}

} // namespace relais::present
