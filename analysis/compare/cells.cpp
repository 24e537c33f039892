// Adds up the months of a replicate to the cells that a comparison reports.
#include "analysis/compare/cells.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "policies/register.hpp"

namespace corridor {
namespace {

constexpr Month kFirstMonth = std::chrono::year{1900} / std::chrono::January;

std::uint64_t pack(const SeriesCell& cell) {
  return std::uint64_t{cell.series} << 56 | std::uint64_t{cell.place} << 40 | std::uint64_t{cell.nationality} << 32 |
         std::uint64_t{cell.party} << 24 | std::uint64_t{cell.detail} << 16 | cell.period.code;
}

SeriesCell unpack(std::uint64_t key) {
  SeriesCell cell;
  cell.series = static_cast<std::uint8_t>(key >> 56);
  cell.place = static_cast<std::uint16_t>(key >> 40);
  cell.nationality = static_cast<std::uint8_t>(key >> 32);
  cell.party = static_cast<std::uint8_t>(key >> 24);
  cell.detail = static_cast<std::uint8_t>(key >> 16);
  cell.period.code = static_cast<std::uint16_t>(key);
  return cell;
}

}  // namespace

ComparedPeriod ComparedPeriod::month(Month month) {
  return {static_cast<std::uint16_t>(kMonths + (month - kFirstMonth).count())};
}

std::string ComparedPeriod::name() const {
  if (code == 0) return "all";
  if (!is_month()) {
    const bool calendar = code >= kCalendarYears;
    return ReportingYear{calendar}.name(code - (calendar ? kCalendarYears : 0) + kFirstYear);
  }
  return to_string(kFirstMonth + Months{code - kMonths});
}

CellCounter::CellCounter(const Scenario& scenario)
    : scenario_(&scenario),
      indicators_(*scenario.world, register_of(*scenario.world), scenario.policies),
      reporting_(reporting_year(*scenario.world)) {
  for (const PublishedSeries& series : published_series(*scenario.world)) {
    std::vector<std::uint8_t>& details = detail_of_.emplace_back();
    for (std::size_t d = 0; d < series.details.size(); ++d) {
      const auto first = std::find(series.details.begin(), series.details.end(), series.details[d]);
      details.push_back(static_cast<std::uint8_t>(first - series.details.begin() + 1));
    }
    has_details_.push_back(series.details.size() > 1);
  }
}

void CellCounter::add_month(const MonthResult& month) {
  const int year = reporting_.of(month.month);
  if (year != year_of_months_ && months_in_year_ > 0) end_year();
  year_of_months_ = year;
  ++months_in_year_;
  ++months_;
  add_series(month);
  add_indicators(month);
}

void CellCounter::add_series(const MonthResult& month) {
  for (const Tally::Row& row : month.tally.series_rows()) {
    SeriesCell cell;
    cell.series = static_cast<std::uint8_t>(index_of(row.series));
    cell.detail = detail_of_[cell.series][row.detail];
    SeriesCell total = cell;
    total.period = ComparedPeriod::month(month.month);
    if (has_details_[cell.series]) cells_[pack(total)] += row.value;
    total.detail = 0;
    cells_[pack(total)] += row.value;
    cell.place = row.place ? static_cast<std::uint16_t>(row.place.value + 1) : std::uint16_t{0};
    cell.nationality = static_cast<std::uint8_t>(row.nationality + 1);
    cell.party = static_cast<std::uint8_t>(row.party + 1);
    year_[pack(cell)] += row.value;
  }
}

void CellCounter::add_splits(SeriesCell cell, Persons value) {
  const SeriesCell whole = cell;
  const auto add = [&](std::uint16_t place, std::uint8_t nationality, std::uint8_t party) {
    cell.place = place;
    cell.nationality = nationality;
    cell.party = party;
    cell.detail = 0;
    cells_[pack(cell)] += value;
    cell.detail = whole.detail;
    if (has_details_[cell.series]) cells_[pack(cell)] += value;
  };
  add(0, 0, 0);
  if (whole.place != 0) add(whole.place, 0, 0);
  if (whole.nationality != 0) add(0, whole.nationality, 0);
  if (whole.party != 0) add(0, 0, whole.party);
}

void CellCounter::end_year() {
  const MonthRange played = whole_months(scenario_->from, scenario_->to);
  const bool whole_year = played.contains(reporting_.months(year_of_months_));
  for (const auto& [key, persons] : year_) {
    SeriesCell cell = unpack(key);
    add_splits(cell, persons);
    cell.period = ComparedPeriod::year(reporting_, year_of_months_);
    if (whole_year) add_splits(cell, persons);
  }
  year_.clear();
  end_indicator_year(whole_year);
  months_in_year_ = 0;
}

void CellCounter::end_indicator_year(bool whole_year) {
  for (auto& [name, means] : means_) {
    auto& [year, period] = means;
    if (whole_year && year.months > 0)
      indicator_cells_.push_back(
          {{name.first, name.second, ComparedPeriod::year(reporting_, year_of_months_)}, year.sum / year.months});
    period.sum += year.sum;
    period.months += year.months;
    year = {};
  }
}

void CellCounter::add_indicators(const MonthResult& month) {
  for (const IndicatorRow& row : indicators_.add_month(month)) {
    Mean& year = means_[{row.indicator, row.scope}][0];
    year.sum += row.value;
    ++year.months;
    if (!scenario_->world->find_jurisdiction(row.scope))
      indicator_cells_.push_back({{row.indicator, row.scope, ComparedPeriod::month(month.month)}, row.value});
  }
}

ReplicateCells CellCounter::finish(const RunTotals& totals) {
  if (months_in_year_ > 0) end_year();
  ReplicateCells cells{{}, std::move(indicator_cells_), totals};
  for (const auto& [key, persons] : cells_) {
    const SeriesCell cell = unpack(key);
    const bool mean = series_shapes()[cell.series].level && !cell.period.is_month();
    const int months = !mean ? 1 : cell.period == ComparedPeriod::whole() ? months_ : 12;
    cells.series.emplace_back(cell, static_cast<double>(persons) / months);
  }
  for (const auto& [name, means] : means_)
    cells.indicators.push_back(
        {{name.first, name.second, ComparedPeriod::whole()}, means[1].sum / std::max(1, means[1].months)});
  const auto by_cell = [](const auto& a, const auto& b) { return a.first < b.first; };
  std::sort(cells.series.begin(), cells.series.end(), by_cell);
  std::sort(cells.indicators.begin(), cells.indicators.end(), by_cell);
  return cells;
}

std::string CellNames::place(const SeriesCell& cell) const {
  return cell.place == 0 ? "" : world_->jurisdictions[cell.place - std::size_t{1}].id;
}

std::string CellNames::nationality(const SeriesCell& cell) const {
  return cell.nationality == 0 ? "" : world_->nationalities[cell.nationality - std::size_t{1}].id;
}

std::string_view CellNames::party(const SeriesCell& cell) const {
  return cell.party == 0 ? "" : kPartyKindNames[cell.party - std::size_t{1}];
}

std::string CellNames::detail(const SeriesCell& cell) const {
  return cell.detail == 0 ? "" : series_[cell.series].details[cell.detail - std::size_t{1}];
}

}  // namespace corridor
