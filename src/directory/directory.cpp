#include "directory/directory.h"

#include <algorithm>

namespace relais::directory {
namespace {

template <class Record, class RecordId>
const Record* find_by_id(const std::vector<Record>& sorted, RecordId id) {
    const auto found = std::ranges::lower_bound(sorted, id, {}, &Record::id);
    return found != sorted.end() && found->id == id ? &*found : nullptr;
}

} // namespace

const Organisation* Directory::organisation(OrganisationId id) const {
    return find_by_id(organisations, id);
}

const Site* Directory::site(SiteId id) const {
    return find_by_id(sites, id);
}

const Service* Directory::service(ServiceId id) const {
    return find_by_id(services, id);
}

const Site* Directory::site_of(const Service& service) const {
    return service.site ? site(*service.site) : nullptr;
}

std::optional<int> Directory::language(std::string_view code) const {
    const auto found = std::ranges::find(languages, code, &Language::code);
    return found != languages.end() ? std::optional(static_cast<int>(found - languages.begin()))
                                    : std::nullopt;
}

} // namespace relais::directory
