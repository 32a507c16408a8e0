#pragma once
#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace relais::bench {

using Dice = std::mt19937_64; ///< its numbers are the same on every machine, unlike std's distributions

/// One of 0 … count-1.
inline std::size_t throw_dice(Dice& dice, std::size_t count) {
    return static_cast<std::size_t>(dice() % count);
}

template <class Value>
const Value& one_of(Dice& dice, const std::vector<Value>& values) {
    return values[throw_dice(dice, values.size())];
}

/// True this often.
inline bool happens(Dice& dice, double share) {
    return static_cast<double>(dice() >> 11) * 0x1.0p-53 < share;
}

/// A word nobody is called: three or four syllables, capitalised ("Bolimaru").
std::string made_up_word(Dice& dice);

} // namespace relais::bench
