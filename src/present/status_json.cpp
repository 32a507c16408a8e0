#include "present/json_parts.h"
#include "present/reference_json.h"

#include <nlohmann/json.hpp>

namespace relais::present {

std::string status_json(const usecases::Snapshot* snapshot, const std::string& tiles) {
    Json json{{"program", "relais"}, {"version", RELAIS_VERSION}, {"edition", nullptr}};
    Json counts{{"organisations", 0}, {"sites", 0}, {"services", 0}, {"settlements", 0}};
    if (snapshot != nullptr) {
        const auto& directory = snapshot->directory();
        json["edition"] = edition_json(directory.edition);
        counts["organisations"] = directory.organisations.size();
        counts["sites"] = directory.sites.size();
        counts["services"] = directory.services.size();
        counts["settlements"] = directory.gazetteer.settlements().size();
    }
    json["counts"] = std::move(counts);
    json["tiles"] = or_null(tiles);
    return text_of(json);
}

} // namespace relais::present
