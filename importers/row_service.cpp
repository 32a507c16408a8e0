#include "importers/age_reader.h"
#include "importers/date_reader.h"
#include "importers/number_reader.h"
#include "importers/row_reader.h"
#include "importers/zone_reader.h"
#include "util/text_fold.h"

#include <algorithm>

/// What a line offers, to whom and on what terms.
namespace relais::importers {
namespace {

using directory::FindingLevel;
using directory::Service;

constexpr int k_most_by_month = 100'000;
constexpr int k_most_waiting = 3650;

/// "5 000 FCFA", "2000": an amount, not a word of the list.
bool is_amount(std::string_view cell) {
    const auto folded = util::fold(cell);
    const bool currency = folded.find("fcfa") != folded.npos || folded.find("cfa") != folded.npos ||
                          folded.find("xaf") != folded.npos || folded.find("frs") != folded.npos;
    const auto number = parse_number(cell);
    return (currency && folded.find_first_of("123456789") != folded.npos) ||
           (number && *number > 0);
}

/// Days in a unit of waiting time; 0 for a word that is none.
int days_in(const std::string& unit) {
    const auto begins = [&unit](std::string_view word) { return unit.starts_with(word); };
    return unit.empty() || begins("jour") || begins("day") || unit == "j" ? 1
           : begins("semaine") || begins("week")                          ? 7
           : begins("mois") || begins("month")                            ? 30
                                                                          : 0;
}

} // namespace

std::optional<util::Day> RowReader::date(const DataRow& row, Field field, RowFindings& findings) {
    if (row[field].empty()) {
        return std::nullopt;
    }
    Remarks remarks;
    const auto day = read_date(row[field], m_today, remarks);
    findings.add(field, remarks);
    return day;
}

/// "10", "10 jours", "2 semaines"; "immédiat" is 0.
std::optional<int> RowReader::waiting_days(const DataRow& row, RowFindings& findings) {
    const auto& cell = row[Field::waiting_days];
    if (cell.empty()) {
        return std::nullopt;
    }
    const auto words = util::folded_words(cell);
    if (words.size() == 1 &&
        (words[0].starts_with("immediat") || words[0] == "aucun" || words[0] == "none")) {
        return 0;
    }
    Remarks remarks;
    const int unit = words.size() == 2 ? days_in(words[1]) : 1;
    const auto count = read_count(unit > 1 ? std::string_view(words[0]) : cell,
                                  k_most_waiting / std::max(unit, 1),
                                  {"jours", "jour", "days", "day", "j"},
                                  remarks);
    findings.add(Field::waiting_days, remarks);
    return count ? std::optional(*count * std::max(unit, 1)) : std::nullopt;
}

void RowReader::read_ages_of(const DataRow& row, Service& service, RowFindings& findings) {
    if (!row[Field::age].empty()) {
        Remarks remarks;
        const auto range = read_ages(row[Field::age], remarks);
        findings.add(Field::age, remarks);
        service.minimum_age = range.minimum;
        service.maximum_age = range.maximum;
    }
    for (const auto field : {Field::minimum_age, Field::maximum_age}) {
        if (row[field].empty()) {
            continue;
        }
        Remarks remarks;
        const auto age = read_age(row[field], remarks);
        findings.add(field, remarks);
        (field == Field::minimum_age ? service.minimum_age : service.maximum_age) = age;
    }
    if (service.minimum_age && service.maximum_age && *service.minimum_age > *service.maximum_age) {
        findings.add(Field::minimum_age,
                     {FindingLevel::warning, {"finding.ages_upside_down", {}}, ""});
        service.minimum_age.reset();
        service.maximum_age.reset();
    }
}

void RowReader::read_audience(const DataRow& row, Service& service, RowFindings& findings) {
    service.publics = codes<directory::Public>(row, Field::publics, findings);
    service.sexes = codes<directory::Sex>(row, Field::sex, findings);
    read_ages_of(row, service, findings);
    const auto& [languages, remarks] = m_seen_languages.get(row[Field::languages], [&] {
        Remarks said;
        auto read = m_languages.read(row[Field::languages], said);
        return std::pair(std::move(read), std::move(said));
    });
    service.languages = languages;
    findings.add(Field::languages, remarks);
}

void RowReader::read_cost(const DataRow& row, Service& service, RowFindings& findings) {
    service.fee_details = row[Field::fee_details];
    const auto& cell = row[Field::fee];
    if (is_amount(cell)) {
        service.fee = directory::Fee::paid;
    } else {
        service.fee = code<directory::Fee>(row, Field::fee, findings);
    }
    if (!cell.empty() && service.fee_details.empty() && (is_amount(cell) || !service.fee)) {
        service.fee_details = cell; // the author's words are not lost
    }
    service.cost_sharing = code<directory::CostSharing>(row, Field::cost_sharing, findings);
}

void RowReader::read_conditions(const DataRow& row, Service& service, RowFindings& findings) {
    read_cost(row, service, findings);
    service.access_modes = codes<directory::AccessMode>(row, Field::access, findings);
    service.referrers = codes<directory::Referrer>(row, Field::referrers, findings);
    service.documents_required = row[Field::documents];
    if (!row[Field::capacity].empty()) {
        Remarks remarks;
        service.capacity_per_month = read_count(row[Field::capacity],
                                                k_most_by_month,
                                                {"places",
                                                 "place",
                                                 "personnes",
                                                 "personne",
                                                 "people",
                                                 "persons",
                                                 "par",
                                                 "per",
                                                 "mois",
                                                 "month",
                                                 "beneficiaires"},
                                                remarks);
        findings.add(Field::capacity, remarks);
    }
    service.saturation = code<directory::Saturation>(row, Field::saturation, findings);
    service.saturation_as_of = date(row, Field::saturation_as_of, findings);
    service.waiting_days = waiting_days(row, findings);
}

std::vector<Service>
RowReader::services(const DataRow& row, const Location& location, RowFindings& findings) {
    if (util::fold(row[Field::need]).empty()) {
        findings.add(Field::need, {FindingLevel::error, {"finding.no_need", {}}, ""});
        return {};
    }
    const auto& [needs, remarks] = m_seen_needs.get(row[Field::need], [&] {
        Remarks said;
        auto read = m_needs.read(row[Field::need], said);
        return std::pair(std::move(read), std::move(said));
    });
    findings.add(Field::need, remarks);
    Service common;
    common.name = row[Field::service_name];
    common.description_fr = row[Field::description_fr];
    common.description_en = row[Field::description_en];
    read_audience(row, common, findings);
    read_conditions(row, common, findings);
    const auto& [zone, zone_remarks] =
        m_seen_zones.get({row[Field::zone], location.place.area}, [&] {
            Remarks said;
            auto read = read_zone(row[Field::zone], m_places, location.place.area, said);
            return std::pair(std::move(read), std::move(said));
        });
    common.zone = zone;
    findings.add(Field::zone, zone_remarks);
    common.outreach_days = row[Field::outreach_days];
    common.source = row[Field::source];
    common.verified_at = date(row, Field::verified_at, findings);
    if (common.saturation && !common.saturation_as_of) {
        common.saturation_as_of = common.verified_at; // what was seen, was seen then
    }
    std::vector<Service> services;
    for (const auto& need : needs) {
        services.push_back(common);
        services.back().need = need.code;
        services.back().raw_need = need.words;
    }
    return services;
}

} // namespace relais::importers
