#include "directory/flowchart.h"

#include <catch2/catch.hpp>

using namespace relais::directory;

namespace {

FlowStep step(std::string code, std::vector<FlowPlace> next) {
    FlowStep made;
    made.code = std::move(code);
    for (auto& to : next) {
        made.next.push_back({std::move(to), {}});
    }
    return made;
}

FlowPath path(std::string code, std::vector<FlowStep> steps) {
    FlowPath made;
    made.code = std::move(code);
    made.steps = std::move(steps);
    return made;
}

} // namespace

TEST_CASE("A step that nothing leads to is found, also over paths", "[flowchart]") {
    const Flowchart chart{
        {path("a", {step("1", {{"b", "2"}}), step("2", {}), step("3", {{"a", "2"}})}),
         path("b", {step("1", {}), step("2", {{"a", "2"}})})}};
    CHECK(unreached_steps(chart) == std::vector<FlowPlace>{{"a", "3"}});
    CHECK(endless_steps(chart).empty());
    REQUIRE(find_step(chart, {"b", "2"}) != nullptr);
    CHECK(find_step(chart, {"b", "3"}) == nullptr);
    CHECK(find_step(chart, {"c", "1"}) == nullptr);
}

TEST_CASE("Going round is allowed as long as there is a way out", "[flowchart]") {
    const Flowchart with_exit{
        {path("a", {step("1", {{"a", "2"}}), step("2", {{"a", "1"}, {"a", "3"}}), step("3", {})})}};
    CHECK(endless_steps(with_exit).empty());
    const Flowchart without{{path("a", {step("1", {{"a", "2"}}), step("2", {{"a", "1"}})}),
                             path("b", {step("1", {})})}};
    CHECK(endless_steps(without) == std::vector<FlowPlace>{{"a", "1"}, {"a", "2"}});
}
