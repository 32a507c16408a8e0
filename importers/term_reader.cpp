#include "importers/term_reader.h"

#include "importers/split_known.h"
#include "util/text_fold.h"

#include <algorithm>

namespace relais::importers {
namespace {

/// "Formation professionnelle (couture, coiffure)": the words before the bracket are the term.
std::string_view before_bracket(std::string_view words) {
    return words.substr(0, words.find('('));
}

template <class Value>
void append_once(std::vector<Value>& list, Value value) {
    if (std::ranges::find(list, value) == list.end()) {
        list.push_back(std::move(value));
    }
}

} // namespace

NeedReader::NeedReader(const directory::Taxonomy& taxonomy)
    : m_taxonomy(&taxonomy) {
    const auto add = [this](std::string_view spelling, int term) {
        m_names.add(spelling, term);
        m_likest.add(spelling);
        m_term_of_spelling.push_back(term);
    };
    const auto& terms = taxonomy.terms();
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const auto term = static_cast<int>(i);
        add(terms[i].label_fr, term);
        add(terms[i].label_en, term);
        m_names.add(terms[i].code, term);
        for (const auto& synonym : terms[i].synonyms_fr) {
            add(synonym, term);
        }
        for (const auto& synonym : terms[i].synonyms_en) {
            add(synonym, term);
        }
    }
}

std::optional<NeedReader::Found> NeedReader::find(std::string_view words) const {
    for (const auto text : {words, before_bracket(words)}) {
        if (const auto exact = m_names.exact(text); !exact.empty()) {
            return Found{exact.front(), Likeness::exact};
        }
        if (const auto near = m_names.near(text); near.size() == 1) {
            return Found{near.front(), Likeness::near};
        }
    }
    return std::nullopt;
}

std::string NeedReader::nearest(std::string_view words) const {
    const auto best = m_likest.find(words);
    return best ? m_taxonomy->terms()[static_cast<std::size_t>(m_term_of_spelling[*best])].label_fr
                : "";
}

std::vector<ReadNeed> NeedReader::read(std::string_view cell, Remarks& remarks) const {
    std::vector<ReadNeed> needs;
    std::vector<std::string> unknown;
    const auto is_known = [this](std::string_view words) { return find(words).has_value(); };
    for (auto& words : split_known(cell, is_known)) {
        const auto found = find(words);
        if (!found) {
            append_once(unknown, std::move(words));
            continue;
        }
        const auto& term = m_taxonomy->terms()[static_cast<std::size_t>(found->term)];
        if (found->likeness == Likeness::near) {
            note(remarks, "finding.taken_as", {{"word", words}, {"taken", term.label_fr}});
        }
        if (m_taxonomy->is_dimension(found->term)) {
            warn(remarks, "finding.need_too_broad", {{"word", words}});
        }
        if (std::ranges::find(needs, term.code, &ReadNeed::code) == needs.end()) {
            needs.push_back({term.code, std::move(words)});
        }
    }
    for (const auto& words : unknown) {
        auto& say = needs.empty() ? fail : warn;
        say(remarks, "finding.unknown_need", {{"word", words}}, nearest(words));
    }
    return needs;
}

LanguageReader::LanguageReader(const std::vector<directory::Language>& languages)
    : m_languages(&languages) {
    for (std::size_t i = 0; i < languages.size(); ++i) {
        const auto value = static_cast<int>(i);
        m_names.add(languages[i].code, value);
        m_names.add(languages[i].label_fr, value);
        m_names.add(languages[i].label_en, value);
        for (const auto& synonym : languages[i].synonyms) {
            m_names.add(synonym, value);
        }
    }
}

const directory::Language* LanguageReader::find(std::string_view word) const {
    auto found = m_names.exact(word);
    if (found.empty()) {
        found = m_names.near(word);
    }
    return found.size() == 1 ? &(*m_languages)[static_cast<std::size_t>(found.front())] : nullptr;
}

std::vector<std::string> LanguageReader::read(std::string_view cell, Remarks& remarks) const {
    std::vector<std::string> codes;
    const auto is_known = [this](std::string_view word) { return find(word) != nullptr; };
    for (const auto& word : split_known(cell, is_known)) {
        if (const auto* language = find(word)) {
            append_once(codes, language->code);
        } else {
            warn(remarks, "finding.unknown_language", {{"word", word}});
        }
    }
    return codes;
}

} // namespace relais::importers
