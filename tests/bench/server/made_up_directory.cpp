#include "server/made_up_directory.h"

#include "store/edition_store.h"
#include "store/reference_store.h"
#include "support/made_up.h"
#include "usecases/import_reference.h"
#include "usecases/manage_editions.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace relais::bench {
namespace {

using namespace relais::directory;

template <class Enum>
std::optional<Enum> some_code(Dice& dice, double known) {
    return happens(dice, known) ? std::optional(static_cast<Enum>(throw_dice(dice, code_count<Enum>()))) : std::nullopt;
}

class Maker {
public:
    Maker(const directory::Reference& reference, std::uint64_t seed) : m_reference(reference), m_dice(seed) {
        for (const auto& term : reference.taxonomy.terms()) {
            if (!term.parent.empty()) {
                m_needs.push_back(term.code);
            }
        }
        double sum = 0;
        for (const auto& settlement : reference.gazetteer.settlements()) {
            sum += std::sqrt(static_cast<double>(settlement.population.value_or(2000)));
            m_weights.push_back(sum);
        }
    }

    store::Records make(std::size_t services) {
        while (m_records.services.size() < services) {
            add_organisation();
            const auto sites = 1 + throw_dice(m_dice, 7);
            for (std::size_t i = 0; i < sites; ++i) {
                add_site();
                const auto offers = 1 + throw_dice(m_dice, 3);
                for (std::size_t j = 0; j < offers && m_records.services.size() < services; ++j) {
                    add_service();
                }
            }
        }
        return std::move(m_records);
    }

private:
    void add_organisation() {
        auto& o = m_records.organisations.emplace_back();
        o.id = {static_cast<std::int64_t>(m_records.organisations.size())};
        o.key = "o" + std::to_string(o.id.value);
        o.name = "Structure d’essai " + made_up_word(m_dice) + " " + made_up_word(m_dice);
        o.kind = some_code<OrganisationKind>(m_dice, 0.9);
        o.mnr_membership = some_code<MnrMembership>(m_dice, 0.3);
    }

    const Settlement& some_settlement() {
        const double thrown = m_weights.back() * static_cast<double>(m_dice() >> 11) * 0x1.0p-53;
        const auto found = std::ranges::upper_bound(m_weights, thrown) - m_weights.begin();
        return m_reference.gazetteer.settlements()[static_cast<std::size_t>(found)];
    }

    double blur() { return (static_cast<double>(throw_dice(m_dice, 2001)) - 1000) / 30'000; }

    void add_site() {
        const auto& where = some_settlement();
        auto& s = m_records.sites.emplace_back();
        s.id = {static_cast<std::int64_t>(m_records.sites.size())};
        s.key = "s" + std::to_string(s.id.value);
        s.organisation = m_records.organisations.back().id;
        s.name = "Antenne d’essai " + made_up_word(m_dice);
        s.landmark = happens(m_dice, 0.3) ? "En face du repère " + made_up_word(m_dice) : "";
        s.locality = where.code;
        s.locality_name = where.name;
        s.area = where.area;
        s.point = LonLat{where.point.longitude + blur(), where.point.latitude + blur()};
        s.precision = happens(m_dice, 0.5) ? LocationPrecision::surveyed : LocationPrecision::neighbourhood;
        s.visibility = happens(m_dice, 0.05) ? LocationVisibility::confidential : LocationVisibility::open;
        if (happens(m_dice, 0.6)) { // of the form of a land line; thrown anew at each run and kept nowhere
            s.phones = {"+237222" + std::to_string(1'000'000 + throw_dice(m_dice, 1'000'000)).substr(1)};
        }
        if (happens(m_dice, 0.5)) {
            s.opening_hours = "Mo-Fr 08:00-15:30";
            s.hours.known = true;
            for (int day = 0; day < 5; ++day) {
                s.hours.open.push_back({day * 1440 + 480, day * 1440 + 930});
            }
        }
    }

    void add_service() {
        const auto& site = m_records.sites.back();
        auto& s = m_records.services.emplace_back();
        s.id = {static_cast<std::int64_t>(m_records.services.size())};
        s.key = "v" + std::to_string(s.id.value);
        s.organisation = site.organisation;
        s.site = site.id;
        s.need = one_of(m_dice, m_needs);
        s.raw_need = s.need;
        s.description_fr = "Description d’essai " + made_up_word(m_dice) + " " + made_up_word(m_dice);
        const auto group = some_code<Public>(m_dice, 0.7);
        if (group) {
            s.publics.add(*group);
        }
        if (happens(m_dice, 0.4)) {
            s.publics.add(Public::everyone);
        }
        if (happens(m_dice, 0.3)) {
            s.minimum_age = 18;
        }
        if (happens(m_dice, 0.6)) {
            s.languages.push_back(one_of(m_dice, m_reference.languages).code);
        }
        s.fee = some_code<Fee>(m_dice, 0.6);
        if (happens(m_dice, 0.5)) {
            s.access_modes.add(AccessMode::walk_in);
        }
        if (happens(m_dice, 0.5)) {
            s.zone = {ServedZone::Kind::areas, {site.area.substr(0, 5)}, {}};
        }
        if (happens(m_dice, 0.8)) {
            s.verified_at = util::Day{std::chrono::days(20'200 + static_cast<int>(throw_dice(m_dice, 500)))};
        }
        s.provenance = {"essai", static_cast<int>(s.id.value) + 1};
    }

    const directory::Reference& m_reference;
    Dice m_dice;
    std::vector<std::string> m_needs;
    std::vector<double> m_weights; ///< running sums
    store::Records m_records;
};

} // namespace

void make_directory(const std::filesystem::path& geodata, const std::filesystem::path& file, std::size_t services,
                    std::uint64_t seed) {
    std::filesystem::remove(file);
    const auto database = store::Database::open_or_create(file);
    const usecases::Author author{"bench", std::chrono::sys_seconds(std::chrono::sys_days{std::chrono::days(20'700)})};
    usecases::import_reference(database, geodata, author);
    const auto reference = store::load_reference(database);
    const auto records = Maker(reference, seed).make(services);
    Edition edition;
    edition.label = "made-up directory";
    edition.sha256 = std::to_string(services);
    edition.imported_at = "2026-09-04T00:00:00Z";
    EditionId id;
    {
        store::Transaction transaction(database);
        id = store::write_draft(database, edition, records, {});
        transaction.commit();
    }
    usecases::publish_edition(database, id, author);
}

} // namespace relais::bench
