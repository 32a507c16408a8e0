#include "importers/date_reader.h"

#include "util/text_fold.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

namespace relais::importers {
namespace {

using namespace std::chrono;

constexpr int k_first_serial = 25569; // 1970-01-01
constexpr int k_last_serial = 73050;  // 2099
constexpr auto k_serial_epoch = sys_days(year(1899) / 12 / 30);

/// Beginnings that no two months share, French and English.
constexpr std::array<std::array<std::string_view, 3>, 12> k_months = {{{"janv", "jan", "jan"},
                                                                       {"fev", "feb", "fev"},
                                                                       {"mars", "mar", "mar"},
                                                                       {"avr", "apr", "avr"},
                                                                       {"mai", "may", "mai"},
                                                                       {"juin", "jun", "juin"},
                                                                       {"juil", "jul", "juil"},
                                                                       {"aou", "aug", "aou"},
                                                                       {"sept", "sep", "sep"},
                                                                       {"oct", "oct", "oct"},
                                                                       {"nov", "nov", "nov"},
                                                                       {"dec", "dec", "dec"}}};

struct Part {
    int value = 0;
    std::size_t digits = 0; ///< 0: a month's name
};

int month_of(const std::string& word) {
    for (std::size_t i = 0; i < k_months.size(); ++i) {
        for (const auto beginning : k_months[i]) {
            if (word.starts_with(beginning)) {
                return static_cast<int>(i) + 1;
            }
        }
    }
    return 0;
}

/// The numbers and month names of a text; empty when it holds anything else. A time of day is left
/// out.
std::vector<Part> parts_of(std::string_view text) {
    const auto time = text.find(':');
    const auto date = time == text.npos ? text : text.substr(0, text.find_last_of(" T", time));
    std::vector<Part> parts;
    for (const auto& word : util::folded_words(date)) {
        int value = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
        const auto digits = static_cast<std::size_t>(end - word.data());
        const auto rest = word.substr(digits);
        if (error == std::errc() && (rest.empty() || rest == "er" || rest == "st" || rest == "nd" ||
                                     rest == "rd" || rest == "th")) {
            parts.push_back({value, digits});
        } else if (const int month = error == std::errc() ? 0 : month_of(word); month > 0) {
            parts.push_back({month, 0});
        } else if (word != "le" && word != "the" && word != "of") {
            return {};
        }
    }
    return parts;
}

std::optional<util::Day> day_of(int y, int m, int d) {
    y += y < 70 ? 2000 : y < 100 ? 1900 : 0;
    const year_month_day date{
        year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))};
    const bool plausible = date.ok() && y >= 1990 && y < 2100;
    return plausible ? std::optional<util::Day>(sys_days(date)) : std::nullopt;
}

std::optional<util::Day> from_three(std::vector<Part> parts, Remarks& remarks) {
    if (parts[0].digits == 4) {
        return day_of(parts[0].value, parts[1].value, parts[2].value);
    }
    if (parts[0].digits == 0) { // "August 21, 2024"
        return day_of(parts[2].value, parts[0].value, parts[1].value);
    }
    if (parts[1].digits > 0 && parts[1].value > 12 && parts[0].value <= 12) {
        warn(remarks, "finding.month_first");
        std::swap(parts[0], parts[1]);
    }
    return day_of(parts[2].value, parts[1].value, parts[0].value);
}

std::optional<util::Day> from_parts(const std::vector<Part>& parts, Remarks& remarks) {
    if (parts.size() == 3) {
        return from_three(parts, remarks);
    }
    const bool month_and_year = parts.size() == 2 && parts[1].digits == 4;
    if (month_and_year || (parts.size() == 1 && parts[0].digits == 4)) {
        note(remarks, "finding.date_rounded");
        return month_and_year ? day_of(parts[1].value, parts[0].value, 1)
                              : day_of(parts[0].value, 1, 1);
    }
    if (parts.size() == 1 && parts[0].value >= k_first_serial && parts[0].value <= k_last_serial) {
        return k_serial_epoch + days(parts[0].value);
    }
    return std::nullopt;
}

/// A spreadsheet's serial number may carry a time: "45525.5".
std::string without_fraction(const std::string& text) {
    const auto point = text.find('.');
    const bool serial = point == 5 && text.find_first_not_of("0123456789.") == text.npos &&
                        text.find('.', point + 1) == text.npos;
    return serial ? text.substr(0, point) : text;
}

} // namespace

std::optional<util::Day> read_date(std::string_view cell, util::Day today, Remarks& remarks) {
    const auto text = without_fraction(util::trim(cell.substr(0, 60)));
    const auto date = from_parts(parts_of(text), remarks);
    if (!date) {
        warn(remarks, "finding.bad_date", {{"word", text}});
    } else if (*date > today) {
        warn(remarks, "finding.future_date", {{"word", text}});
        return std::nullopt;
    }
    return date;
}

} // namespace relais::importers
