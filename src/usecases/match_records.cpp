#include "usecases/match_records.h"

#include "util/text_fold.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using store::RecordKind;

constexpr std::size_t index_of(RecordKind kind) {
    return static_cast<std::size_t>(kind);
}

/// Hands out lasting ids of one kind and notes the keys they were given to.
class IdGiver {
public:
    IdGiver(RecordKind kind, const KnownRecords& known, Matched& matched)
        : m_kind(kind), m_known(known.identities[index_of(kind)]), m_next(m_known.next),
          m_new(matched.new_identities[index_of(kind)]) {}

    /// By key, or by our own number where the line came out of an export: "id:site-12".
    [[nodiscard]] std::optional<std::int64_t> known(const std::string& key) const {
        const auto found = m_known.by_key.find(key);
        return found != m_known.by_key.end() ? std::optional(found->second) : own_number(key);
    }
    /// The same, for the first record of a file that asks: a record named both ways does not get its number twice.
    std::optional<std::int64_t> take(const std::string& key) {
        const auto id = known(key);
        return id && m_taken.insert(*id).second ? id : std::nullopt;
    }
    std::int64_t give(const std::string& key, std::optional<std::int64_t> old, const char* why) {
        const auto id = old ? *old : m_next++;
        m_new.push_back({key, id, why});
        return id;
    }

private:
    [[nodiscard]] std::optional<std::int64_t> own_number(std::string_view key) const {
        const auto prefix = "id:" + std::string(store::code_of(m_kind)) + "-";
        if (!key.starts_with(prefix)) {
            return std::nullopt;
        }
        std::int64_t number = 0;
        const auto* end = key.data() + key.size();
        const auto read = std::from_chars(key.data() + prefix.size(), end, number);
        const bool was_given = read.ec == std::errc() && read.ptr == end && number > 0 && number < m_known.next;
        return was_given ? std::optional(number) : std::nullopt;
    }

    RecordKind m_kind;
    const store::Identities& m_known;
    std::int64_t m_next;
    std::vector<store::NewIdentity>& m_new;
    std::unordered_set<std::int64_t> m_taken;
};

/// Old records that the new file does not name by their key, found by any word of their names.
class Vanished {
public:
    void add(std::uint32_t record, const std::string& name) {
        for (const auto& word : util::folded_words(name)) {
            if (word.size() > 2) {
                m_by_word[word].push_back(record);
            }
        }
    }
    /// Those that share a word with the name; words in more than a fiftieth of the names say too little.
    [[nodiscard]] std::vector<std::uint32_t> like(const std::string& name, std::size_t total) const {
        std::set<std::uint32_t> found;
        for (const auto& word : util::folded_words(name)) {
            const auto records = m_by_word.find(word);
            if (records != m_by_word.end() && records->second.size() <= std::max<std::size_t>(50, total / 50)) {
                found.insert(records->second.begin(), records->second.end());
            }
        }
        return {found.begin(), found.end()};
    }

private:
    std::unordered_map<std::string, std::vector<std::uint32_t>> m_by_word;
};

template <class Record>
std::unordered_set<std::int64_t> ids_named_by_key(const std::vector<Record>& records, const IdGiver& ids) {
    std::unordered_set<std::int64_t> named;
    for (const auto& record : records) {
        if (const auto id = ids.known(record.key)) {
            named.insert(*id);
        }
    }
    return named;
}

class Matching {
public:
    Matching(store::Records& records, const KnownRecords& known) : m_records(records), m_known(known) {}

    Matched run() {
        match_organisations();
        match_sites();
        match_services();
        sort_by_id();
        return std::move(m_matched);
    }

private:
    void match_organisations() {
        IdGiver ids(RecordKind::organisation, m_known, m_matched);
        const auto& old = m_known.published.organisations;
        auto taken = ids_named_by_key(m_records.organisations, ids);
        Vanished vanished;
        for (std::uint32_t i = 0; i < old.size(); ++i) {
            if (!taken.contains(old[i].id.value)) {
                vanished.add(i, old[i].name + " " + old[i].acronym);
            }
        }
        for (auto& record : m_records.organisations) {
            auto id = ids.take(record.key);
            if (!id) {
                const auto candidates = vanished.like(record.name + " " + record.acronym, old.size());
                const auto found = best(candidates, [&](std::uint32_t i) {
                    return taken.contains(old[i].id.value) ? Likeness{} : likeness(record, old[i]);
                });
                if (found) {
                    note(RecordKind::organisation, record.name, old[found->first].name, found->second);
                    taken.insert(old[found->first].id.value);
                }
                id = ids.give(record.key, found ? std::optional(old[found->first].id.value) : std::nullopt,
                              found ? "likeness" : "key");
            }
            m_organisation_ids[record.id.value] = *id;
            record.id.value = *id;
            m_owners[*id] = &record;
        }
    }

    void match_sites() {
        IdGiver ids(RecordKind::site, m_known, m_matched);
        const auto& old = m_known.published.sites;
        auto taken = ids_named_by_key(m_records.sites, ids);
        std::map<std::int64_t, std::vector<std::uint32_t>> vanished_of; // organisation → positions
        for (std::uint32_t i = 0; i < old.size(); ++i) {
            if (!taken.contains(old[i].id.value)) {
                vanished_of[old[i].organisation.value].push_back(i);
            }
        }
        for (auto& record : m_records.sites) {
            record.organisation.value = m_organisation_ids.at(record.organisation.value);
            auto id = ids.take(record.key);
            if (!id) {
                const auto& candidates = vanished_of[record.organisation.value];
                const auto found = best(candidates, [&](std::uint32_t i) {
                    return taken.contains(old[i].id.value) ? Likeness{} : site_likeness(record, old[i]);
                });
                if (found) {
                    const auto& owner = *m_owners.at(record.organisation.value);
                    note(RecordKind::site, site_name(record, owner), site_name(old[found->first], owner), found->second);
                    taken.insert(old[found->first].id.value);
                }
                id = ids.give(record.key, found ? std::optional(old[found->first].id.value) : std::nullopt,
                              found ? "likeness" : "key");
            }
            m_site_ids[record.id.value] = *id;
            record.id.value = *id;
        }
    }

    /// Of one organisation: another department is another place, however alike the names.
    [[nodiscard]] Likeness site_likeness(const Site& a, const Site& b) const {
        constexpr std::size_t k_department = 8;
        if (a.area.substr(0, k_department) != b.area.substr(0, k_department) ||
            (a.locality != b.locality && !a.locality.empty() && !b.locality.empty() && a.phones != b.phones)) {
            return {};
        }
        const auto& owner = *m_owners.at(a.organisation.value);
        return likeness(owner, a, owner, b);
    }

    void match_services() {
        IdGiver ids(RecordKind::service, m_known, m_matched);
        using Place = std::tuple<std::int64_t, std::int64_t, std::string>; // organisation, site or 0, need
        std::map<Place, std::int64_t> by_place;
        const auto taken = ids_named_by_key(m_records.services, ids);
        for (const auto& old : m_known.published.services) {
            if (!taken.contains(old.id.value)) {
                by_place.try_emplace({old.organisation.value, old.site ? old.site->value : 0, old.need},
                                     old.id.value);
            }
        }
        for (auto& record : m_records.services) {
            record.organisation.value = m_organisation_ids.at(record.organisation.value);
            if (record.site) {
                record.site->value = m_site_ids.at(record.site->value);
            }
            auto id = ids.take(record.key);
            if (!id) {
                const auto at = by_place.extract(
                    Place{record.organisation.value, record.site ? record.site->value : 0, record.need});
                id = at.empty() ? ids.give(record.key, std::nullopt, "key")
                                : ids.give(record.key, at.mapped(), "place and need");
            }
            record.id.value = *id;
        }
    }

    template <class Measure>
    static std::optional<std::pair<std::uint32_t, Likeness>> best(const std::vector<std::uint32_t>& candidates,
                                                                  const Measure& measure) {
        std::optional<std::pair<std::uint32_t, Likeness>> found;
        for (const auto candidate : candidates) {
            auto likeness = measure(candidate);
            if (likeness.score >= k_alike && (!found || likeness.score > found->second.score)) {
                found = {candidate, std::move(likeness)};
            }
        }
        return found;
    }

    void note(RecordKind kind, const std::string& name, const std::string& old_name, const Likeness& likeness) {
        m_matched.matches.push_back({kind, name, old_name, likeness.reasons});
    }

    /// A place without a name goes by its organisation's.
    static std::string site_name(const Site& site, const Organisation& owner) {
        if (!site.name.empty()) {
            return site.name;
        }
        return site.locality_name.empty() ? owner.name : owner.name + ", " + site.locality_name;
    }

    void sort_by_id() {
        std::ranges::sort(m_records.organisations, {}, &Organisation::id);
        std::ranges::sort(m_records.sites, {}, &Site::id);
        std::ranges::sort(m_records.services, {}, &Service::id);
    }

    store::Records& m_records;
    const KnownRecords& m_known;
    Matched m_matched;
    std::unordered_map<std::int64_t, std::int64_t> m_organisation_ids; // position + 1 → lasting id
    std::unordered_map<std::int64_t, std::int64_t> m_site_ids;
    std::unordered_map<std::int64_t, const Organisation*> m_owners; // by lasting id
};

} // namespace

Matched match_records(store::Records& records, const KnownRecords& known) {
    return Matching(records, known).run();
}

} // namespace relais::usecases
