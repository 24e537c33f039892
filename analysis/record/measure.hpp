// Small arithmetic over the tables of a run: how a stylised fact, or a figure of the seed paper, is measured.
//
//   ice_arrests[detail=287g, 2015-10..2019-09] / ice_arrests[2015-10..2019-09]
//   gate:return[outcome=tried_again, FY2021] / (encounters_between_ports[FY2021] + encounters_at_ports[FY2021])
//   indicator:externalization[2019-07..2019-09] - indicator:externalization[2019-01..2019-03]
//
// A term names a series of observables.csv, `gate:GATE` of gates.csv, or `indicator:NAME` of indicators.csv, and a
// period as published series have it. Filters: place, nationality, party, detail for series; outcome, policy, at for
// gates; scope for indicators (`overall` unless told). `a|b` takes either. Counts are summed over the period, levels
// and indicators averaged. Numbers, + - * / and brackets join terms as usual. A measure over several runs begins each
// term with the name of its run: `factual:removals[FY2015] / counterfactual:removals[FY2015] - 1`.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analysis/base/formula.hpp"
#include "analysis/indicators/indicators.hpp"
#include "analysis/tables/read.hpp"
#include "sim/input/errors.hpp"

namespace corridor {

/// What measures are taken from: a run's tables, in memory.
struct MeasureTables {
  Observables observables;
  std::set<std::string> levels;
  std::set<std::string> series;  ///< Every name a run of this world has, also where nothing was counted.
  std::map<std::pair<std::string, std::string>, std::map<Month, double>> indicators;  ///< By name and scope; by month.
  struct GateCell {
    Month month{};
    std::string gate, at, outcome, policy;
    double persons = 0;
  };
  std::vector<GateCell> gates;
};

/// Reads the tables of a run's folder, averaged over its replicates. Throws as the readers of tables/read.hpp do.
MeasureTables read_measure_tables(const std::string& directory);

/// A measure, parsed.
class Measure {
 public:
  /// What is counted: series, gate or indicator, filters, and a period.
  struct Term {
    std::size_t run = 0;  ///< By position in the names of runs.
    std::string name;
    std::map<std::string, std::vector<std::string>> filters;  ///< By column; any of the values.
    MonthRange months;
  };

  /// Throws ConfigError that names `at` when the text is no measure. With `runs`, each term begins with one of them.
  Measure(const std::string& text, const Position& at, const std::string& path,
          const std::vector<std::string>& runs = {});

  /// Empty when a period lies outside the run, an indicator is not defined there, or a divisor is zero. Throws
  /// ConfigError for a series or gate that the tables do not have.
  std::optional<double> of(const MeasureTables& tables) const;
  /// The same over several runs, in the order of their names.
  std::optional<double> of(std::span<const MeasureTables* const> runs) const;

  const std::vector<Term>& terms() const { return terms_; }

 private:
  Formula formula_;
  std::vector<Term> terms_;
  Position at_;
  std::string path_;
};

}  // namespace corridor
