#include "present/copy_json.h"

#include "copy/parts.h"
#include "present/json_parts.h"
#include "util/secret.h"

#include <nlohmann/json.hpp>

namespace relais::present {
namespace {

std::string version_of(const std::vector<CopyPart>& parts) {
    std::string all;
    for (const auto& part : parts) {
        all += part.name + ' ' + part.sha256 + '\n';
    }
    constexpr std::size_t k_enough = 16;
    return util::sha256_of(all).substr(0, k_enough);
}

Json zone_json(const std::string& code, const std::string& name_fr, const std::string& name_en,
               const std::vector<directory::AreaCode>& units, const std::vector<CopyPart>& parts) {
    auto names = Json::array();
    for (const auto& part : parts) {
        if (copy::belongs(part.name, units)) {
            names.push_back(part.name);
        }
    }
    return {{"code", code}, {"label_fr", name_fr}, {"label_en", name_en}, {"parts", std::move(names)}};
}

} // namespace

std::string copy_manifest_json(const usecases::Snapshot& snapshot, const std::vector<CopyPart>& parts) {
    auto list = Json::array();
    for (const auto& part : parts) {
        list.push_back({{"name", part.name}, {"sha256", part.sha256}, {"bytes", part.bytes}});
    }
    const auto& gazetteer = snapshot.directory().gazetteer;
    auto zones = Json::array();
    for (const auto& zone : gazetteer.zones()) {
        zones.push_back(zone_json(zone.code, zone.name_fr, zone.name_en, zone.areas, parts));
    }
    for (const auto& area : gazetteer.areas()) {
        if (area.level == 1) {
            zones.push_back(zone_json(area.code, area.name_fr, area.name_en, {area.code}, parts));
        }
    }
    return text_of(Json{{"format", copy::k_format},
                        {"version", version_of(parts)},
                        {"edition", edition_json(snapshot.directory().edition)},
                        {"parts", std::move(list)},
                        {"zones", std::move(zones)}});
}

} // namespace relais::present
