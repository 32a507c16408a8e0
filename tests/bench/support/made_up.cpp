#include "support/made_up.h"

namespace relais::bench {

std::string made_up_word(Dice& dice) {
    static const std::string k_consonants = "bdfgklmnprstvz";
    static const std::string k_vowels = "aeiou";
    std::string word;
    const auto syllables = 3 + throw_dice(dice, 2);
    for (std::size_t i = 0; i < syllables; ++i) {
        word += k_consonants[throw_dice(dice, k_consonants.size())];
        word += k_vowels[throw_dice(dice, k_vowels.size())];
    }
    word.front() = static_cast<char>(word.front() - 'a' + 'A');
    return word;
}

} // namespace relais::bench
