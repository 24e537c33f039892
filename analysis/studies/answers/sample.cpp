// What a random or listed sample and one-at-a-time runs say: rank correlations and local differences.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "analysis/base/statistics.hpp"
#include "analysis/studies/answers/answers.hpp"

namespace corridor {
namespace {

/// Of ranks. Fisher's z interval, with the variance for ranks of Bonett and Wright 2000.
Estimate rank_correlation(const std::vector<double>& x, const std::vector<double>& y) {
  Estimate estimate{correlation(x, y), {}};
  const auto n = static_cast<double>(x.size());
  if (std::isnan(estimate.value) || n < 5) return estimate;
  const double r = std::clamp(estimate.value, -1 + 1e-12, 1 - 1e-12);
  const double half = normal_quantile(0.5 + kConfidence / 2) * std::sqrt((1 + r * r / 2) / (n - 3));
  estimate.interval = {std::tanh(std::atanh(r) - half), std::tanh(std::atanh(r) + half)};
  return estimate;
}

}  // namespace

void answer_sample(const Study& study, Design& design, const ResponseValues& values, Answers& answers) {
  std::vector<double> y;
  std::copy_if(values.mean.begin(), values.mean.end(), std::back_inserter(y),
               [](double one) { return !std::isnan(one); });
  if (y.size() < 2) return;
  replace_by_ranks(y);
  for (std::size_t f = 0; f < study.factors.size(); ++f) {
    if (study.factors[f].options.size() > 2) continue;  // options have no order
    std::vector<double> x;                              // one input at a time: designs can be long
    x.reserve(y.size());
    for (std::size_t i = 0; i < values.mean.size(); ++i) {
      if (!std::isnan(values.mean[i])) x.push_back(design.at(i)[f]);
    }
    replace_by_ranks(x);
    const Estimate estimate = rank_correlation(x, y);
    answers.rows.push_back({values.response, study.factors[f].path, "rank_correlation", estimate,
                            verdict_of(estimate, study.questions.precision, y.size() * values.replicates)});
  }
}

void answer_one_at_a_time(const Study& study, Design& design, const ResponseValues& values, Answers& answers) {
  const Point base = base_point(study);
  for (std::size_t i = 1; i < values.mean.size(); ++i) {
    const Point point = design.at(i);
    const auto differs = std::mismatch(point.begin(), point.end(), base.begin()).first;
    const Factor& factor = study.factors[static_cast<std::size_t>(differs - point.begin())];
    const Estimate estimate{values.mean[i] - values.mean[0], {}};
    answers.rows.push_back({values.response, factor.path, "local:" + factor.text(*differs), estimate,
                            "local: holds near the base point only"});
  }
}

}  // namespace corridor
