// The page that sets the seed paper's figures and its argument beside published and simulated ones.
//
// The paper ("Trump's reliance on Mexico") holds that sanctuary rules and courts confine the filter inside the United
// States, and that externalization to Mexico rises instead. Its figures are rows of a table of data; its argument is a
// set of paired counterfactuals: the same seed and replicates with and without those rules.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/base/replicates.hpp"
#include "analysis/record/measure.hpp"
#include "analysis/scenario/scenario.hpp"

namespace corridor {

/// A row of seed_paper.csv: a figure of the paper.
struct SeedFigure {
  std::string section, claim, paper, published;
  double value = 0;                ///< As published, for the distance.
  std::string unit;                ///< persons, count, share, ratio.
  std::optional<Measure> measure;  ///< Empty: not simulated; the note says why.
  std::string note, source;
};

/// A row of seed_paper_dates.csv: a statement that dates or texts contradict.
struct SeedDate {
  std::string topic, paper, fact, source;
};

struct SeedTables {
  std::vector<SeedFigure> figures;
  std::vector<SeedDate> dates;
};
/// Reads both tables from a folder. Throws ConfigError with every mistake.
SeedTables read_seed_tables(const std::string& directory);

/// One outcome under one counterfactual.
struct SeedOutcome {
  std::string name, unit;
  PairedEstimate effect;
};

struct SeedCounterfactual {
  std::string title, period;
  std::vector<SeedOutcome> outcomes;
};

struct SeedResults {
  std::vector<std::vector<double>> figures;  ///< By figure, by replicate; empty where it is not simulated.
  std::vector<SeedCounterfactual> counterfactuals;
};

struct SeedRequest {
  std::string scenario;     ///< The policies as enacted; the counterfactuals lie beside it.
  ScenarioChanges changes;  ///< Of all of them alike: scale, seed, replicates.
  int threads = 0;          ///< 0: as many as there are cores.
};

/// Plays the scenario and its counterfactuals. `on_step` is told what is played next; false stops (RunFailure).
SeedResults play_seed_paper(const SeedRequest& request, const SeedTables& tables,
                            const std::function<bool(const std::string&)>& on_step = {});

/// What cannot be seen in a run but belongs to the figures: dated agreements by state, deferred action by state. Added
/// to a run's tables as levels `agreements_287g` and `deferred_action`.
void add_inputs_as_series(const Scenario& scenario, MeasureTables& tables);

/// True for the text of a page that seed_paper_page has made, of whatever version.
bool is_seed_paper_page(const std::string& text);

/// The page as Markdown. Without results every simulated cell is empty: the skeleton that a test holds the shipped page
/// against.
std::string seed_paper_page(const SeedTables& tables, const SeedResults& results, const std::string& command,
                            const std::string& version);

}  // namespace corridor
