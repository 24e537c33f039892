// Plays scenarios as the model of a study: one thread a run, the world read once where the study leaves it alone.
#include <fmt/format.h>

#include <cmath>
#include <map>

#include "analysis/run/play.hpp"
#include "analysis/scenario/fingerprint.hpp"
#include "analysis/studies/play/model.hpp"
#include "analysis/studies/play/scenario_settings.hpp"
#include "analysis/tables/run_tables.hpp"
#include "analysis/tables/series.hpp"
#include "policies/register.hpp"

namespace corridor {
namespace {

bool within(Month month, const Response& response) { return !response.months || response.months->contains(month); }

/// The mean over months of an indicator.
double indicator_value(const Response& response, const std::vector<IndicatorRow>& rows) {
  double sum = 0, months = 0;
  for (const IndicatorRow& row : rows) {
    if (row.indicator != response.name || row.scope != response.detail) continue;
    if (!within(row.month, response)) continue;
    sum += row.value;
    ++months;
  }
  if (months == 0) throw RunFailure(fmt::format("{} has no value in this run", response.text));
  return sum / months;
}

/// Events: the sum over months. Levels: the mean over months. Places, nationalities and parties add up.
double series_value(const Response& response, const Observables& observables, bool level) {
  double sum = 0;
  const auto found = observables.series.find(response.name);
  if (found != observables.series.end()) {
    for (const ObservableCell& cell : found->second) {
      const bool wanted = response.detail.empty() || observables.names[cell.detail] == response.detail;
      if (wanted && within(cell.month, response)) sum += cell.value;
    }
  }
  if (!level) return sum;
  double months = 0;
  for (const Month month : observables.months) months += within(month, response) ? 1 : 0;
  return months > 0 ? sum / months : 0;
}

class ScenarioModel : public StudyModel {
 public:
  explicit ScenarioModel(const Study& study) : study_(&study), identity_(fingerprint_of(*study.scenario)) {
    const auto published = published_series(*study.scenario->world);
    for (const Response& response : study.responses) {
      indicators_ = indicators_ || response.kind == Response::Kind::kIndicator;
      if (response.kind != Response::Kind::kSeries) continue;
      series_.insert(response.name);
      for (std::size_t s = 0; s < kSeriesCount; ++s) {
        if (published[s].name == response.name) level_[response.name] = series_shapes()[s].level;
      }
    }
    if (series_.empty()) series_.insert("");  // no series at all
  }

  std::vector<double> play(const Point& point, std::uint32_t replicate,
                           const std::function<bool()>& stop) const override {
    const Scenario scenario = scenario_at(*study_, point);
    PlayRequest request{scenario.seed, replicate, scenario.scale, 1, series_, indicators_};
    const Played played = play_scenario(scenario, request, [&] { return !stop(); });
    if (!played.complete) throw RunStopped{};
    std::vector<double> values;
    for (const Response& response : study_->responses) {
      values.push_back(response.kind == Response::Kind::kIndicator
                           ? indicator_value(response, played.indicators)
                           : series_value(response, played.observables, level_.at(response.name)));
    }
    return values;
  }

  const std::string& identity() const override { return identity_; }

 private:
  const Study* study_;
  std::string identity_;
  std::set<std::string> series_;
  std::map<std::string, bool> level_;
  bool indicators_ = false;
};

}  // namespace

std::unique_ptr<StudyModel> make_scenario_model(const Study& study) { return std::make_unique<ScenarioModel>(study); }

}  // namespace corridor
