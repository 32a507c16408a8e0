#include "present/planning_address.h"

namespace relais::present {

std::string flowchart_address(Lang lang) {
    return lang == Lang::en ? "/en/flowchart" : "/fr/parcours";
}

std::string members_address(Lang lang) {
    return lang == Lang::en ? "/en/members" : "/fr/membres";
}

std::string overlap_address(Lang lang) {
    return lang == Lang::en ? "/en/overlap" : "/fr/chevauchements";
}

std::string mark_address(Lang lang) {
    return overlap_address(lang) + (lang == Lang::en ? "/mark" : "/marque");
}

std::string access_address(Lang lang) {
    return lang == Lang::en ? "/en/capacity" : "/fr/capacites";
}

} // namespace relais::present
