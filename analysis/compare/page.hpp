// Comparisons as offline pages.
#pragma once

#include <vector>

#include "analysis/compare/examples.hpp"
#include "analysis/compare/factorial_report.hpp"
#include "analysis/compare/report.hpp"

namespace corridor {

/// compare.html: inputs, results, maps, fates with lives as examples (empty where nobody watched).
void write_compare_page(const std::vector<Scenario>& scenarios, CompareReport& report, const ExampleLives& examples);

/// factorial.html: what each policy does alone and with others, of what is beyond chance and of size.
void write_factorial_page(const std::vector<Scenario>& scenarios, FactorialReport& report);

}  // namespace corridor
