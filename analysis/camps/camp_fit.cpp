// Averaged relative differences, and forecasts that anybody could make.
#include "analysis/camps/camp_fit.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace corridor {
namespace {

constexpr std::size_t kFirstMonth = 30;  // days

double sum_of(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

CampStocks split(const CampStocks& published, const std::vector<double>& weights) {
  const double all = sum_of(weights);
  if (all <= 0) return {};
  CampStocks stocks;
  for (const std::vector<double>& day : published) {
    const double total = sum_of(day);
    stocks.emplace_back();
    for (const double weight : weights) stocks.back().push_back(total * weight / all);
  }
  return stocks;
}

}  // namespace

std::vector<std::size_t> counted_camps(const attraction::World& world) {
  const auto series = world.series();
  std::vector<std::size_t> camps;
  for (std::size_t place = 0; place < series.size(); ++place) {
    if (world.places[place].is_camp() && !series[place].empty()) camps.push_back(place);
  }
  return camps;
}

CampStocks published_stocks(const attraction::World& world, const std::vector<std::size_t>& camps, int days) {
  const auto series = world.series();
  CampStocks stocks(static_cast<std::size_t>(days));
  for (int day = 0; day < days; ++day) {
    for (const std::size_t camp : camps)
      stocks[static_cast<std::size_t>(day)].push_back(static_cast<double>(series[camp].at(day)));
  }
  return stocks;
}

double relative_difference(const CampStocks& simulated, const CampStocks& published) {
  double sum = 0;
  for (std::size_t day = 0; day < published.size(); ++day) {
    double off = 0;
    for (std::size_t camp = 0; camp < published[day].size(); ++camp)
      off += std::abs(simulated[day][camp] - published[day][camp]);
    sum += off / std::max(1.0, sum_of(published[day]));
  }
  return published.empty() ? 0 : sum / static_cast<double>(published.size());
}

double rescaled_difference(CampStocks simulated, const CampStocks& published) {
  for (std::size_t day = 0; day < simulated.size(); ++day) {
    const double own = sum_of(simulated[day]), total = sum_of(published[day]);
    for (double& camp : simulated[day]) camp = own > 0 ? camp * total / own : camp;
  }
  return relative_difference(simulated, published);
}

CampStocks split_by_first_month(const CampStocks& published) {
  if (published.empty()) return {};
  std::vector<double> sums(published.front().size(), 0);
  for (std::size_t day = 0; day < std::min(kFirstMonth, published.size()); ++day) {
    for (std::size_t camp = 0; camp < sums.size(); ++camp) sums[camp] += published[day][camp];
  }
  return split(published, sums);
}

CampStocks split_by_capacity(const attraction::World& world, const std::vector<std::size_t>& camps,
                             const CampStocks& published) {
  std::vector<double> weights;
  for (const std::size_t camp : camps)
    weights.push_back(static_cast<double>(world.places[camp].capacity + world.places[camp].at_start));
  return split(published, weights);
}

CampStocks split_equally(const CampStocks& published) {
  return published.empty() ? CampStocks{} : split(published, std::vector<double>(published.front().size(), 1));
}

}  // namespace corridor
