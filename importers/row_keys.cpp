#include "importers/row_keys.h"

#include "importers/name_index.h"
#include "importers/point_check.h"
#include "util/text_fold.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <tuple>

namespace relais::importers {
namespace {

using directory::FindingLevel;

constexpr std::size_t k_shortest_alike = 8;

/// Everything a line says, whatever its running number.
std::string content_of(const DataRow& row) {
    std::string content;
    for (std::size_t i = 0; i < k_field_count; ++i) {
        if (static_cast<Field>(i) != Field::number) {
            content += row.cells[i] + '\x1f';
        }
    }
    if (row.point) {
        content += std::to_string(row.point->longitude) + ' ' + std::to_string(row.point->latitude);
    }
    return content;
}

/// The finest place the line names, folded.
std::string place_words(const DataRow& row) {
    for (const auto field :
         {Field::locality, Field::arrondissement, Field::department, Field::region}) {
        if (auto place = util::squeeze(row[field]); !place.empty()) {
            return place;
        }
    }
    return {};
}

/// To about a kilometre: small corrections of a point leave the key as it was.
std::string rounded(directory::LonLat point) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "/%.2f,%.2f", point.latitude, point.longitude);
    return text.data();
}

bool is_measured(const DataRow& row) {
    return row.point || !row[Field::latitude].empty() || !row[Field::coordinates].empty();
}

/// The author's identifier, else the words folded: a key must outlive corrections of the gazetteer.
/// Namesakes without a town ("Centre de santé intégré" of a region) are told apart by their points.
std::string
site_key(const DataRow& row, const directory::Site& site, const std::string& organisation) {
    if (!row[Field::site_id].empty()) {
        return "id:" + row[Field::site_id];
    }
    const auto name = util::squeeze(row[row[Field::site].empty() ? Field::address : Field::site]);
    const bool vague =
        name.empty() && row[Field::locality].empty() && row[Field::arrondissement].empty();
    return organisation + "/" + place_words(row) + "/" + util::squeeze(row[Field::neighbourhood]) +
           "/" + name + (vague && site.point && is_measured(row) ? rounded(*site.point) : "");
}

int allowed(std::size_t length) {
    return length >= 14 ? 2 : 1;
}

bool same_digits(const std::string& a, const std::string& b) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    std::string left;
    std::string right;
    std::ranges::copy_if(a, std::back_inserter(left), digit);
    std::ranges::copy_if(b, std::back_inserter(right), digit);
    return left == right;
}

} // namespace

std::string RowKeys::service_key(const std::string& base, const directory::Service& service) {
    auto key = base + "/" + service.need;
    if (!service.name.empty()) {
        key += "/" + util::squeeze(service.name);
    }
    if (m_services[key]++ == 0) {
        return key;
    }
    key += "/" + util::squeeze(service.raw_need) + "/" +
           util::squeeze(service.description_fr.substr(0, 60));
    const int before = m_services[key]++;
    return before == 0 ? key : key + "/" + std::to_string(before + 1);
}

/// Two points far from each other are two sites, though the lines name them alike.
std::string RowKeys::key_apart(const DataRow& row, const directory::Site& site, std::string key) {
    constexpr double k_same_site_km = 1;
    if (!site.point || !is_measured(row)) {
        return key;
    }
    const auto& first = m_points.try_emplace(key, *site.point).first->second;
    const bool same = rough_km(first, *site.point) <= k_same_site_km;
    return same || !row[Field::site_id].empty() ? key : key + rounded(*site.point);
}

bool RowKeys::fill(const DataRow& row, directory::MappingRow& read, RowFindings& findings) {
    const auto [earlier, is_new] = m_lines.emplace(content_of(row), row.number);
    if (!is_new) {
        findings.add(Field::organisation,
                     {FindingLevel::warning,
                      {"finding.duplicate_line", {{"row", std::to_string(earlier->second)}}},
                      ""});
        return false;
    }
    auto& organisation = read.organisation;
    const auto& id = row[Field::organisation_id];
    organisation.key = id.empty() ? util::squeeze(organisation.name) : "id:" + id;
    m_organisations.try_emplace(organisation.key,
                                Named{organisation.key, organisation.name, place_words(row), read.provenance});
    auto place = organisation.key + "/";
    if (read.site) {
        read.site->key = key_apart(row, *read.site, site_key(row, *read.site, organisation.key));
        place = read.site->key;
    }
    for (auto& service : read.services) {
        const auto& service_id = row[Field::service_id];
        const bool alone = !service_id.empty() && read.services.size() == 1;
        service.key = alone                 ? "id:" + service_id
                      : !service_id.empty() ? "id:" + service_id + "/" + service.need
                                            : service_key(place, service);
        service.provenance = read.provenance;
    }
    return true;
}

void RowKeys::append_alike(std::vector<Alike>& alike, bool backwards) const {
    std::vector<std::pair<std::string, const Named*>> names;
    for (const auto& [key, named] : m_organisations) {
        auto name = place_key(named.name); // numbered councils are no namesakes
        if (backwards) {
            std::ranges::reverse(name);
        }
        names.emplace_back(std::move(name), &named);
    }
    std::ranges::sort(
        names, {}, [](const auto& name) { return std::tie(name.first, name.second->name); });
    for (std::size_t i = 0; i + 1 < names.size(); ++i) {
        const auto& [a, first] = names[i];
        const auto& [b, second] = names[i + 1];
        const int most = allowed(a.size());
        if (a.size() < k_shortest_alike || first->town != second->town || !same_digits(a, b) ||
            util::edit_distance(a, b, most) > most) {
            continue;
        }
        const bool in_order = first->line.row <= second->line.row;
        const auto& earlier = in_order ? *first : *second;
        const auto& later = in_order ? *second : *first;
        alike.push_back(
            {earlier.line, later.line, earlier.name, later.name, earlier.key, later.key});
    }
}

std::vector<RowKeys::Alike> RowKeys::organisations_alike() const {
    std::vector<Alike> alike;
    append_alike(alike, false);
    append_alike(alike, true); // a slip near either end leaves neighbours in one of the orders
    const auto place = [](const Alike& pair) {
        return std::tie(pair.second.sheet, pair.second.row, pair.first.sheet, pair.first.row);
    };
    std::ranges::sort(alike, {}, place);
    const auto same = [&place](const Alike& a, const Alike& b) { return place(a) == place(b); };
    alike.erase(std::unique(alike.begin(), alike.end(), same), alike.end());
    return alike;
}

} // namespace relais::importers
