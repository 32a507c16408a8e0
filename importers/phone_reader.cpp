#include "importers/phone_reader.h"

#include "importers/number_reader.h"
#include "importers/split_known.h"
#include "util/text_fold.h"

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace relais::importers {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

constexpr std::size_t k_national_digits = 9;
constexpr std::size_t k_longest_cell = 1000;

std::string digits_of(std::string_view text) {
    std::string digits;
    std::ranges::copy_if(
        text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

/// "699887766.0" and "2.37699887766E11" are what a spreadsheet makes of a number typed without
/// spaces.
std::string undo_spreadsheet_number(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool number = error == std::errc() && end == text.data() + text.size() &&
                        text.find('.') != text.npos && text.front() != '+';
    return number && value > 1e6 && value < 1e13 ? std::to_string(std::llround(value)) : text;
}

/// Two national numbers without a mark between them.
std::vector<std::string> halves(const std::string& piece) {
    const auto digits = digits_of(piece);
    const bool two = digits.size() == 2 * k_national_digits && piece.find('+') == piece.npos &&
                     !digits.starts_with("00");
    return two ? std::vector{digits.substr(0, k_national_digits), digits.substr(k_national_digits)}
               : std::vector{piece};
}

std::vector<std::string> pieces_of(std::string_view cell) {
    std::vector<std::string> pieces;
    for (const auto& list : util::split_list(cell.substr(0, k_longest_cell), ";,/|\n\r\\")) {
        for (const auto& piece : split_known(list, [](std::string_view) { return false; })) {
            for (auto& number : halves(undo_spreadsheet_number(piece))) {
                pieces.push_back(std::move(number));
            }
        }
    }
    return pieces;
}

/// "ou" and "et" between numbers become a mark.
std::string with_marks(std::string_view cell) {
    std::string text(cell.substr(0, k_longest_cell));
    for (const std::string_view word : {" ou ", " et ", " or ", " and ", " - +", "   "}) {
        for (auto at = text.find(word); at != text.npos; at = text.find(word, at)) {
            text.replace(at, word.size(), word.ends_with('+') ? "; +" : "; ");
        }
    }
    return text;
}

/// Numbers of before November 2014: a mobile got a 6 in front, a fixed line a 2.
std::string todays_form(const std::string& digits) {
    auto national = digits;
    if (national.size() == 11 && national.starts_with("237")) {
        national = national.substr(3);
    }
    if (national.size() != 8) {
        return {};
    }
    switch (national.front()) {
    case '2':
    case '3':
        return "+2372" + national;
    case '5':
    case '7':
    case '9':
        return "+2376" + national;
    default:
        return {};
    }
}

std::string to_e164(const std::string& piece) {
    const auto& util = *PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    const auto start = piece.find_first_of("+0123456789");
    const auto text = start == piece.npos ? piece : piece.substr(start); // "Tél : 699…"
    if (util.Parse(text, "CM", &number) != PhoneNumberUtil::NO_PARSING_ERROR ||
        !util.IsValidNumber(number) || number.has_extension()) {
        return {};
    }
    std::string formatted;
    util.Format(number, PhoneNumberUtil::E164, &formatted);
    return formatted;
}

} // namespace

std::vector<std::string> read_phones(std::string_view cell, Remarks& remarks) {
    std::vector<std::string> phones;
    for (const auto& piece : pieces_of(with_marks(cell))) {
        const auto digits = digits_of(piece);
        if (digits.empty()) {
            continue; // "Tél", a name: nothing to dial
        }
        const auto phone = to_e164(piece);
        if (!phone.empty()) {
            if (std::ranges::find(phones, phone) == phones.end()) {
                phones.push_back(phone);
            }
        } else if (const auto suggestion = todays_form(digits); !suggestion.empty()) {
            warn(remarks, "finding.old_phone", {{"word", piece}}, suggestion);
        } else {
            warn(remarks, "finding.bad_phone", {{"word", piece}});
        }
    }
    return phones;
}

} // namespace relais::importers
