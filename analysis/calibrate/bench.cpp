// Points to plays, plays to cells, cells to residuals.
#include "analysis/calibrate/bench.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>

#include "analysis/base/data_package.hpp"
#include "analysis/base/files.hpp"
#include "analysis/calibrate/forms.hpp"
#include "analysis/run/play.hpp"
#include "analysis/tables/run_tables.hpp"
#include "analysis/tables/series.hpp"
#include "sim/input/csv_records.hpp"
#include "sim/input/scalars.hpp"
#include "sim/parallel.hpp"

namespace corridor {

CalibrationBench::CalibrationBench(const CalibrationStudy& study, std::string directory, int threads,
                                   BenchListener listener)
    : study_(&study),
      space_(study.parameters),
      directory_(std::move(directory)),
      threads_(threads),
      listener_(std::move(listener)) {
  read_found();
  write_in_order();
}

std::string CalibrationBench::line_of(const Key& key, const std::vector<double>& cells) const {
  const std::string text = fmt::format("{},{},{}", key.replicate, fmt::join(key.values, ","), fmt::join(cells, ","));
  return fmt::format("{},{}\n", text, checksum_of(text));
}

bool CalibrationBench::add_found(const std::vector<std::string_view>& fields) {
  const std::size_t parameters = study_->parameters.size();
  const std::size_t numbers = 1 + parameters + study_->cells.size();
  if (fields.size() != numbers + 1 ||
      fields.back() != checksum_of(fmt::format("{}", fmt::join(fields.begin(), fields.end() - 1, ","))))
    return false;
  Key key;
  long replicate = 0;
  if (!parse_integer(fields.front(), replicate) || replicate < 0 || replicate > std::numeric_limits<int>::max())
    return false;
  key.replicate = static_cast<int>(replicate);
  std::vector<double> cells;
  for (std::size_t i = 1; i < numbers; ++i) {
    double number = 0;
    if (!parse_number(fields[i], number)) return false;
    (i <= parameters ? key.values : cells).push_back(number);
  }
  plays_[std::move(key)] = std::move(cells);
  return true;
}

void CalibrationBench::read_found() {
  const std::string path = directory_ + "/plays.csv";
  std::ifstream file(path, std::ios::binary);
  CsvRecords lines(file);
  if (!lines.next() || fmt::format("{}\n", fmt::join(lines.fields(), ",")) != header_of(plays_form(*study_))) return;
  std::vector<Problem> damaged;
  const auto leave_out = [&](int line) {
    damaged.push_back({{path, line}, "", "is no play of this study", "what it held is played again"});
  };
  while (lines.next() && lines.has_line_end()) {  // a last line without an end was cut off
    if (!add_found(lines.fields())) leave_out(lines.line());
  }
  if (lines.open_quote() > 0) leave_out(lines.open_quote());
  found_ = played();
  if (!damaged.empty() && listener_.on_damage) listener_.on_damage(damaged);
}

std::vector<double> CalibrationBench::play(const Key& key) const {
  const Scenario scenario =
      load_scenario(study_->scenario_file, changes_for(*study_, key.values), study_->scenario_files);
  PlayRequest request = request_of(scenario, key.replicate);
  request.seed = study_->seed;
  request.scale = study_->scale;
  request.indicators = false;
  for (const CalibrationTarget& target : study_->targets) request.series.insert(target.series);
  const Played played = play_scenario(scenario, request, listener_.go_on);
  if (!played.complete) return {};
  const std::set<std::string> levels = level_series({{"series", series_manifest(*scenario.world)}});
  const std::vector<FitCell> cells = fit_cells(played.observables, study_->cells, levels);
  if (cells.size() != study_->cells.size()) throw Defect("a calibration cell lies outside of the period played");
  std::vector<double> simulated;
  for (const FitCell& cell : cells) simulated.push_back(cell.simulated);
  return simulated;
}

std::vector<CalibrationBench::Key> CalibrationBench::due(const Eigen::MatrixXd& positions) const {
  std::vector<Key> keys;
  for (Eigen::Index point = 0; point < positions.rows(); ++point) {
    for (int replicate = 0; replicate < study_->replicates; ++replicate) {
      Key key{space_.values(positions.row(point)), replicate};
      if (!plays_.contains(key) && std::find(keys.begin(), keys.end(), key) == keys.end())
        keys.push_back(std::move(key));
    }
  }
  return keys;
}

bool CalibrationBench::play_all(const std::vector<Key>& keys) {
  std::ofstream log(directory_ + "/plays.csv", std::ios::binary | std::ios::app);
  const auto require_log = [&] {
    if (!log) throw RunFailure(fmt::format("cannot write {}/plays.csv: {}", directory_, std::strerror(errno)));
  };
  require_log();
  std::mutex one_at_a_time;
  int done = 0;
  Workers(threads_).share_out(keys.size(), 1, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (listener_.go_on && !listener_.go_on()) return;
      std::vector<double> cells = play(keys[i]);
      if (cells.empty()) return;
      const std::lock_guard lock(one_at_a_time);
      log << line_of(keys[i], cells) << std::flush;
      require_log();
      plays_[keys[i]] = std::move(cells);
      ++done;
      if (listener_.on_progress) listener_.on_progress({done, static_cast<int>(keys.size()), played()});
    }
  });
  return done == static_cast<int>(keys.size());
}

std::optional<Eigen::MatrixXd> CalibrationBench::residuals(const Eigen::MatrixXd& positions) {
  if (!play_all(due(positions))) return std::nullopt;
  Eigen::MatrixXd all(positions.rows(), static_cast<Eigen::Index>(study_->cells.size()));
  for (Eigen::Index point = 0; point < positions.rows(); ++point) {
    const Eigen::VectorXd cells = simulated(positions.row(point));
    for (Eigen::Index cell = 0; cell < cells.size(); ++cell)
      all(point, cell) = residual(static_cast<std::size_t>(cell), cells[cell]);
  }
  return all;
}

Eigen::VectorXd CalibrationBench::simulated(const Eigen::VectorXd& position) const {
  Eigen::VectorXd sum = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(study_->cells.size()));
  for (int replicate = 0; replicate < study_->replicates; ++replicate) {
    const std::vector<double>& cells = plays_.at({space_.values(position), replicate});
    sum += Eigen::Map<const Eigen::VectorXd>(cells.data(), sum.size());
  }
  return sum / study_->replicates;
}

double CalibrationBench::residual(std::size_t cell, double simulated) const {
  const double one_party = study_->scale;  // keeps empty cells finite
  return std::log((simulated + one_party) / (study_->cells[cell].value + one_party));
}

Eigen::VectorXd CalibrationBench::expected_noise() const {
  Eigen::VectorXd noise(static_cast<Eigen::Index>(study_->cells.size()));
  for (Eigen::Index cell = 0; cell < noise.size(); ++cell) {
    const double drawn = (study_->cells[static_cast<std::size_t>(cell)].value / study_->scale + 1) * study_->replicates;
    noise[cell] = 1 / drawn;
  }
  return noise;
}

void CalibrationBench::write_in_order() const {
  std::string text = header_of(plays_form(*study_));
  for (const auto& [key, cells] : plays_) text += line_of(key, cells);
  write_whole_file(directory_, "plays.csv", text);
}

}  // namespace corridor
