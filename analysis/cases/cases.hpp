// Cases side by side on the indicators, as a scholar lays them: one case in depth, and one indicator over all cases.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/page/screen.hpp"
#include "sim/units.hpp"

namespace corridor {

/// A case: a run, or a part of its months, under one scope of the indicators.
struct Case {
  std::string name;
  std::string run;  ///< Folder of a run.
  Month from, to;   ///< First month, and the first one left out.
  std::string
      scope;  ///< "overall" unless told; for indicators that have it: a jurisdiction, "border", "interior", "transit".
};

/// The file of cases: `cases: [{name, run, from, to, scope}]`, dates as 2017-01 or left out for the run's own; `run`
/// relative to the file. Throws ConfigError with every mistake.
enum class CasesNeed { kRuns, kFileAlone };  ///< Whether a folder that holds no run yet is a mistake.
std::vector<Case> read_cases(const std::string& file, CasesNeed need = CasesNeed::kRuns);

/// An indicator in a case: mean, lowest and highest over its months, averaged over replicates.
struct CaseValue {
  double mean = 0, low = 0, high = 0;
  int months = 0;
};
struct CaseTable {
  std::vector<Case> cases;
  std::vector<std::string> worlds;      ///< Names of the worlds that the runs play, each once.
  std::vector<std::string> indicators;  ///< The five first, then ratios, then parts ("P-1:q_transit").
  std::map<std::pair<std::size_t, std::string>, CaseValue> values;  ///< By case and indicator; absent: no value there.
  const CaseValue* find(std::size_t number, const std::string& indicator) const;
};
CaseTable lay_out(const std::vector<Case>& cases);

/// Rank correlation (Spearman) of two indicators over the cases that have both; none with fewer than four.
std::optional<double> rank_correlation(const CaseTable& table, const std::string& one, const std::string& other);

/// cases.csv (case, run, from, to, scope, indicator, mean, low, high, months), patterns.csv (indicator, other, cases,
/// rank_correlation) and cases.html. Throws RunFailure, or ConfigError when the folder holds results. Returns their
/// names.
std::vector<std::string> write_cases(const CaseTable& table, const std::string& directory, bool force);

/// Cases as columns, indicators as rows; then the patterns.
std::string cases_text(const CaseTable& table, const Screen& screen = {});

}  // namespace corridor
