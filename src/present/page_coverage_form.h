#pragma once
#include "present/page_coverage.h"

#include <initializer_list>
#include <string>

/// What the planners' pages about coverage share: the form, the weight's sentence, files to take away.
namespace relais::present {

/// Adds "name=value" to the parameters of an address ("" or "?…"); nothing for a blank value.
void add_parameter(std::string& parameters, std::string_view name, const std::string& value);
/// "?need=…&km=30": what is not as usual.
std::string coverage_parameters(const CoverageQuery& query);

/// The values of planner_form.mustache.
void set_coverage_form(Value& page, const Words& words, const CoverageQuery& query);

/// Who is counted, by whom and when: `weight_sentence`, `modelled`, `outside`, and what the script stamps tables with.
void set_weight(Value& page, const Words& words, const directory::Demand& demand, const CoverageQuery& query);

/// Links to files: {href, label, hint} for each format of present::FileFormat's names.
Value downloads(const Words& words, const std::string& folder, const std::string& parameters,
                std::initializer_list<std::string_view> formats);

} // namespace relais::present
