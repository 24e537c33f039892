// Plays a scenario of movement by attraction into a folder of results.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/camps/camp_fit.hpp"
#include "analysis/camps/camp_scenario.hpp"
#include "analysis/page/screen.hpp"
#include "sim/attraction/engine.hpp"

namespace corridor {

/// One replicate, day by day.
struct CampHistory {
  std::vector<attraction::DayResult> days;
  attraction::Totals totals;
};

/// Plays one replicate. Asks `goes_on` after each day; a history that was stopped is short.
CampHistory play_camps(const CampScenario& scenario, std::uint32_t replicate, int threads,
                       const std::function<bool(int day)>& goes_on = {});

/// Stocks of these camps by day.
CampStocks stocks_of(const CampHistory& history, const std::vector<std::size_t>& camps);

/// How far one forecast is from the counts; over replicates of the model, alone of simple splits.
struct CampFitRow {
  std::string forecast;
  std::optional<int> replicate;
  double ard = 0, rescaled = 0;
};

struct CampRunReport {
  std::string directory;
  bool complete = true;
  std::vector<std::string> files = {};
  std::vector<CampFitRow> fit = {};
  attraction::Totals totals = {};  ///< Over replicates.
  double played_s = 0;             ///< Of the processor.
  double wall_s = 0;
};

struct CampRunOptions {
  std::string output_directory;
  bool force = false;
  int threads = 0;
};

/// Plays every replicate and writes camps.csv, days.csv, camp_fit.csv, datapackage.json and manifest.json. When it is
/// stopped nothing is written.
CampRunReport run_camps(const CampScenario& scenario, const CampRunOptions& options,
                        const std::function<bool(int replicate, int day)>& goes_on = {});

/// True for a folder that run_camps wrote.
bool is_camp_run(const std::string& directory);

/// One screen about such a folder, from its tables.
std::string camp_summary(const std::string& directory, const Screen& screen);
/// Its fit alone, as text and as JSON.
std::string camp_fit_text(const std::string& directory, const Screen& screen);
std::string camp_fit_json(const std::string& directory);

}  // namespace corridor
