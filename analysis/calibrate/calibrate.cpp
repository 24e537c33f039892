// A calibration from study to files.
#include "analysis/calibrate/calibrate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <tuple>

#include "analysis/base/files.hpp"
#include "analysis/base/result_folder.hpp"
#include "analysis/calibrate/files.hpp"
#include "analysis/calibrate/layer.hpp"
#include "analysis/calibrate/report.hpp"
#include "analysis/scenario/fingerprint.hpp"
#include "analysis/tables/run_tables.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

/// What plays depend on, as JSON: when it is the same, plays of an interrupted calibration can be used.
std::string identity_of(const CalibrationStudy& study) {
  const Scenario scenario = load_scenario(study.scenario_file, {}, study.scenario_files);
  nlohmann::json all;
  all["played"] = fingerprint_of(scenario);
  all["scale"] = study.scale;
  all["seed"] = study.seed;
  for (const FittedParameter& one : study.parameters)
    all["parameters"].push_back({one.path, one.low, one.high, one.start});
  for (const ObservedRow& row : study.cells)
    all["cells"].push_back({row.series, row.period, row.place, row.nationality, row.party, row.detail, row.value});
  return all.dump(1) + "\n";
}

bool has_begun(const std::string& directory, const std::string& identity) {
  return fs::exists(fs::path(directory) / "study.json") && !fs::exists(fs::path(directory) / "report.txt") &&
         read_whole_file(directory + "/study.json") == identity;
}

/// Plays of the same study are gone on with, in the folder or, where it holds results of an earlier time, beside them.
ResultFolder prepare_folder(const std::string& directory, const std::string& identity, bool force) {
  const auto go_on = [&](const std::string& where) { return has_begun(where, identity); };
  std::vector<std::string> names = calibration_file_names();
  names.insert(names.end(), run_file_names().begin(), run_file_names().end());
  return {directory, names, force, go_on};
}

SearchCells cells_of(const CalibrationStudy& study, const CalibrationBench& bench) {
  SearchCells cells;
  cells.group = study.target_of;
  for (const CalibrationTarget& target : study.targets) cells.weight.push_back(target.weight);
  const auto chain_of = [&](std::size_t i) {
    const ObservedRow& row = study.cells[i];
    return std::tie(study.target_of[i], row.place, row.nationality, row.party, row.detail);
  };
  int chain = 0;
  for (std::size_t i = 0; i < study.cells.size(); ++i) {
    if (i > 0 && chain_of(i) != chain_of(i - 1)) ++chain;
    cells.chain.push_back(chain);
  }
  cells.expected_noise = bench.expected_noise();
  return cells;
}

void write_layer(const CalibrationStudy& study, const Eigen::VectorXd& position, const std::string& directory) {
  write_whole_file(directory, "calibrated.yaml", calibrated_layer(study, position, directory));
}

}  // namespace

Calibration calibrate(const CalibrationStudy& study, const CalibrationOptions& options,
                      const CalibrationListener& listener) {
  const std::string identity = identity_of(study);
  ResultFolder folder = prepare_folder(options.output_directory, identity, options.force);
  Calibration done;
  done.directory = folder.working();
  if (!has_begun(done.directory, identity)) write_whole_file(done.directory, "study.json", identity);
  CalibrationBench bench(study, done.directory, options.threads, listener.bench);
  std::vector<Round> rounds;
  const auto on_round = [&](const Round& round) {
    rounds.push_back(round);
    write_whole_file(done.directory, "rounds.csv", rounds_table(study, rounds));
    write_layer(study, round.position, done.directory);
    if (listener.on_round) listener.on_round(round);
  };
  const ParameterSpace space(study.parameters);
  done.search = search(
      space.start(), cells_of(study, bench),
      [&](const Eigen::MatrixXd& positions) { return bench.residuals(positions); },
      {.rounds = study.rounds, .reach = study.reach}, on_round);
  done.plays = bench.played();
  done.plays_found = bench.found();
  if (!done.search.complete) {
    if (std::error_code error; !std::filesystem::is_directory(done.directory, error))
      throw RunFailure(fmt::format("the folder {} is gone, and the plays in it", done.directory));
    return done;
  }
  done.before = bench.simulated(space.start());
  done.after = bench.simulated(done.search.position);
  done.found = identify(space, done.search.position, done.search.curvature);
  bench.write_in_order();
  done.files = write_calibration_tables(study, done);
  write_whole_file(done.directory, "calibrated.yaml",  // with paths from where it will lie
                   calibrated_layer(study, done.search.position, options.output_directory));
  write_whole_file(done.directory, "report.txt", calibration_report(study, done));
  for (const char* name : {"rounds.csv", "calibrated.yaml", "plays.csv", "report.txt"}) done.files.emplace_back(name);
  folder.publish();
  done.directory = folder.working();
  return done;
}

}  // namespace corridor
