// What a run is and how much of the time it was asked for it holds: its title, months that are only partly played, and
// what is missing when it was stopped early.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "sim/units.hpp"

namespace corridor {

/// A month of a run: the days that were played, [from, to), of the days that it has.
struct MonthOfRun {
  Month month{};
  Day from{}, to{};
  int days() const { return static_cast<int>((to - from).count()); }
  int of_days() const { return static_cast<int>((first_day(month + Months{1}) - first_day(month)).count()); }
  bool whole() const { return days() == of_days(); }
};

/// The months that a replicate has at most, in order, from the period and `months_done` of a manifest.
std::vector<MonthOfRun> months_of_run(const nlohmann::json& manifest);

/// "2019-06 holds 12 of its 30 days" for each month that the period cuts; empty when it cuts none.
std::vector<std::string> partial_months(const nlohmann::json& manifest);

/// What a run that was stopped early holds: "stopped early: 2 of 40 replicates are whole, a further one has 14 of 108
/// months". Empty when the run is whole. Also of a comparison's manifest.
std::string stopped_early(const nlohmann::json& manifest);

/// The same of the run or comparison in a folder; empty when it is whole or the folder has no manifest.
std::string stopped_early_in(const std::string& directory);

/// The name of the scenario of a run and what the command line changed in it, by its manifest.
std::string title_of_run(const nlohmann::json& manifest);

/// Writes months.csv: month, from, to, days, of_days. Returns its name.
std::string write_months(const std::string& directory, const nlohmann::json& manifest);

}  // namespace corridor
