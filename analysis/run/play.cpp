// One replicate in memory.
#include "analysis/run/play.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

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

struct PlayRecord::Kept {
  Kept(const Scenario& of, const PlayRequest& request)
      : scenario(of), gates(request.gates), collector(*of.world, request.series, played.observables) {
    const Month first = month_of(of.from);
    played.observables.months = {first, first - Months{1}};
    if (request.indicators) indicators.emplace(*of.world, register_of(*of.world), of.policies);
  }
  const Scenario& scenario;
  bool gates;
  Played played;
  Collector collector;
  std::optional<IndicatorSeries> indicators;
};

PlayRecord::PlayRecord(const Scenario& scenario, const PlayRequest& request)
    : kept_(std::make_unique<Kept>(scenario, request)) {}
PlayRecord::PlayRecord(PlayRecord&&) noexcept = default;
PlayRecord::~PlayRecord() = default;

void PlayRecord::add(const MonthResult& month) {
  kept_->collector.add(month);
  if (kept_->gates) add_gates(kept_->scenario, month, kept_->played.gates);
  if (!kept_->indicators) return;
  for (IndicatorRow& row : kept_->indicators->add_month(month)) kept_->played.indicators.push_back(std::move(row));
}

Played PlayRecord::take() { return std::exchange(kept_->played, {}); }

Played play_scenario(const Scenario& scenario, const PlayRequest& request, const std::function<bool()>& go_on) {
  PlayRecord record(scenario, request);
  bool complete = true;
  const auto on_day = [&](const Progress&) {
    if (go_on && !go_on()) complete = false;
    return complete;
  };
  const RunSettings settings{scenario.from,     scenario.to,   request.seed,
                             request.replicate, request.scale, request.threads};
  const RunTotals totals = run_replicate(
      *scenario.world, scenario.policies.policies, settings, [&](const MonthResult& month) { record.add(month); },
      on_day);
  Played played = record.take();
  played.totals = totals;
  played.complete = complete;
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
