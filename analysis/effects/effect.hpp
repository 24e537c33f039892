// A published effect of a policy: what was found, where it was published, and how two runs of the model show it.
//
// The published figure is never fed to the model. Two runs share people and luck and differ by the policy; the estimand
// is arithmetic over the series of both, as in analysis/record/measure.hpp, and `corridor effects` says whether it lies
// within what was published.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/base/intervals.hpp"
#include "analysis/record/measure.hpp"
#include "analysis/scenario/scenario.hpp"

namespace corridor {

/// The names of an effect's runs, as terms of its estimand begin.
inline const std::vector<std::string> kEffectRuns{"factual", "counterfactual"};

/// How the number of an effect is meant: a relative difference (-0.33 is a third less), a difference of shares in
/// points of a hundred (-0.061 is 6.1 points), a ratio, or persons.
enum class EffectUnit { kRelative, kPoints, kRatio, kPersons };
inline const std::vector<std::string> kEffectUnits{"relative", "points", "ratio", "persons"};

/// A file of scenarios/effects, read and checked.
struct Effect {
  std::string file, id;  ///< The id is the stem of the file.
  std::string title;     ///< A sentence: what was found.
  std::shared_ptr<const Scenario> factual, counterfactual;
  std::string difference;           ///< What the counterfactual changes, in words of its file.
  std::optional<Measure> estimand;  ///< Always there in what read_effects returns.
  std::string estimand_text;
  EffectUnit unit = EffectUnit::kRelative;
  double value = 0;      ///< As published.
  Interval published;    ///< Around it, ends included.
  std::string interval;  ///< What the interval is: "95 % confidence interval", "range of estimates", ours.
  Day from, to;          ///< Of the study; half-open.
  std::string used_for;  ///< As for published series: `calibration` or `input` where a number was set on it.
  std::string note;      ///< What the estimand and the study do not share. May be empty.
  std::string why_not;   ///< What the model lacks if it misses; written before it was played.
  std::string source, url;
};

/// Reads files, and every .yaml of folders, by name. Scenarios that several effects share are loaded once. Throws
/// ConfigError with every mistake: unknown keys and names, terms outside the scenario's period, intervals that do not
/// hold their value, counterfactuals that change nothing or do not share people, days and luck. `changes` are made to
/// every run, on top of the files.
std::vector<Effect> read_effects(const std::vector<std::string>& paths, const ScenarioChanges& changes = {});

}  // namespace corridor
