#include "usecases/word_book.h"

#include "util/text_fold.h"

#include <utility>

namespace relais::usecases {

const WordBook::Numbers& WordBook::words_of(std::string_view text) {
    const auto [found, is_new] = m_texts.try_emplace(text);
    if (is_new) {
        for (auto& word : util::folded_words(text)) {
            const auto number = static_cast<std::uint32_t>(m_numbers.size());
            found->second.push_back(m_numbers.try_emplace(std::move(word), number).first->second);
        }
    }
    return found->second;
}

std::vector<std::string> WordBook::take_words() {
    std::vector<std::string> words(m_numbers.size());
    while (!m_numbers.empty()) {
        auto entry = m_numbers.extract(m_numbers.begin());
        words[entry.mapped()] = std::move(entry.key());
    }
    m_texts.clear();
    return words;
}

} // namespace relais::usecases
