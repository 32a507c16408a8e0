#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace relais::usecases {

/// The folded words of a directory, numbered as they come. Most of its texts (names of areas,
/// needs, kinds of centre) say the same again: each is taken apart once.
class WordBook {
public:
    using Numbers = std::vector<std::uint32_t>;

    /// The numbers of the words of a text, which must outlive the book.
    const Numbers& words_of(std::string_view text);
    [[nodiscard]] std::size_t size() const { return m_numbers.size(); }
    /// Word i is number i.
    [[nodiscard]] std::vector<std::string> take_words();

private:
    std::unordered_map<std::string, std::uint32_t> m_numbers;
    std::unordered_map<std::string_view, Numbers> m_texts;
};

} // namespace relais::usecases
