#include "present/page_marks.h"

namespace relais::present {

void replace_mark(std::string& html, std::string_view mark, std::string_view with) {
    for (auto at = html.find(mark); at != std::string::npos;
         at = html.find(mark, at + with.size())) {
        html.replace(at, mark.size(), with);
    }
}

} // namespace relais::present
