#pragma once
#include "directory/codes.h"

#include <optional>
#include <string>
#include <tuple>
#include <vector>

/// The referral flowchart: who does what, by when, and what comes next. Data, not law: a file that
/// a manager edits.
namespace relais::directory {

/// A text in both languages.
struct FlowText {
    std::string fr;
    std::string en;
    [[nodiscard]] bool is_empty() const { return fr.empty() && en.empty(); }
    bool operator==(const FlowText&) const = default;
};

/// A step of a path, by their codes.
struct FlowPlace {
    std::string path;
    std::string step;
    bool operator==(const FlowPlace&) const = default;
    bool operator<(const FlowPlace& other) const {
        return std::tie(path, step) < std::tie(other.path, other.step);
    }
};

struct FlowNext {
    FlowPlace to;
    FlowText when; ///< in which case; empty: always
    bool operator==(const FlowNext&) const = default;
};

struct FlowStep {
    std::string code; ///< of its path
    FlowText title;
    FlowText actor;
    std::optional<int> within_hours; ///< from the step before; 0: at once
    std::vector<FlowNext> next;      ///< none: the case is closed
    FlowText escalation;             ///< what to do when it does not happen; may be empty
    std::vector<std::string>
        needs; ///< taxonomy codes of the services that carry it; none: no service is needed
    FlowText note;
    bool operator==(const FlowStep&) const = default;
};

/// What is done for one kind of person or moment; the first step is where it begins.
struct FlowPath {
    std::string code;
    FlowText title;
    FlowText lead;
    CodeSet<Public> publics; ///< whom its services must be for; none: anybody
    std::vector<FlowStep> steps;
    bool operator==(const FlowPath&) const = default;
};

struct Flowchart {
    std::vector<FlowPath> paths;
    bool operator==(const Flowchart&) const = default;
};

/// Null if there is none.
const FlowStep* find_step(const Flowchart& chart, const FlowPlace& place);

/// Steps that no first step leads to, in the order of the chart.
std::vector<FlowPlace> unreached_steps(const Flowchart& chart);
/// Steps from which no end can be reached: a person would go in circles.
std::vector<FlowPlace> endless_steps(const Flowchart& chart);

} // namespace relais::directory
