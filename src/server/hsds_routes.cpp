#include "geometry/geodesic.h"
#include "present/hsds.h"
#include "server/parameters.h"
#include "server/routes.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <optional>

namespace relais::server {
namespace {

using present::Hsds;

constexpr int k_largest_page = 500;

/// The tables of the edition being served, in each language.
class HsdsCache {
public:
    std::shared_ptr<const Hsds> get(const Site& site, const usecases::Snapshot& snapshot, present::Lang lang) {
        const std::scoped_lock lock(m_mutex);
        if (snapshot.version() != m_version) {
            m_made.clear();
            m_version = snapshot.version();
        }
        auto& made = m_made[lang];
        made = made ? made : std::make_shared<const Hsds>(snapshot, site.texts.in(lang));
        return made;
    }

private:
    std::mutex m_mutex;
    std::string m_version;
    std::map<present::Lang, std::shared_ptr<const Hsds>> m_made;
};

/// A list of the API and the table it shows.
struct Listing {
    const char* path;
    const char* table;
    bool is_whole; ///< its items with all that hangs on them
};
constexpr Listing k_listings[] = {{"services", "service", false},
                                  {"organizations", "organization", false},
                                  {"service_at_locations", "service_at_location", true},
                                  {"taxonomies", "taxonomy", false},
                                  {"taxonomy_terms", "taxonomy_term", false}};

int in_range(const Request& request, const char* name, int usual, int most) {
    const auto number = whole_number(request, name).value_or(usual);
    if (number < 1 || number > most) {
        throw util::InvalidInput(name, {"error.out_of_range",
                                        {{"field", name}, {"value", std::to_string(number)}, {"min", "1"},
                                         {"max", std::to_string(most)}}});
    }
    return number;
}

/// Which rows a request selects: filters are ANDed.
class Filter {
public:
    Filter(const Hsds& hsds, const Listing& listing, const Request& request)
        : m_hsds(hsds), m_table(hsds.table(listing.table)), m_search(util::fold(single_text(request, "search"))),
          m_organisation(single_text(request, "organization_id")), m_term(single_text(request, "taxonomy_term_id")),
          m_taxonomy(single_text(request, "taxonomy_id")) {}

    [[nodiscard]] bool holds(const std::vector<std::string>& row) const {
        return says(row) && is_cell(row, "organization_id", m_organisation) && is_cell(row, "taxonomy_id", m_taxonomy) &&
               has_term(row);
    }

private:
    [[nodiscard]] bool is_cell(const std::vector<std::string>& row, const char* column, const std::string& wanted) const {
        const auto at = m_table.column(column);
        return wanted.empty() || (at < row.size() && row[at] == wanted);
    }
    [[nodiscard]] bool says(const std::vector<std::string>& row) const {
        return m_search.empty() || std::ranges::any_of(std::array{"name", "alternate_name", "description"}, [&](const char* column) {
                   const auto at = m_table.column(column);
                   return at < row.size() && util::fold(row[at]).find(m_search) != std::string::npos;
               });
    }
    [[nodiscard]] bool has_term(const std::vector<std::string>& row) const {
        if (m_term.empty()) {
            return true;
        }
        const auto& attributes = m_hsds.table("attribute");
        const auto term = attributes.column("taxonomy_term_id");
        return std::ranges::any_of(m_hsds.children("attribute", "link_id", row[m_table.column("id")]),
                                   [&](std::uint32_t position) { return attributes.rows[position][term] == m_term; });
    }

    const Hsds& m_hsds;
    const present::HsdsTable& m_table;
    std::string m_search;
    std::string m_organisation;
    std::string m_term;
    std::string m_taxonomy;
};

/// Where a service is given: in an administrative unit (its P-code is the "postcode", docs/hsds.md), or within
/// "proximity" metres of its middle. Asked of service_at_locations only.
class Whereabouts {
public:
    Whereabouts(const Hsds& hsds, const directory::Gazetteer& gazetteer, const Request& request)
        : m_hsds(hsds), m_table(hsds.table("service_at_location")), m_code(single_text(request, "postcode")) {
        constexpr int k_farthest = 1'500'000;
        if (const auto metres = whole_number(request, "proximity")) {
            m_within = directory::Metres{static_cast<double>(in_range(request, "proximity", *metres, k_farthest))};
        }
        const auto* unit = gazetteer.area(m_code);
        if (unit == nullptr && (!m_code.empty() || m_within)) {
            throw util::InvalidInput("postcode", {"hsds.no_postcode", {{"value", m_code.substr(0, 20)}}});
        }
        m_middle = unit != nullptr ? unit->centre : m_middle;
    }

    [[nodiscard]] bool holds(const std::vector<std::string>& row) const {
        if (m_code.empty()) {
            return true;
        }
        const auto& location = row[m_table.column("location_id")];
        return m_within ? is_near(location) : is_inside(location);
    }

private:
    [[nodiscard]] bool is_inside(const std::string& location) const {
        const auto& addresses = m_hsds.table("address");
        const auto code = addresses.column("postal_code");
        return std::ranges::any_of(m_hsds.children("address", "location_id", location), [&](std::uint32_t position) {
            return directory::lies_in(addresses.rows[position][code], m_code);
        });
    }
    [[nodiscard]] bool is_near(const std::string& location) const {
        const auto* row = m_hsds.find("location", location);
        const auto& locations = m_hsds.table("location");
        const auto cell = [&](const char* name) { return row != nullptr ? (*row)[locations.column(name)] : std::string(); };
        const auto latitude = cell("latitude");
        const auto longitude = cell("longitude");
        return !latitude.empty() && !longitude.empty() &&
               geometry::geodesic_distance(m_middle, {std::stod(longitude), std::stod(latitude)}) <= *m_within;
    }

    const Hsds& m_hsds;
    const present::HsdsTable& m_table;
    std::string m_code;
    directory::LonLat m_middle;
    std::optional<directory::Metres> m_within;
};

std::string page_of(const Hsds& hsds, const Listing& listing, const std::vector<const std::vector<std::string>*>& rows,
                    std::size_t page, std::size_t size) {
    const auto total_pages = std::max<std::size_t>(1, (rows.size() + size - 1) / size);
    const auto first = std::min((page - 1) * size, rows.size());
    const auto last = std::min(first + size, rows.size());
    std::string contents;
    for (auto i = first; i < last; ++i) {
        contents += (contents.empty() ? "" : ",") + (listing.is_whole ? present::hsds_object(hsds, listing.table, *rows[i])
                                                                      : present::hsds_brief(hsds, listing.table, *rows[i]));
    }
    return "{\"total_items\":" + std::to_string(rows.size()) + ",\"total_pages\":" + std::to_string(total_pages) +
           ",\"page_number\":" + std::to_string(page) + ",\"size\":" + std::to_string(last - first) +
           ",\"first_page\":" + (page == 1 ? "true" : "false") + ",\"last_page\":" +
           (page >= total_pages ? "true" : "false") + ",\"empty\":" + (first == last ? "true" : "false") +
           ",\"contents\":[" + contents + "]}";
}

/// One whole object a line.
Reply lines_of(const Hsds& hsds, const Listing& listing, const std::vector<const std::vector<std::string>*>& rows) {
    Reply reply;
    reply.content_type = "application/x-ndjson";
    for (const auto* row : rows) {
        reply.body += present::hsds_object(hsds, listing.table, *row) + "\n";
    }
    return reply;
}

Reply record_list(const Hsds& hsds, const directory::Gazetteer& gazetteer, const Listing& listing, const Request& request) {
    std::optional<Whereabouts> whereabouts;
    if (listing.table == std::string_view("service_at_location")) {
        refuse_unknown(request, {"page", "per_page", "format", "search", "organization_id", "taxonomy_term_id",
                                 "taxonomy_id", "postcode", "proximity"});
        whereabouts.emplace(hsds, gazetteer, request);
    } else {
        refuse_unknown(request, {"page", "per_page", "format", "search", "organization_id", "taxonomy_term_id",
                                 "taxonomy_id"});
    }
    const Filter filter(hsds, listing, request);
    std::vector<const std::vector<std::string>*> rows;
    for (const auto& row : hsds.table(listing.table).rows) {
        if (filter.holds(row) && (!whereabouts || whereabouts->holds(row))) {
            rows.push_back(&row);
        }
    }
    const auto format = single_text(request, "format");
    if (format == "ndjson") {
        return lines_of(hsds, listing, rows);
    }
    if (!format.empty() && format != "json") {
        throw util::InvalidInput("format", {"error.unknown_code", {{"field", "format"}, {"value", format.substr(0, 40)}}});
    }
    const auto size = in_range(request, "per_page", 50, k_largest_page);
    const auto page = in_range(request, "page", 1, 1'000'000);
    return json_reply(page_of(hsds, listing, rows, static_cast<std::size_t>(page), static_cast<std::size_t>(size)));
}

Reply one_record(const Hsds& hsds, const Listing& listing, const Request& request) {
    refuse_unknown(request, {});
    const auto& id = request.captured[0];
    const auto* row = hsds.find(listing.table, id);
    if (row == nullptr) {
        throw util::NotFound({"hsds.not_found", {{"id", id.substr(0, 60)}}});
    }
    return json_reply(present::hsds_object(hsds, listing.table, *row));
}

} // namespace

void add_hsds_routes(Router& router, const Site& site) {
    const auto cache = std::make_shared<HsdsCache>();
    router.get("/hsds", [&site](const Request& request) {
        refuse_unknown(request, {});
        const auto root = root_of(site, request);
        return json_reply("{\"version\":\"3.1\",\"profile\":\"" + root +
                          "/api\",\"openapi_url\":\"https://raw.githubusercontent.com/openreferral/specification/3.1/schema/openapi.json\"}");
    });
    for (const auto& listing : k_listings) {
        const auto path = "/hsds/" + std::string(listing.path);
        router.get(path, [&site, cache, &listing](const Request& request) {
            const auto served = published(site);
            return record_list(*cache->get(site, *served->snapshot, request.lang), served->snapshot->directory().gazetteer,
                        listing, request);
        });
        router.get(path + "/{}", [&site, cache, &listing](const Request& request) {
            const auto served = published(site);
            return one_record(*cache->get(site, *served->snapshot, request.lang), listing, request);
        });
    }
}

} // namespace relais::server
