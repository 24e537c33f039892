// What a comparison looks at in one replicate: series and indicators by month, year and over the whole period.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analysis/indicators/indicators.hpp"
#include "analysis/scenario/scenario.hpp"
#include "analysis/tables/reporting_year.hpp"
#include "analysis/tables/series.hpp"
#include "sim/engine.hpp"

namespace corridor {

/// Which months a value is about. Sorted: the whole period, years, months.
struct ComparedPeriod {
  static constexpr int kFirstYear = 1899;  ///< Years are counted from 1900, months from January 1900.
  static constexpr std::uint16_t kCalendarYears = 512, kMonths = 1024;
  std::uint16_t code = 0;  ///< 0: the whole period.

  static ComparedPeriod whole() { return {0}; }
  static ComparedPeriod year(ReportingYear kind, int year) {
    return {static_cast<std::uint16_t>((kind.calendar ? kCalendarYears : 0) + year - kFirstYear)};
  }
  static ComparedPeriod month(Month month);

  bool is_month() const { return code >= kMonths; }
  std::string name() const;  ///< "all", "FY2019", "CY2019", "2019-06".
  friend auto operator<=>(const ComparedPeriod&, const ComparedPeriod&) = default;
};

/// A cell of a series. In each field 0 stands for "all"; else it is the index plus 1.
struct SeriesCell {
  std::uint8_t series = 0;  ///< The index itself.
  std::uint16_t place = 0;
  std::uint8_t nationality = 0, party = 0, detail = 0;
  ComparedPeriod period;
  friend auto operator<=>(const SeriesCell&, const SeriesCell&) = default;
};

/// A cell of an indicator.
struct IndicatorCell {
  std::string indicator, scope;
  ComparedPeriod period;
  friend auto operator<=>(const IndicatorCell&, const IndicatorCell&) = default;
};

/// The cells of one replicate, sorted. What is not there is zero (a series) or undefined (an indicator).
struct ReplicateCells {
  std::vector<std::pair<SeriesCell, double>> series;
  std::vector<std::pair<IndicatorCell, double>> indicators;
  RunTotals totals;
};

/// Adds up one replicate month by month. Series: totals and details for each month; for each year that lies
/// wholly in the period, and for the period, also by place, by nationality and by party, each with and without details.
/// Events are summed, levels averaged over months. Indicators: every scope by year and period, as the mean over
/// months; scopes that are no jurisdiction also by month.
class CellCounter {
 public:
  /// `scenario` must outlive this object.
  explicit CellCounter(const Scenario& scenario);

  void add_month(const MonthResult& month);
  ReplicateCells finish(const RunTotals& totals);

 private:
  using Key = std::uint64_t;
  void add_series(const MonthResult& month);
  void add_indicators(const MonthResult& month);
  void end_year();
  void add_splits(SeriesCell cell, Persons value);
  void end_indicator_year(bool whole_year);

  const Scenario* scenario_;
  std::vector<std::vector<std::uint8_t>> detail_of_;  ///< By series: details that are called alike are one.
  std::vector<bool> has_details_;
  IndicatorSeries indicators_;
  ReportingYear reporting_;
  int year_of_months_ = 0, months_in_year_ = 0, months_ = 0;
  std::unordered_map<Key, Persons> year_;   ///< Whole cells of the year in hand.
  std::unordered_map<Key, Persons> cells_;  ///< Sums over months; levels are averaged at the end.
  struct Mean {
    double sum = 0;
    int months = 0;
  };
  std::map<std::pair<std::string, std::string>, std::array<Mean, 2>> means_;  ///< Of indicators: year, period.
  std::vector<std::pair<IndicatorCell, double>> indicator_cells_;
};

/// Writes cells as in the files: names of series and places under the world's labels.
class CellNames {
 public:
  explicit CellNames(const World& world) : world_(&world), series_(published_series(world)) {}
  const std::string& series(const SeriesCell& cell) const { return series_[cell.series].name; }
  std::string place(const SeriesCell& cell) const;
  std::string nationality(const SeriesCell& cell) const;
  std::string_view party(const SeriesCell& cell) const;
  std::string detail(const SeriesCell& cell) const;

 private:
  const World* world_;
  std::array<PublishedSeries, kSeriesCount> series_;
};

}  // namespace corridor
