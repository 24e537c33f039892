// What a comparison has found, before it is written: the differences of each alternative, and how they were played.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "analysis/compare/fates.hpp"
#include "analysis/compare/inputs.hpp"
#include "analysis/compare/rows.hpp"

namespace corridor {

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
  std::vector<HeadlineRow> headline = {};
  std::vector<HeadlineRow> places = {};  ///< Series by place, for maps: fiscal years and the whole period.
  std::vector<FateRow> fates = {};       ///< With CompareOptions::agents.
  std::vector<FateGroupRow> fate_groups =
      {};  ///< The same of those whose lives part, by who they are and when they part.
  std::vector<std::string> goals_missed = {};  ///< As written.
};

/// How long a scenario was played as part of another's history, over all replicates: rules that answer to what happens
/// may end it earlier in one than in another.
struct CommonPastReport {
  std::size_t with = 0;   ///< The scenario whose history it was last, in the first replicate.
  Day until{}, latest{};  ///< First day of a history of its own, in the replicate that parted first, and last.
};

/// How paired replicates were played and what was written, whatever is then made of them.
struct PairedReport {
  std::string directory, base_name;
  bool complete = true;  ///< False when stopped early.
  int replicates = 0;    ///< Whole replicates of every scenario; 0: nothing was written.
  int asked = 0;         ///< Replicates that were to be played when it was stopped.
  std::uint32_t scale = 1;
  std::uint64_t events = 0;
  std::uint64_t events_played = 0;     ///< Those of a past that scenarios share counted once.
  Day from{}, to{};                    ///< Their period.
  std::vector<CommonPastReport> past;  ///< By scenario; of the base, nothing.
  double wall_s = 0;
  std::vector<std::string> files;
};

struct CompareReport : PairedReport {
  std::string base_file, base_label;
  std::set<std::string> levels;  ///< Series that are means over months; all others are totals.
  std::vector<ComparedAlternative> alternatives;
};

}  // namespace corridor
