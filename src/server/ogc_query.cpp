#include "server/ogc_query.h"

#include "exports/form.h"
#include "server/parameters.h"
#include "usecases/nearest_code.h"
#include "util/clock.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace relais::server {
namespace {

using exports::MapLayer;
using present::OgcBox;
using present::OgcCrs;
using util::InvalidInput;

constexpr int k_most = 10'000;

[[noreturn]] void refuse(const char* field, const std::string& value, const char* key) {
    throw InvalidInput(field, {key, {{"field", field}, {"value", value.substr(0, 80)}}});
}

std::vector<std::string> names_of(const MapLayer& layer) {
    std::vector<std::string> names;
    for (const auto& field : layer.fields) {
        names.push_back(field.name);
    }
    return names;
}

/// Four numbers, or six of which the heights do not count.
OgcBox box_from(const std::string& text, OgcCrs crs) {
    std::vector<double> numbers;
    for (const auto& part : util::split_list(text, ",")) {
        double number = 0;
        const auto* end = part.data() + part.size();
        const auto read = std::from_chars(part.data(), end, number);
        if (read.ec != std::errc() || read.ptr != end || !std::isfinite(number)) {
            refuse("bbox", text, "ogc.bad_bbox");
        }
        numbers.push_back(number);
    }
    if (numbers.size() == 6) {
        numbers.erase(numbers.begin() + 5);
        numbers.erase(numbers.begin() + 2);
    }
    if (numbers.size() != 4) {
        refuse("bbox", text, "ogc.bad_bbox");
    }
    const auto low = present::from_crs({numbers[0], numbers[1]}, crs);
    const auto high = present::from_crs({numbers[2], numbers[3]}, crs);
    if (low.latitude > high.latitude) {
        refuse("bbox", text, "ogc.bad_bbox");
    }
    return {low.longitude, low.latitude, high.longitude, high.latitude};
}

/// "2026-01-31" of a day or of a moment; "" for an open end.
std::string day_from(const std::string& text, const std::string& whole) {
    constexpr std::size_t k_day = 10;
    if (text.empty() || text == "..") {
        return {};
    }
    const bool is_moment = text.size() > k_day && (text[k_day] == 'T' || text[k_day] == 't');
    if ((text.size() != k_day && !is_moment) || !util::parse_day(text.substr(0, k_day))) {
        refuse("datetime", whole, "ogc.bad_datetime");
    }
    return text.substr(0, k_day);
}

void read_time(OgcQuery& query, const std::string& text) {
    if (text.empty()) {
        return;
    }
    const auto slash = text.find('/');
    query.from = day_from(text.substr(0, slash), text);
    query.until = slash == text.npos ? query.from : day_from(text.substr(slash + 1), text);
    const bool is_open_moment = slash == text.npos && query.from.empty();
    if (is_open_moment || (!query.from.empty() && !query.until.empty() && query.until < query.from)) {
        refuse("datetime", text, "ogc.bad_datetime");
    }
}

void read_filter(OgcQuery& query, const Request& request, const MapLayer& layer) {
    const auto language = single_text(request, "filter-lang");
    if (!language.empty() && language != "cql2-text") {
        refuse("filter-lang", language, "ogc.bad_filter_lang");
    }
    if (ogc_crs(request, "filter-crs") != OgcCrs::crs84) {
        refuse("filter-crs", single_text(request, "filter-crs"), "ogc.bad_filter_crs");
    }
    if (const auto text = single_text(request, "filter"); !text.empty()) {
        query.filter = directory::FeatureFilter::parse(text, names_of(layer));
    }
}

/// Whatever is no parameter of the standard is the name of a property, and what it must be.
void read_properties(OgcQuery& query, const Request& request, const MapLayer& layer) {
    constexpr auto k_known = std::to_array<std::string_view>({"f", "lang", "limit", "after", "bbox", "bbox-crs", "datetime",
                                                              "crs", "filter", "filter-lang", "filter-crs"});
    const auto names = names_of(layer);
    for (const auto& [name, value] : request.parameters) {
        if (std::ranges::find(k_known, name) != k_known.end()) {
            continue;
        }
        const auto found = std::ranges::find(names, name);
        if (found == names.end()) {
            auto all = names;
            all.insert(all.end(), k_known.begin(), k_known.end());
            const auto shown = name.substr(0, 60);
            const auto near = usecases::nearest_code(shown, all);
            throw InvalidInput(shown, {near.empty() ? "api.error.unknown_parameter" : "api.error.unknown_parameter_near",
                                       {{"field", shown}, {"near", near}}});
        }
        query.equals.emplace_back(static_cast<std::size_t>(found - names.begin()), value);
    }
}

std::string text_of(const exports::Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    const auto* number = std::get_if<double>(&cell);
    return number != nullptr ? exports::shortest(*number) : std::string();
}

bool overlaps(const OgcBox& asked, const OgcBox& box) {
    const bool crosses = asked.west > asked.east; // the 180th meridian
    const bool in_longitude = crosses ? box.east >= asked.west || box.west <= asked.east
                                      : box.east >= asked.west && box.west <= asked.east;
    return in_longitude && box.north >= asked.south && box.south <= asked.north;
}

/// A feature as a whole: a polygon stands for the middle of its extent.
std::optional<directory::LonLat> middle(const std::optional<OgcBox>& box) {
    return box ? std::optional(directory::LonLat{(box->west + box->east) / 2, (box->south + box->north) / 2})
               : std::nullopt;
}

class Selection {
public:
    Selection(const OgcQuery& query, const MapLayer& layer) : m_query(query) {
        const auto* collection = present::ogc_collection(layer.name);
        const auto names = names_of(layer);
        if (collection != nullptr && !collection->time_field.empty()) {
            m_time = static_cast<std::size_t>(std::ranges::find(names, collection->time_field) - names.begin());
        }
    }

    [[nodiscard]] bool holds(const MapLayer::Feature& feature) const {
        const auto box = present::box_of(feature);
        if (m_query.box && (!box || !overlaps(*m_query.box, *box))) {
            return false;
        }
        const bool is_equal = std::ranges::all_of(m_query.equals, [&](const auto& wanted) {
            return text_of(feature.values[wanted.first]) == wanted.second;
        });
        return is_equal && is_in_time(feature) &&
               (!m_query.filter || m_query.filter->selects({feature.values, middle(box)}));
    }

private:
    /// A layer that knows no time holds at any; a feature whose day is not known at none.
    [[nodiscard]] bool is_in_time(const MapLayer::Feature& feature) const {
        if (!m_time || (m_query.from.empty() && m_query.until.empty())) {
            return true;
        }
        const auto day = text_of(feature.values[*m_time]);
        return !day.empty() && day >= m_query.from && (m_query.until.empty() || day <= m_query.until);
    }

    const OgcQuery& m_query;
    std::optional<std::size_t> m_time;
};

} // namespace

OgcCrs ogc_crs(const Request& request, const char* name) {
    const auto uri = single_text(request, name);
    const auto crs = uri.empty() ? std::optional(OgcCrs::crs84) : present::ogc_crs_from(uri);
    if (!crs) {
        refuse(name, uri, "ogc.bad_crs");
    }
    return *crs;
}

OgcQuery ogc_query(const Request& request, const MapLayer& layer) {
    OgcQuery query;
    query.limit = whole_number(request, "limit").value_or(query.limit);
    if (query.limit < 1) {
        refuse("limit", std::to_string(query.limit), "ogc.bad_limit");
    }
    query.limit = std::min(query.limit, k_most); // more is asked for than is given, says the standard
    query.after = whole_number(request, "after").value_or(0);
    query.crs = ogc_crs(request, "crs");
    if (const auto box = single_text(request, "bbox"); !box.empty()) {
        query.box = box_from(box, ogc_crs(request, "bbox-crs"));
    }
    read_time(query, single_text(request, "datetime"));
    read_filter(query, request, layer);
    read_properties(query, request, layer);
    return query;
}

present::OgcItems ogc_items(const OgcQuery& query, const MapLayer& layer) {
    present::OgcItems items;
    items.layer = &layer;
    items.crs = query.crs;
    const Selection selection(query, layer);
    for (const auto& feature : layer.features) { // by id
        if (!selection.holds(feature)) {
            continue;
        }
        ++items.matched;
        if (feature.id > query.after && items.features.size() <= static_cast<std::size_t>(query.limit)) {
            items.features.push_back(&feature); // one more than the page, to know whether there is a next
        }
    }
    return items;
}

} // namespace relais::server
