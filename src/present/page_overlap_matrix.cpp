#include "present/page_overlap_matrix.h"

#include "present/overlap_words.h"
#include "present/page_address.h"
#include "present/page_figures.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>

namespace relais::present {
namespace {

using usecases::OverlapPair;

constexpr std::size_t k_most_organisations = 10;

/// Those with the most lines in common with anybody, most first; ties by position.
std::vector<std::uint32_t> most_concerned(const std::vector<OverlapPair>& pairs) {
    std::map<std::uint32_t, std::size_t> lines;
    for (const auto& pair : pairs) {
        lines[pair.first] += pair.lines;
        lines[pair.second] += pair.lines;
    }
    std::vector<std::uint32_t> organisations;
    for (const auto& [organisation, count] : lines) {
        organisations.push_back(organisation);
    }
    std::ranges::stable_sort(
        organisations, std::greater{}, [&](std::uint32_t one) { return lines[one]; });
    organisations.resize(std::min(organisations.size(), k_most_organisations));
    return organisations;
}

Value cell(const Words& words, const OverlapPair* pair) {
    auto value = Value::object();
    value.set("has_pair", pair != nullptr);
    value.set("needs",
              pair != nullptr ? std::to_string(std::popcount(pair->needs)) : std::string());
    value.set("people", pair != nullptr ? grouped(words.lang(), pair->people) : std::string());
    value.set("complementary", pair != nullptr && pair->complementary());
    return value;
}

Value organisation(const Words& words, std::uint32_t position) {
    const auto& organisation = words.directory().organisations[position];
    return Value::object()
        .set("short", short_name(organisation))
        .set("name", organisation.name)
        .set("url", organisation_address(words.lang(), organisation));
}

} // namespace

void set_overlap_matrix(Value& page, const Words& words, const usecases::OverlapReport& report) {
    const auto organisations = most_concerned(report.pairs);
    std::map<std::pair<std::uint32_t, std::uint32_t>, const OverlapPair*> pairs;
    for (const auto& pair : report.pairs) {
        pairs[{pair.first, pair.second}] = &pair;
    }
    auto columns = Value::list();
    auto rows = Value::list();
    for (std::size_t i = 0; i < organisations.size(); ++i) {
        columns.add(organisation(words, organisations[i]));
        auto cells = Value::list();
        for (std::size_t j = 0; j < organisations.size(); ++j) {
            const auto found = pairs.find(std::minmax(organisations[i], organisations[j]));
            auto value = cell(words, found != pairs.end() ? found->second : nullptr);
            value.set("same", i == j);
            cells.add(std::move(value));
        }
        rows.add(organisation(words, organisations[i]).set("cells", std::move(cells)));
    }
    page.set("has_matrix", organisations.size() > 1);
    page.set(
        "matrix_caption",
        words.say("overlap.matrix_caption", {{"count", std::to_string(organisations.size())}}));
    page.set("matrix_columns", std::move(columns)).set("matrix_rows", std::move(rows));
}

} // namespace relais::present
