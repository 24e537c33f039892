// A comparison from scenario files to tables: paired replicates of a base and its alternatives, and their differences.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/compare_inputs.hpp"
#include "analysis/compare_rows.hpp"
#include "analysis/fates_play.hpp"
#include "analysis/run.hpp"
#include "analysis/scenario.hpp"

namespace corridor {

/// "indicator:P-2: 2%", "series:removals: 500": how narrow the 95 % interval of a difference over the whole period has
/// to become, as half its width, in per cent of the base's value or in units.
struct PrecisionGoal {
  std::string text;  ///< As written.
  bool indicator = false;
  std::string name;
  std::string scope = "overall";  ///< Of an indicator.
  double width = 0;               ///< Half width; a share of the base's value when `relative`.
  bool relative = true;
};
/// Throws ConfigError when the text names no series or indicator of this world.
PrecisionGoal parse_precision(const std::string& text, const World& world);

struct CompareOptions {
  std::string output_directory;
  int replicates = 0;  ///< 0: the base's own when it asks for more than one, else kReplicates.
  int threads = 0;     ///< 0: as many as there are cores.
  std::vector<PrecisionGoal> goals;
  bool force = false;
  bool agents = false;  ///< Also lay lives side by side: fates.csv and parties.csv.

  static constexpr int kReplicates = 10;        ///< Enough for an interval, quick enough for a first look.
  static constexpr int kMostReplicates = 1000;  ///< Where a goal of precision is given up.
};

/// A row of the headline: totals of series and overall indicators, kept for summary and report.
struct HeadlineRow {
  ComparedQuantity quantity;
  PairedEstimate estimate;
};

/// What became of one alternative.
struct ComparedAlternative {
  std::string label;  ///< The scenario column: the name of its file, made unique.
  std::string name, file;
  InputDifferences inputs;
  std::vector<HeadlineRow> headline;
  std::vector<FateRow> fates;             ///< With CompareOptions::agents.
  std::vector<std::string> goals_missed;  ///< As written.
};

/// How paired replicates were played and what was written, whatever is then made of them.
struct PairedReport {
  std::string directory, base_name;
  bool complete = true;  ///< False when stopped early.
  int replicates = 0;    ///< Whole replicates of every scenario; 0: nothing was written.
  int asked = 0;         ///< Replicates that were to be played when it was stopped.
  std::uint32_t scale = 1;
  std::uint64_t events = 0;
  double wall_s = 0;
  std::vector<std::string> files;
};

struct CompareReport : PairedReport {
  std::string base_file;
  std::vector<ComparedAlternative> alternatives;
};

/// Plays `scenarios` (the base first, at least one more) and writes the files of a comparison. Throws ConfigError when
/// their grounds are not the same or the folder holds results; RunFailure when a file cannot be written.
CompareReport compare_scenarios(const std::vector<Scenario>& scenarios, const CompareOptions& options,
                                const RunProgressCallback& on_progress = {});

/// Replicates to begin with: as asked for, else the base's own when more than one, else kReplicates.
int replicates_asked(const Scenario& base, const CompareOptions& options);

/// One screen in plain words.
std::string compare_summary(const CompareReport& report);

/// Names of every file that a comparison can write.
const std::vector<std::string>& compare_file_names();

/// Refuses a folder that holds results of a run or a comparison, unless `force`; then takes those away. Throws
/// ConfigError or RunFailure.
void make_room_for_results(const std::string& directory, bool force);

/// Names for the scenario column: the stem of each file, with -2, -3, ... where two are alike.
std::vector<std::string> scenario_labels(const std::vector<Scenario>& scenarios);

}  // namespace corridor
