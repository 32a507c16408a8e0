#include "present/overlap_json.h"

#include "present/overlap_words.h"
#include "present/page_address.h"
#include "present/planner_json.h"
#include "present/planner_words.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace relais::present {
namespace {

class OverlapWriter {
public:
    OverlapWriter(const Words& words, const usecases::OverlapReport& report)
        : m_words(words),
          m_report(report) {}

    [[nodiscard]] Json line(const usecases::OverlapLine& line) const {
        auto organisations = Json::array();
        for (const auto position : line.organisations) {
            organisations.push_back(organisation(position));
        }
        auto publics = Json::array();
        for (const auto code : codes_of(line.publics)) {
            publics.push_back(coded(code, m_words.texts().label("public", code)));
        }
        return {{"need", need_json(m_words, line.term)},
                {"area", area(line.area)},
                {"publics", std::move(publics)},
                {"publics_label", publics_label(m_words, line.publics)},
                {"people_living", std::round(m_report.people_of_area[line.area])},
                {"organisations", std::move(organisations)},
                {"complementary", line.complementary},
                {"marks", line.marks}};
    }

    [[nodiscard]] Json pair(const usecases::OverlapPair& pair) const {
        auto needs = Json::array();
        for (int term = 0; term < static_cast<int>(m_words.directory().taxonomy.terms().size());
             ++term) {
            if ((pair.needs & m_words.directory().taxonomy.bit(term)) != 0) {
                needs.push_back(need_json(m_words, term));
            }
        }
        return {{"first", organisation(pair.first)},
                {"second", organisation(pair.second)},
                {"needs", std::move(needs)},
                {"lines", pair.lines},
                {"complementary_lines", pair.marked_lines},
                {"complementary", pair.complementary()},
                {"people", std::round(pair.people)}};
    }

    [[nodiscard]] Json depth(const usecases::OverlapDepth& depth, bool by_area) const {
        Json json{{"need", need_json(m_words, depth.term)}};
        if (by_area) {
            json["area"] = area(depth.area);
        }
        json["people"] = {{"none", std::round(depth.people[0])},
                          {"one", std::round(depth.people[1])},
                          {"two", std::round(depth.people[2])},
                          {"three_or_more", std::round(depth.people[3])}};
        return json;
    }

private:
    [[nodiscard]] Json organisation(std::uint32_t position) const {
        const auto& organisation = m_words.directory().organisations[position];
        return {{"id", "organisation-" + std::to_string(organisation.id.value)},
                {"url", organisation_address(m_words.lang(), organisation)},
                {"name", organisation.name},
                {"acronym", or_null(organisation.acronym)}};
    }
    [[nodiscard]] Json area(std::uint32_t position) const {
        const auto& code = m_report.areas[position];
        return coded(code, area_label(m_words, code));
    }

    const Words& m_words;
    const usecases::OverlapReport& m_report;
};

Json mark_json(const Words& words, const directory::ComplementaryMark& mark) {
    const auto& scope = mark.scope;
    const auto end = [&](directory::OrganisationId id) {
        return Json{{"id", "organisation-" + std::to_string(id.value)},
                    {"label", organisation_label(words, id)}};
    };
    return {{"first", end(scope.first)},
            {"second", end(scope.second)},
            {"need", scope.need.empty() ? Json() : coded(scope.need, words.need(scope.need))},
            {"public",
             scope.public_group.empty()
                 ? Json()
                 : coded(scope.public_group, words.texts().label("public", scope.public_group))},
            {"area", scope.area.empty() ? Json() : coded(scope.area, words.area(scope.area))},
            {"scope_label", scope_label(words, scope)},
            {"reason", mark.reason},
            {"author", mark.author},
            {"at", mark.at},
            {"day_label", mark_day(words, mark)}};
}

Json marks_of(const Words& words, const std::vector<directory::ComplementaryMark>& all) {
    auto marks = Json::array();
    for (const auto& mark : all) {
        marks.push_back(mark_json(words, mark));
    }
    return marks;
}

template <class Item, class Write>
Json list_of(const std::vector<Item>& items, std::size_t limit, const Write& write) {
    auto list = Json::array();
    for (std::size_t i = 0; i < std::min(items.size(), limit); ++i) {
        list.push_back(write(items[i]));
    }
    return list;
}

} // namespace

std::string overlap_json(const usecases::Snapshot& snapshot,
                         const directory::Demand& demand,
                         const Texts& texts,
                         const usecases::OverlapReport& report,
                         std::size_t limit) {
    const Words words(snapshot, texts);
    const OverlapWriter writer(words, report);
    auto json = stamp_json(words);
    json["needs_label"] = needs_label(words, report.request.needs);
    json["level"] = usecases::code_of(report.request.level);
    json["within"] = or_null(report.request.within);
    json["km"] = report.request.reach_km;
    json["weight"] = weight_json(words, demand);
    json["people"] = std::round(report.people);
    json["services"] = report.services;
    json["public_unknown"] = report.public_unknown;
    json["nowhere"] = report.nowhere;
    json["lines_total"] = report.lines.size();
    json["complementary_total"] =
        std::ranges::count_if(report.lines, &usecases::OverlapLine::complementary);
    json["pairs_total"] = report.pairs.size();
    json["lines"] =
        list_of(report.lines, limit, [&](const auto& line) { return writer.line(line); });
    json["pairs"] =
        list_of(report.pairs, limit, [&](const auto& pair) { return writer.pair(pair); });
    json["depth"] = list_of(report.depth, report.depth.size(), [&](const auto& one) {
        return writer.depth(one, false);
    });
    json["depth_by_area"] = list_of(report.depth_by_area,
                                    report.depth_by_area.size(),
                                    [&](const auto& one) { return writer.depth(one, true); });
    json["marks"] = marks_of(words, report.marks);
    return text_of(json);
}

std::string marks_json(const usecases::Snapshot& snapshot,
                       const Texts& texts,
                       const std::vector<directory::ComplementaryMark>& marks) {
    const Words words(snapshot, texts);
    return text_of({{"marks", marks_of(words, marks)}});
}

} // namespace relais::present
