#include "present/page_figures.h"

#include "present/coverage_json.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace relais::present {
namespace {

using geometry::CoverageFigures;
using geometry::Gap;

constexpr std::array<const char*, geometry::k_gap_count> k_signs = {"●", "▲", "◆", "■", "✚", "✕"};
constexpr int k_steps = 5;

} // namespace

std::string grouped(Lang lang, double number) {
    const auto digits = std::to_string(std::llround(std::max(number, 0.0)));
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) {
            out += lang == Lang::en ? "," : "\u202F";
        }
        out += digits[i];
    }
    return out;
}

std::string share_text(const Words& words, double part, double whole) {
    if (!(whole > 0)) {
        return words.say("planner.nobody");
    }
    const double percent = 100 * part / whole;
    if (percent > 0 && percent < 1) {
        return words.say("planner.percent_below_1");
    }
    if (percent > 99 && percent < 100) {
        return words.say("planner.percent_above_99");
    }
    return words.say("planner.percent", {{"number", std::to_string(std::lround(percent))}});
}

std::string share_value(double part, double whole) {
    return whole > 0 ? std::to_string(std::round(1e4 * part / whole) / 1e4) : std::string();
}

std::string share_step(double part, double whole) {
    if (!(whole > 0)) {
        return "none";
    }
    const auto step = std::ceil(k_steps * part / whole);
    return std::to_string(static_cast<int>(std::clamp(step, 0.0, static_cast<double>(k_steps))));
}

void set_gap(Value& value, const Words& words, Gap gap) {
    const std::string code(code_of(gap));
    value.set("gap", code);
    value.set("gap_label", words.texts().label("gap", code));
    value.set("gap_sign", k_signs[static_cast<std::size_t>(gap)]);
}

void set_figures(Value& value, const Words& words, const CoverageFigures& figures) {
    const auto lang = words.lang();
    const auto set = [&](const std::string& name, double part) {
        value.set(name, share_text(words, part, figures.people));
        value.set(name + "_value", share_value(part, figures.people));
        value.set(name + "_step", share_step(part, figures.people));
        value.set(name + "_people", grouped(lang, part));
    };
    value.set("people", grouped(lang, figures.people));
    value.set("people_value", std::to_string(std::llround(figures.people)));
    set("covered", figures.covered());
    set("confirmed", figures.covered_if_confirmed());
    set_gap(value, words, main_gap(figures));
}

} // namespace relais::present
