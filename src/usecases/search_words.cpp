#include "usecases/search_words.h"

#include "usecases/snapshot.h"
#include "usecases/word_book.h"
#include "util/text_fold.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <unordered_map>
#include <utility>

namespace relais::usecases {
namespace {

using namespace relais::directory;

/// How much a hit in each kind of field says; a name says most, a description least.
enum Weight : std::uint8_t { in_description = 1, in_place = 3, in_need = 4, in_name = 6 };

bool says_nothing(const std::string& word) {
    static const std::set<std::string> k_small_words = {
        "a",  "au", "aux", "d",  "de", "des", "du",  "en", "et", "for", "in",  "l",
        "la", "le", "les", "of", "ou", "par", "the", "to", "un", "une", "and", "pour"};
    return k_small_words.contains(word);
}

/// Who says which words, as they are collected: the words of the first owner, of the second, …
class Said {
public:
    void begin_owner() { m_first.push_back(static_cast<std::uint32_t>(m_said.size())); }
    /// A word said twice of an owner counts where it says most.
    void add(std::uint32_t word, std::uint8_t weight) {
        m_at.resize(std::max<std::size_t>(m_at.size(), word + 1), 0);
        if (m_at[word] > m_first.back()) {
            auto& said = m_said[m_at[word] - 1];
            said.weight = std::max(said.weight, weight);
        } else {
            m_said.push_back({word, weight});
            m_at[word] = static_cast<std::uint32_t>(m_said.size());
        }
    }

    /// By word instead of by owner: counted first, then put where they belong. `rank` is the place
    /// of each word.
    template <class Posting>
    void turn(const std::vector<std::uint32_t>& rank,
              std::vector<std::uint32_t>& first,
              std::vector<Posting>& postings) {
        first.assign(rank.size() + 1, 0);
        for (const auto& said : m_said) {
            ++first[rank[said.word] + 1];
        }
        std::partial_sum(first.begin(), first.end(), first.begin());
        auto next = first;
        postings.resize(m_said.size());
        m_first.push_back(static_cast<std::uint32_t>(m_said.size()));
        for (std::uint32_t owner = 0; owner + 1 < m_first.size(); ++owner) {
            for (auto i = m_first[owner]; i < m_first[owner + 1]; ++i) {
                auto& posting = postings[next[rank[m_said[i].word]]++];
                posting.owner = owner & 0xFFF'FFFFU;
                posting.weight = m_said[i].weight & 0xFU;
            }
        }
    }

private:
    struct One {
        std::uint32_t word = 0;
        std::uint8_t weight = 0;
    };
    std::vector<One> m_said;
    std::vector<std::uint32_t> m_first; ///< of each owner
    std::vector<std::uint32_t> m_at;    ///< by word: one past where it was said last
};

} // namespace

class SearchWords::Builder {
public:
    Builder(SearchWords& index, const Snapshot& snapshot)
        : m_index(index),
          m_snapshot(snapshot),
          m_directory(snapshot.directory()) {}

    void build() {
        for (std::uint32_t i = 0; i < m_snapshot.providers().size(); ++i) {
            m_of_providers.begin_owner();
            add_provider(i);
        }
        m_index.m_provider_count = m_snapshot.providers().size();
        pack_subjects();
        pack_words();
    }

private:
    using Texts = std::vector<std::string_view>;

    void say(Said& said, std::string_view text, std::uint8_t weight) {
        for (const auto word : m_book.words_of(text)) {
            said.add(word, weight);
        }
    }

    /// `texts` tells what is said of a record of the reference tables, the first time a provider
    /// has to do with it.
    template <class Record, class TextsOf>
    void join_subject(const Record* record,
                      std::uint32_t provider,
                      std::uint8_t weight,
                      const TextsOf& texts) {
        if (record == nullptr) {
            return;
        }
        const auto [found, is_new] =
            m_subjects.try_emplace(record, static_cast<std::uint32_t>(m_members.size()));
        if (is_new) {
            m_members.emplace_back();
            m_of_subjects.begin_owner();
            for (const auto text : texts(*record)) {
                say(m_of_subjects, text, weight);
            }
        }
        auto& members = m_members[found->second];
        if (members.empty() || members.back() != provider) {
            members.push_back(provider);
        }
    }

    static Texts texts_of_need(const Term& term) {
        Texts texts{term.label_fr, term.label_en};
        texts.insert(texts.end(), term.synonyms_fr.begin(), term.synonyms_fr.end());
        texts.insert(texts.end(), term.synonyms_en.begin(), term.synonyms_en.end());
        return texts;
    }

    static Texts texts_of_settlement(const Settlement& settlement) {
        Texts texts{settlement.name};
        texts.insert(texts.end(), settlement.variants.begin(), settlement.variants.end());
        return texts;
    }

    /// A unit and those above it.
    [[nodiscard]] Texts texts_of_area(const Area& area) const {
        Texts texts;
        for (const Area* unit = &area; unit != nullptr;
             unit = m_directory.gazetteer.area(unit->parent)) {
            texts.push_back(unit->name_fr);
            texts.push_back(unit->name_en);
        }
        return texts;
    }

    void add_provider(std::uint32_t i) {
        const auto& provider = m_snapshot.providers()[i];
        const auto& organisation = m_directory.organisations[provider.organisation];
        say(m_of_providers, organisation.name, in_name);
        say(m_of_providers, organisation.acronym, in_name);
        if (provider.site) {
            add_site(i, m_directory.sites[*provider.site]);
        }
        for (const auto position : provider.services) {
            add_service(i, m_directory.services[position]);
        }
    }

    void add_site(std::uint32_t provider, const Site& site) {
        say(m_of_providers, site.name, in_name);
        for (const auto* words : {&site.locality_name, &site.address, &site.landmark}) {
            say(m_of_providers, *words, in_place);
        }
        const auto& gazetteer = m_directory.gazetteer;
        join_subject(gazetteer.settlement(site.locality), provider, in_place, texts_of_settlement);
        join_subject(gazetteer.area(site.area), provider, in_place, [this](const Area& area) {
            return texts_of_area(area);
        });
    }

    void add_service(std::uint32_t provider, const Service& service) {
        const auto term = m_directory.taxonomy.find(service.need);
        join_subject(term ? &m_directory.taxonomy.terms()[static_cast<std::size_t>(*term)]
                          : nullptr,
                     provider,
                     in_need,
                     texts_of_need);
        say(m_of_providers, service.name, in_need);
        say(m_of_providers, service.raw_need, in_need);
        say(m_of_providers, service.description_fr, in_description);
        say(m_of_providers, service.description_en, in_description);
    }

    void pack_subjects() {
        auto& [first, entries] = m_index.m_providers;
        for (const auto& members : m_members) {
            first.push_back(static_cast<std::uint32_t>(entries.size()));
            entries.insert(entries.end(), members.begin(), members.end());
        }
        first.push_back(static_cast<std::uint32_t>(entries.size()));
        entries.shrink_to_fit();
    }

    void pack_words() {
        auto words = m_book.take_words();
        std::vector<std::uint32_t> order(words.size());
        std::iota(order.begin(), order.end(), 0U);
        std::ranges::sort(
            order, {}, [&](std::uint32_t word) -> const std::string& { return words[word]; });
        std::vector<std::uint32_t> rank(words.size());
        m_index.m_words.reserve(words.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) {
            rank[order[i]] = i;
            m_index.m_words.push_back(std::move(words[order[i]]));
        }
        m_of_providers.turn(rank, m_index.m_of_providers.first, m_index.m_of_providers.entries);
        m_of_subjects.turn(rank, m_index.m_of_subjects.first, m_index.m_of_subjects.entries);
    }

    SearchWords& m_index;
    const Snapshot& m_snapshot;
    const Directory& m_directory;
    WordBook m_book;
    Said m_of_providers;
    Said m_of_subjects;
    std::unordered_map<const void*, std::uint32_t> m_subjects; ///< by their record
    std::vector<std::vector<std::uint32_t>> m_members;         ///< providers of each subject
};

SearchWords::SearchWords(const Snapshot& snapshot) {
    Builder(*this, snapshot).build();
}

void SearchWords::add_postings(std::size_t word, unsigned factor, Scores& best) const {
    const auto raise = [&](std::uint32_t provider, unsigned weight) {
        auto& score = best[provider];
        score = std::max(score, static_cast<std::uint16_t>(factor * weight));
    };
    for (auto i = m_of_providers.first[word]; i < m_of_providers.first[word + 1]; ++i) {
        raise(m_of_providers.entries[i].owner, m_of_providers.entries[i].weight);
    }
    for (auto i = m_of_subjects.first[word]; i < m_of_subjects.first[word + 1]; ++i) {
        const auto [subject, weight] = m_of_subjects.entries[i];
        for (auto at = m_providers.first[subject]; at < m_providers.first[subject + 1]; ++at) {
            raise(m_providers.entries[at], weight);
        }
    }
}

bool SearchWords::add_prefix_scores(const std::string& word, Scores& best) const {
    constexpr unsigned k_whole = 3;
    constexpr unsigned k_beginning = 2;
    bool any = false;
    for (auto at = std::ranges::lower_bound(m_words, word);
         at != m_words.end() && at->starts_with(word);
         ++at) {
        add_postings(static_cast<std::size_t>(at - m_words.begin()),
                     *at == word ? k_whole : k_beginning,
                     best);
        any = true;
    }
    return any;
}

/// For a word nobody has: those one letter away (two for long words), the plural and the mistyped
/// name.
void SearchWords::add_likeness_scores(const std::string& word, Scores& best) const {
    if (word.size() < 4) {
        return;
    }
    const int limit = word.size() < 8 ? 1 : 2;
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        if (m_words[i].front() == word.front() &&
            util::edit_distance(word, m_words[i], limit) <= limit) {
            add_postings(i, 1, best);
        }
    }
}

void SearchWords::add_word_scores(const std::string& word, Scores& best) const {
    if (!add_prefix_scores(word, best)) {
        add_likeness_scores(word, best);
    }
}

std::vector<std::uint16_t> SearchWords::scores(std::string_view text) const {
    auto words = util::folded_words(text);
    if (!std::ranges::all_of(words, says_nothing)) {
        std::erase_if(words, says_nothing);
    }
    Scores total;
    for (const auto& word : words) {
        Scores best(m_provider_count, 0);
        add_word_scores(word, best);
        if (total.empty()) {
            total = std::move(best);
            continue;
        }
        for (std::size_t i = 0; i < total.size(); ++i) {
            total[i] =
                total[i] != 0 && best[i] != 0 ? static_cast<std::uint16_t>(total[i] + best[i]) : 0;
        }
    }
    return total;
}

} // namespace relais::usecases
