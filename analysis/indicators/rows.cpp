// The rows of indicators.csv for one replicate, month by month.
#include "analysis/indicators/indicators.hpp"

namespace corridor {
namespace {

constexpr std::size_t kQuarter = 3;  ///< Months of the trailing window of the practice indicators.

}  // namespace

IndicatorSeries::IndicatorSeries(const World& world, const Register& shipped, const PolicySetResult& policies)
    : world_(world),
      institutions_(shipped, policies.instruments_off, indicator_weights_of(room_of(world))),
      weights_(indicator_weights_of(room_of(world))) {
  institutions_.follow(shipped, policies.settings);
  for (const std::string& id : institutions_.places_named()) {
    const Id<Jurisdiction> where = world.find_jurisdiction(id);
    if (where) places_.push_back(where);
  }
}

std::vector<IndicatorRow> IndicatorSeries::add_month(const MonthResult& month) {
  window_.push_back(count_practice(world_, month));
  if (window_.size() > kQuarter) window_.pop_front();
  PracticeCounts quarter;
  for (const PracticeCounts& one : window_) quarter += one;

  const Day last = first_day(month.month + std::chrono::months{1}) - Days{1};
  std::vector<IndicatorValue> values = institutions_.on(last, {prosecuted_share(quarter)});
  for (const Id<Jurisdiction> where : places_) {
    for (IndicatorValue& one : institutions_.at_place(world_, where, last)) values.push_back(std::move(one));
  }
  for (IndicatorValue& one : practice_indicators(world_, quarter, weights_)) values.push_back(std::move(one));
  std::vector<IndicatorRow> rows;
  for (IndicatorValue& one : values)
    rows.push_back({month.month, std::move(one.indicator), std::move(one.scope), one.value});
  return rows;
}

std::vector<IndicatorRow> indicator_rows(const World& world, const Register& shipped, const PolicySetResult& policies,
                                         const std::vector<MonthResult>& months) {
  IndicatorSeries series(world, shipped, policies);
  std::vector<IndicatorRow> rows;
  for (const MonthResult& month : months) {
    for (IndicatorRow& row : series.add_month(month)) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace corridor
