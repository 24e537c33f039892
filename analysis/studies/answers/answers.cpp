// Puts the questions of a study to the values of one response.
#include "analysis/studies/answers/answers.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/base/statistics.hpp"

namespace corridor {
namespace {

std::vector<double> values_at(const std::vector<std::size_t>& points, const std::vector<double>& values) {
  std::vector<double> some;
  for (const std::size_t i : points) some.push_back(values[i]);
  return some;
}

/// Over all points, with an interval over the points' own variances; designs without independent parts have no better.
void answer_chance(const Study& study, const ResponseValues& values, Answers& answers) {
  std::vector<std::size_t> points;
  for (std::size_t i = 0; i < values.mean.size(); ++i) {
    if (!std::isnan(values.mean[i])) points.push_back(i);
  }
  if (points.size() < 2) return;
  const double share = chance_share(values, points), within = mean_of(values_at(points, values.within));
  std::vector<double> shares;
  for (const std::size_t i : points) shares.push_back(within > 0 ? share * values.within[i] / within : share);
  const Estimate estimate = mean_estimate(shares);
  answers.rows.push_back({values.response, kChance, "ST", estimate,
                          verdict_of(estimate, study.questions.precision, points.size() * values.replicates)});
}

/// False when all points and replicates have the same value but for rounding, which is no variance to share out.
bool varies(const ResponseValues& values) {
  constexpr double kRounding = 1e-12;
  double low = 0, high = 0, spread = 0;
  bool any = false;
  for (std::size_t i = 0; i < values.mean.size(); ++i) {
    const double one = values.mean[i];
    if (std::isnan(one)) continue;
    low = any ? std::min(low, one) : one;
    high = any ? std::max(high, one) : one;
    if (i < values.within.size()) spread = std::max(spread, std::sqrt(values.within[i]));
    any = true;
  }
  const double rounding = kRounding * std::max(std::abs(low), std::abs(high));
  return !any || high - low > rounding || spread > rounding;
}

/// Says of every row from `first` on that there is nothing to tell.
void say_nothing_varies(std::vector<IndexRow>& rows, std::size_t first) {
  for (std::size_t row = first; row < rows.size(); ++row) {
    rows[row].estimate = {std::nan(""), {}};
    rows[row].verdict = verdict_of(rows[row].estimate, 0, 0);
  }
}

}  // namespace

std::uint64_t ResponseValues::missing() const {
  return static_cast<std::uint64_t>(std::count_if(mean.begin(), mean.end(), [](double y) { return std::isnan(y); }));
}

double chance_share(const ResponseValues& values, const std::vector<std::size_t>& points) {
  const auto n = static_cast<double>(points.size()), replicates = static_cast<double>(values.replicates);
  const double within = mean_of(values_at(points, values.within));
  const double between = variance_of(values_at(points, values.mean)) * (n - 1) / n;
  const double all = between + within * (replicates - 1) / replicates;
  return all > 0 ? within / all : std::nan("");
}

void answer(const Study& study, Design& design, const ResponseValues& values, Answers& answers) {
  const std::string& method = study.design.method;
  const std::size_t rows = answers.rows.size(), convergence = answers.convergence.size();
  if (method == "sobol") answer_sobol(study, values, answers);
  if (method == "morris") answer_morris(study, values, answers);
  if (method == "grid") answer_grid(study, design, values, answers);
  if (method == "oat") answer_one_at_a_time(study, design, values, answers);
  if (method == "lhs" || method == "list") answer_sample(study, design, values, answers);
  if (values.replicates > 1 && method != "sobol") answer_chance(study, values, answers);
  if (!varies(values)) {
    say_nothing_varies(answers.rows, rows);
    say_nothing_varies(answers.convergence, convergence);
    return;
  }
  const Questions& questions = study.questions;
  if (questions.discover && questions.discover->response == values.response)
    answer_discovery(study, design, values, answers);
  if (questions.emulator) answer_emulator(study, design, values, answers);
  if (questions.robust && questions.robust->response == values.response) answer_robust(study, design, values, answers);
}

}  // namespace corridor
