#pragma once
#include "directory/records.h"
#include "directory/units.h"
#include "present/json_text.h"
#include "present/page_words.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace relais::present {

/// The number that a length is told with, and of what.
struct ShownLength {
    enum class Unit : std::uint8_t { none, metres, kilometres }; ///< none: under 100 m
    Unit unit = Unit::none;
    std::string number;
};
ShownLength shown_length(Lang lang, directory::Metres length);

/// A length for people: "moins de 100 m", "850 m" (to 10 m), "4,2 km" (under 10 km), "12 km".
std::string length_label(const Texts& texts, directory::Metres length);
std::string length_label(const Texts& texts, const ShownLength& length);

/// How far a site is, in a straight line: "à 12 km"; "à environ 12 km (lieu confidentiel : …)"
/// where the point is not the door. No distance: the sentence that says so.
std::string distance_label(const Texts& texts,
                           std::optional<directory::Metres> distance,
                           const directory::Site* site);

/// How far the door may be from a site's published point: zero where that is the door, or next to
/// it.
directory::Metres door_within(const directory::Site& site);

/// What a site's published point is: "localité", "lieu confidentiel …".
std::string point_label(const Texts& texts, const directory::Site& site);

/// True when the published point of a site stands for another, which is not told.
bool is_stand_in(const directory::Site& site);

/// `distance_label` as JSON for answers that hold many: what can be said of a site's precision and
/// visibility is put into words once, and only the number is written each time. Any thread.
class DistancePhrases {
public:
    explicit DistancePhrases(const Texts& texts); ///< must outlive it
    void add(JsonText& json,
             std::optional<directory::Metres> distance,
             const directory::Site* site) const;

private:
    static constexpr const char* k_number = "{number}";
    static constexpr std::size_t k_precisions =
        directory::code_count<directory::LocationPrecision>();
    static constexpr std::size_t k_kinds =
        k_precisions * directory::code_count<directory::LocationVisibility>();
    struct Phrase { ///< around the number
        std::string before;
        std::string after;
    };
    struct Kind {
        std::string blurred;           ///< nearer than the door is known
        std::array<Phrase, 3> lengths; ///< by ShownLength::Unit
    };
    static Phrase cut(const std::string& text);

    const Texts& m_texts;
    std::array<Kind, k_kinds> m_kinds;
};

} // namespace relais::present
