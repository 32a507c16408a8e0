#include "directory/flowchart.h"

#include <algorithm>
#include <map>
#include <set>

namespace relais::directory {
namespace {

using Links = std::map<FlowPlace, std::vector<FlowPlace>>;

std::set<FlowPlace> reachable(const Links& links, std::vector<FlowPlace> waiting) {
    std::set<FlowPlace> seen;
    while (!waiting.empty()) {
        const auto place = waiting.back();
        waiting.pop_back();
        if (!seen.insert(place).second) {
            continue;
        }
        if (const auto found = links.find(place); found != links.end()) {
            waiting.insert(waiting.end(), found->second.begin(), found->second.end());
        }
    }
    return seen;
}

std::vector<FlowPlace> all_but(const Flowchart& chart, const std::set<FlowPlace>& some) {
    std::vector<FlowPlace> rest;
    for (const auto& path : chart.paths) {
        for (const auto& step : path.steps) {
            if (const FlowPlace place{path.code, step.code}; !some.contains(place)) {
                rest.push_back(place);
            }
        }
    }
    return rest;
}

} // namespace

const FlowStep* find_step(const Flowchart& chart, const FlowPlace& place) {
    const auto path = std::ranges::find(chart.paths, place.path, &FlowPath::code);
    if (path == chart.paths.end()) {
        return nullptr;
    }
    const auto step = std::ranges::find(path->steps, place.step, &FlowStep::code);
    return step != path->steps.end() ? &*step : nullptr;
}

std::vector<FlowPlace> unreached_steps(const Flowchart& chart) {
    Links forward;
    std::vector<FlowPlace> begins;
    for (const auto& path : chart.paths) {
        for (const auto& step : path.steps) {
            for (const auto& next : step.next) {
                forward[{path.code, step.code}].push_back(next.to);
            }
        }
        if (!path.steps.empty()) {
            begins.push_back({path.code, path.steps.front().code});
        }
    }
    return all_but(chart, reachable(forward, std::move(begins)));
}

std::vector<FlowPlace> endless_steps(const Flowchart& chart) {
    Links backward;
    std::vector<FlowPlace> ends;
    for (const auto& path : chart.paths) {
        for (const auto& step : path.steps) {
            const FlowPlace place{path.code, step.code};
            for (const auto& next : step.next) {
                backward[next.to].push_back(place);
            }
            if (step.next.empty()) {
                ends.push_back(place);
            }
        }
    }
    return all_but(chart, reachable(backward, std::move(ends)));
}

} // namespace relais::directory
