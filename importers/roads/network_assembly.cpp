#include "importers/roads/network_assembly.h"

#include "directory/road_metres.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace relais::importers {
namespace {

using namespace relais::directory;

constexpr std::uint32_t k_none = ~0U;
constexpr std::uint8_t k_inside = 1;
constexpr std::uint8_t k_split = 2;

} // namespace

NetworkAssembly::NetworkAssembly(NetworkBuilder& from, const RoadBox& box, RoadFacts& facts)
    : m_from(from),
      m_box(box),
      m_facts(facts),
      m_uses(from.m_ids.size()),
      m_ends(from.m_ids.size()),
      m_node(from.m_ids.size(), k_none) {}

RoadNetworkData NetworkAssembly::run(std::vector<RoadComponent>& components) {
    cut_lines();
    count_uses();
    split_runs();
    collect_ends();
    decide_barriers();
    for (std::uint32_t piece = 0; piece < m_pieces.size(); ++piece) {
        if (!m_pieces[piece].done) {
            emit(chain_from(piece));
        }
    }
    emit_barriers();
    m_data.names = std::move(m_from.m_names);
    components = number_components(m_data.stretches, m_data.nodes.size());
    return std::move(m_data);
}

std::uint32_t NetworkAssembly::point(std::size_t at) const {
    return static_cast<std::uint32_t>(m_from.m_points_of_lines[at]);
}

bool NetworkAssembly::is_usable(std::uint32_t point) {
    if (!m_from.m_is_placed[point]) {
        ++m_facts.missing_nodes;
        return false;
    }
    if (!m_box.holds(m_from.m_places[point])) {
        ++m_facts.outside;
        return false;
    }
    return true;
}

/// Runs of points that are there and inside the box; the same point twice in a row counts once.
void NetworkAssembly::cut_lines() {
    for (std::uint32_t line = 0; line < m_from.m_lines.size(); ++line) {
        const auto& all = m_from.m_lines[line];
        std::size_t begin = all.first;
        const std::size_t end = all.first + all.count;
        for (std::size_t at = begin; at < end; ++at) {
            if (!is_usable(point(at))) {
                add_run(begin, static_cast<std::uint32_t>(at - begin), line);
                begin = at + 1;
            }
        }
        add_run(begin, static_cast<std::uint32_t>(end - begin), line);
    }
}

void NetworkAssembly::add_run(std::size_t first, std::uint32_t count, std::uint32_t line) {
    if (count < 2) {
        m_facts.short_lines += count;
        return;
    }
    m_runs.push_back({first, count, line, false});
}

void NetworkAssembly::count_uses() {
    for (const auto& run : m_runs) {
        for (std::uint32_t i = 0; i < run.count; ++i) {
            auto& uses = m_uses[point(run.first + i)];
            const bool is_end = i == 0 || i + 1 == run.count;
            uses = is_end || uses != 0 ? k_split : k_inside;
        }
    }
    for (const auto& [point, barrier] : m_from.m_barriers) {
        m_uses[point] = m_uses[point] != 0 ? k_split : m_uses[point];
    }
}

void NetworkAssembly::split_runs() {
    for (const auto& run : m_runs) {
        std::uint32_t begin = 0;
        for (std::uint32_t i = 1; i < run.count; ++i) {
            if (m_uses[point(run.first + i)] == k_split) {
                m_pieces.push_back({run.first + begin, i - begin + 1, run.line, false});
                begin = i;
            }
        }
    }
    m_runs = {};
}

void NetworkAssembly::collect_ends() {
    for (std::uint32_t piece = 0; piece < m_pieces.size(); ++piece) {
        const auto& ends = m_pieces[piece];
        for (const auto at : {point(ends.first), point(ends.first + ends.count - 1)}) {
            auto& meeting = m_ends[at];
            if (meeting.count < 2) {
                meeting.piece[meeting.count] = piece;
            }
            ++meeting.count;
        }
    }
}

/// A barrier between exactly two pieces of road stands in the middle of a road; elsewhere nobody
/// can say which arm it closes.
void NetworkAssembly::decide_barriers() {
    for (auto at = m_from.m_barriers.begin(); at != m_from.m_barriers.end();) {
        const auto& meeting = m_ends[at->first];
        if (meeting.count == 2 && meeting.piece[0] != meeting.piece[1]) {
            m_near_piece[at->first] = meeting.piece[0];
            ++at;
        } else {
            m_facts.barriers_at_junctions += meeting.count > 2 ? 1 : 0;
            at = m_from.m_barriers.erase(at);
        }
    }
}

std::uint32_t NetworkAssembly::begin_of(Step step) const {
    const auto& piece = m_pieces[step.piece];
    return point(step.reversed ? piece.first + piece.count - 1 : piece.first);
}

std::uint32_t NetworkAssembly::end_of(Step step) const {
    return begin_of({step.piece, !step.reversed});
}

RoadAttributes NetworkAssembly::attributes_of(Step step) const {
    const auto& attributes = m_from.m_lines[m_pieces[step.piece].line].attributes;
    return step.reversed ? attributes.reversed() : attributes;
}

/// Where two pieces alike meet only each other, the walk goes on.
bool NetworkAssembly::next(Step step, Step& following) const {
    const auto meeting_point = end_of(step);
    const auto& meeting = m_ends[meeting_point];
    if (meeting.count != 2 || meeting.piece[0] == meeting.piece[1] ||
        m_from.m_barriers.contains(meeting_point)) {
        return false;
    }
    following.piece = meeting.piece[0] == step.piece ? meeting.piece[1] : meeting.piece[0];
    following.reversed = point(m_pieces[following.piece].first) != meeting_point;
    return !m_pieces[following.piece].done && attributes_of(following) == attributes_of(step) &&
           attributes_of(step).extra_s == 0 && attributes_of(step).crossing_s == 0;
}

/// Back as far as pieces are alike, then forth. A ring of pieces alike ends where it began.
std::vector<NetworkAssembly::Step> NetworkAssembly::chain_from(std::uint32_t piece) {
    m_pieces[piece].done = true;
    std::vector<Step> back;
    Step following;
    for (Step step{piece, true}; next(step, following); step = following) {
        m_pieces[following.piece].done = true;
        back.push_back({following.piece, !following.reversed});
    }
    std::ranges::reverse(back);
    auto chain = std::move(back);
    chain.push_back({piece, false});
    for (Step step{piece, false}; next(step, following); step = following) {
        m_pieces[following.piece].done = true;
        chain.push_back(following);
    }
    m_facts.contracted += static_cast<std::int64_t>(chain.size()) - 1;
    return chain;
}

void NetworkAssembly::append_points(Step step) {
    const auto& piece = m_pieces[step.piece];
    for (std::uint32_t i = 0; i < piece.count; ++i) {
        const auto at = step.reversed ? piece.first + piece.count - 1 - i : piece.first + i;
        m_data.points.push_back(m_from.m_places[point(at)]);
    }
}

void NetworkAssembly::emit(const std::vector<Step>& chain) {
    const auto attributes = attributes_of(chain.front());
    RoadStretch stretch;
    stretch.from = end_node(begin_of(chain.front()), chain.front().piece);
    stretch.to = end_node(end_of(chain.back()), chain.back().piece);
    stretch.first_point = static_cast<std::uint32_t>(m_data.points.size());
    for (const auto step : chain) {
        if (m_data.points.size() > stretch.first_point) {
            m_data.points.pop_back(); // where it joins the piece before
        }
        append_points(step);
    }
    stretch.point_count = static_cast<std::uint32_t>(m_data.points.size() - stretch.first_point);
    double metres = 0;
    for (std::size_t i = stretch.first_point + 1; i < m_data.points.size(); ++i) {
        metres += road_metres(m_data.points[i - 1], m_data.points[i]);
    }
    stretch.length_mm = millimetres(metres);
    stretch.name = attributes.name;
    stretch.road_class = attributes.road_class;
    stretch.surface = attributes.surface;
    stretch.access = attributes.access;
    stretch.speed_kmh = attributes.speed_kmh;
    stretch.extra_s = attributes.extra_s;
    take_crossing(m_pieces[chain.front().piece], metres, stretch);
    m_data.stretches.push_back(stretch);
}

/// Of those points of the builder's lines that have a place.
double NetworkAssembly::metres_of(std::size_t first, std::size_t count) const {
    double metres = 0;
    for (std::size_t at = first + 1; at < first + count; ++at) {
        const auto before = point(at - 1);
        const auto here = point(at);
        if (m_from.m_is_placed[before] && m_from.m_is_placed[here]) {
            metres += road_metres(m_from.m_places[before], m_from.m_places[here]);
        }
    }
    return metres;
}

/// A stated crossing takes what it takes: the whole kilometres an hour that are a little too fast,
/// and the rest as waiting, so that no second is lost to rounding.
void NetworkAssembly::take_crossing(const Piece& piece, double metres, RoadStretch& stretch) const {
    const auto& line = m_from.m_lines[piece.line];
    const double whole = metres_of(line.first, line.count);
    if (line.attributes.crossing_s == 0 || !(whole > 0)) {
        return;
    }
    constexpr double k_kmh_per_mps = 3.6;
    constexpr double k_fastest = 255;
    const double seconds = line.attributes.crossing_s * metres / whole;
    const double speed =
        std::clamp(std::ceil(whole * k_kmh_per_mps / line.attributes.crossing_s), 1.0, k_fastest);
    stretch.speed_kmh = static_cast<std::uint8_t>(speed);
    const double rest = std::max(0.0, seconds - metres * k_kmh_per_mps / speed);
    stretch.extra_s = static_cast<std::uint16_t>(std::min(65535.0, std::round(rest)));
}

std::uint32_t NetworkAssembly::node(std::uint32_t point) {
    if (m_node[point] == k_none) {
        m_node[point] = static_cast<std::uint32_t>(m_data.nodes.size());
        m_data.nodes.push_back(m_from.m_places[point]);
    }
    return m_node[point];
}

/// The node at a point; at a barrier, that of the side the piece comes from.
std::uint32_t NetworkAssembly::end_node(std::uint32_t point, std::uint32_t piece) {
    const auto near = m_near_piece.find(point);
    return near == m_near_piece.end() || near->second == piece ? node(point) : far_node(point);
}

std::uint32_t NetworkAssembly::far_node(std::uint32_t point) {
    const auto [at, is_new] =
        m_far_node.try_emplace(point, static_cast<std::uint32_t>(m_data.nodes.size()));
    if (is_new) {
        m_data.nodes.push_back(m_from.m_places[point]);
    }
    return at->second;
}

void NetworkAssembly::emit_barriers() {
    std::vector<std::pair<std::uint32_t, RoadBarrier>> barriers(m_from.m_barriers.begin(),
                                                                m_from.m_barriers.end());
    std::ranges::sort(barriers, {}, [](const auto& barrier) { return barrier.first; });
    for (const auto& [point, barrier] : barriers) {
        const auto& line = m_from.m_lines[m_pieces[m_near_piece.at(point)].line].attributes;
        RoadStretch gate;
        gate.from = node(point);
        gate.to = far_node(point);
        gate.first_point = static_cast<std::uint32_t>(m_data.points.size());
        gate.point_count = 2;
        m_data.points.insert(m_data.points.end(), 2, m_from.m_places[point]);
        gate.name = line.name;
        gate.road_class = line.road_class;
        gate.surface = line.surface;
        constexpr std::uint8_t k_all = 0b111111; // one-ways are the arms' word
        gate.access = static_cast<std::uint8_t>(k_all & ~barrier.closed_to);
        gate.extra_s = barrier.extra_s;
        m_data.stretches.push_back(gate);
        ++m_facts.barriers;
    }
}

} // namespace relais::importers
