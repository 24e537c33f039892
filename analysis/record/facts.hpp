// Stylised facts: what is known of these years beside the monthly series, and whether a run shows it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/record/measure.hpp"

namespace corridor {

/// A row of a table of facts.
struct Fact {
  std::string id, statement;
  Measure measure;
  double low = 0, high = 0;    ///< The tolerance: the fact holds where the measure lies within, ends included.
  std::string published;       ///< What was published, in words and numbers.
  std::string used_for;        ///< calibration, input or validation, as for published series.
  bool known_to_fail = false;  ///< The shipped model is known to miss it; a test notices when that changes.
  std::string source;
};

/// Reads a table with the columns id, statement, measure, low, high, published, used_for, known (`holds` or `fails`),
/// source.
std::vector<Fact> read_facts(const std::string& file, Problems& problems);

struct FactResult {
  const Fact* fact = nullptr;
  std::optional<double> value;  ///< Empty where the run does not cover the period.
  bool holds() const { return value && *value >= fact->low && *value <= fact->high; }
};

/// Points into `facts`, which must outlive the result.
std::vector<FactResult> check_facts(const std::vector<Fact>& facts, const MeasureTables& tables);

}  // namespace corridor
