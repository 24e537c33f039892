// What a random or listed sample and one-at-a-time runs say: rank correlations and local differences.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

#include "analysis/base/statistics.hpp"
#include "analysis/studies/answers/answers.hpp"

namespace corridor {
namespace {

/// Puts ranks from 0 in the place of values; equal values share the mean of their ranks.
void rank(std::vector<double>& values) {
  std::vector<std::uint32_t> order(values.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return values[a] < values[b] || (values[a] == values[b] && a < b);
  });
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() && values[order[end]] == values[order[begin]]) ++end;
    const double shared = 0.5 * static_cast<double>(begin + end - 1);
    for (; begin < end; ++begin) values[order[begin]] = shared;
  }
}

/// Of ranks. Fisher's z interval, with the variance for ranks of Bonett and Wright 2000.
Estimate rank_correlation(const std::vector<double>& x, const std::vector<double>& y) {
  Estimate estimate{correlation(x, y), {}, {}};
  const auto n = static_cast<double>(x.size());
  if (std::isnan(estimate.value) || n < 5) return estimate;
  const double r = std::clamp(estimate.value, -1 + 1e-12, 1 - 1e-12);
  const double half = normal_quantile(0.5 + kConfidence / 2) * std::sqrt((1 + r * r / 2) / (n - 3));
  estimate.low = std::tanh(std::atanh(r) - half);
  estimate.high = std::tanh(std::atanh(r) + half);
  return estimate;
}

}  // namespace

void answer_sample(const Study& study, Design& design, const ResponseValues& values, Answers& answers) {
  std::vector<double> y;
  std::copy_if(values.mean.begin(), values.mean.end(), std::back_inserter(y),
               [](double one) { return !std::isnan(one); });
  if (y.size() < 2) return;
  rank(y);
  for (std::size_t f = 0; f < study.factors.size(); ++f) {
    if (study.factors[f].options.size() > 2) continue;  // options have no order
    std::vector<double> x;                              // one input at a time: designs can be long
    x.reserve(y.size());
    for (std::size_t i = 0; i < values.mean.size(); ++i) {
      if (!std::isnan(values.mean[i])) x.push_back(design.at(i)[f]);
    }
    rank(x);
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
    Estimate estimate{values.mean[i] - values.mean[0], {}, {}};
    answers.rows.push_back({values.response, factor.path, "local:" + factor.text(*differs), estimate,
                            "local: holds near the base point only"});
  }
}

}  // namespace corridor
