#include "usecases/flowchart_desk.h"

#include "importers/csv.h"
#include "usecases/field_checks.h"
#include "util/errors.h"

#include <string_view>
#include <utility>

namespace relais::usecases {

/// Generated: geodata/flowchart.csv.
const std::vector<std::pair<std::string_view, std::string_view>>& flowchart_table();

namespace {

using directory::Permission;
using store::FlowchartVersion;

constexpr std::size_t k_most_bytes = 1'000'000;
constexpr std::size_t k_longest_note = 300;

FlowchartVersion builtin() {
    FlowchartVersion version;
    version.csv = std::string(flowchart_table().front().second);
    return version;
}

} // namespace

FlowchartVersion flowchart_version(const store::Database* database, std::int64_t number) {
    if (number == 0) {
        return builtin();
    }
    auto found = database != nullptr ? store::find_flowchart(*database, number) : std::nullopt;
    if (!found) {
        throw util::NotFound({"flow.no_version", {{"number", std::to_string(number)}}});
    }
    return std::move(*found);
}

FlowchartInUse flowchart_in_use(const store::Database* database,
                                const directory::Taxonomy& taxonomy) {
    FlowchartInUse in_use;
    in_use.version =
        flowchart_version(database, database != nullptr ? store::newest_flowchart(*database) : 0);
    in_use.chart = importers::read_flowchart(in_use.version.csv, taxonomy).chart;
    return in_use;
}

std::vector<FlowchartVersion> flowchart_versions(const store::Database& database,
                                                 const Actor& actor) {
    require(actor, Permission::manage_flowchart);
    return store::list_flowcharts(database);
}

SavedFlowchart save_flowchart(const store::Database& database,
                              const Actor& actor,
                              const directory::Taxonomy& taxonomy,
                              const std::string& bytes,
                              const std::string& note,
                              const std::string& seen,
                              util::Instant now) {
    require(actor, Permission::manage_flowchart);
    if (bytes.empty() || bytes.size() > k_most_bytes) {
        throw util::InvalidInput("file", {"flow.bad_size", {}});
    }
    FlowchartVersion version;
    version.csv = importers::to_utf8(bytes);
    version.note = checked_text("note", note, 0, k_longest_note);
    version.saved_at = util::to_string(now);
    version.saved_by = actor.name;
    auto file = importers::read_flowchart(version.csv, taxonomy);
    if (!file.faults.empty()) {
        return {0, std::move(file.faults)};
    }
    store::Transaction all(database);
    const auto before = store::newest_flowchart(database);
    check_seen(seen, std::to_string(before));
    const auto number = store::add_flowchart(database, version);
    const auto subject = [](std::int64_t of) { return "flowchart " + std::to_string(of); };
    audit(database, actor, now, "save_flowchart", subject(number), subject(before), version.note);
    all.commit();
    return {number, {}};
}

} // namespace relais::usecases
