// One replicate in memory.
#include "analysis/run/play.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "analysis/record/fit.hpp"
#include "analysis/tables/run_tables.hpp"
#include "analysis/tables/series.hpp"
#include "policies/register.hpp"

namespace corridor {
namespace {

/// Turns the tallies of months into the cells of observables.csv.
class Collector {
 public:
  Collector(const World& world, const std::set<std::string>& wanted, Observables& into)
      : world_(&world), series_(published_series(world)), into_(&into) {
    into.names.add("");
    for (std::size_t s = 0; s < series_.size(); ++s) wanted_[s] = wanted.empty() || wanted.contains(series_[s].name);
  }

  void add(const MonthResult& result) {
    for (const PublishedCell& cell : published_cells(series_, result.tally)) {
      if (wanted_[cell.series]) into_->series[series_[cell.series].name].push_back(named(result.month, cell));
    }
    into_->months.last = result.month;
  }

 private:
  ObservableCell named(Month month, const PublishedCell& cell) {
    Names& names = into_->names;
    return {month,
            cell.place ? names.add(world_->jurisdictions[cell.place.index()].id) : names.add(""),
            cell.nationality < 0 ? names.add("")
                                 : names.add(world_->nationalities[static_cast<std::size_t>(cell.nationality)].id),
            cell.party < 0 ? names.add("") : names.add(kPartyKindNames[static_cast<std::size_t>(cell.party)]),
            names.add(series_[cell.series].details[cell.detail]),
            static_cast<double>(cell.value)};
  }

  const World* world_;
  std::array<PublishedSeries, kSeriesCount> series_;
  std::array<bool, kSeriesCount> wanted_{};
  Observables* into_;
};

/// What gates decided in a month, under the names of gates.csv.
void add_gates(const Scenario& scenario, const MonthResult& month, std::vector<MeasureTables::GateCell>& into) {
  for (const Tally::GateRow& row : month.tally.gate_rows()) {
    into.push_back({month.month, std::string{name_of(row.gate)},
                    row.where ? scenario.world->jurisdictions[row.where.index()].id : std::string{},
                    std::string{name_of(row.outcome)},
                    row.by == kBase ? "base" : scenario.policies.policies.at(row.by)->name(),
                    static_cast<double>(row.persons)});
  }
}

}  // namespace

PlayRequest request_of(const Scenario& scenario, int replicate) {
  PlayRequest request;
  request.seed = scenario.seed;
  request.replicate = static_cast<std::uint32_t>(replicate);
  request.scale = scenario.scale;
  return request;
}

Played play_scenario(const Scenario& scenario, const PlayRequest& request, const std::function<bool()>& go_on) {
  Played played;
  const Month first = month_of(scenario.from);
  played.observables.months = {first, first - Months{1}};
  Collector collector(*scenario.world, request.series, played.observables);
  std::optional<IndicatorSeries> indicators;
  if (request.indicators) indicators.emplace(*scenario.world, register_of(*scenario.world), scenario.policies);
  const auto on_month = [&](const MonthResult& month) {
    collector.add(month);
    if (request.gates) add_gates(scenario, month, played.gates);
    if (!indicators) return;
    for (IndicatorRow& row : indicators->add_month(month)) played.indicators.push_back(std::move(row));
  };
  const auto on_day = [&](const Progress&) {
    if (go_on && !go_on()) played.complete = false;
    return played.complete;
  };
  const RunSettings settings{scenario.from,     scenario.to,   request.seed,
                             request.replicate, request.scale, request.threads};
  played.totals = run_replicate(*scenario.world, scenario.policies.policies, settings, on_month, on_day);
  return played;
}

MeasureTables measure_tables(const World& world, Played&& played) {
  MeasureTables tables;
  const nlohmann::json series = series_manifest(world);
  tables.observables = std::move(played.observables);
  tables.gates = std::move(played.gates);
  tables.levels = level_series({{"series", series}});
  for (const auto& [name, shape] : series.items()) tables.series.insert(name);
  for (const IndicatorRow& row : played.indicators)
    tables.indicators[{row.indicator, row.scope}][row.month] = row.value;
  return tables;
}

}  // namespace corridor
