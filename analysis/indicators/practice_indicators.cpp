// P-1, P-2 and the three ratios from the counts of a window of months. Formulas: INDICATORS.md.
#include <algorithm>
#include <array>
#include <tuple>

#include "analysis/indicators/indicators.hpp"
#include "analysis/indicators/practice_counts.hpp"

namespace corridor {
namespace {

double ratio(double part, double whole) { return whole > 0 ? std::clamp(part / whole, 0.0, 1.0) : 0; }

double rate(const LayerCounts& layer) { return ratio(layer.stopped.total(), layer.reached.total()); }

/// The interior as a layer: people arrested, of those and the people who live there (mean over the months).
LayerCounts interior_layer(const PracticeCounts& counts) {
  LayerCounts layer{counts.arrests, counts.arrests};
  for (const auto& [area, persons] : counts.settled.entries()) layer.reached[area] += persons / counts.months;
  return layer;
}

void add_interdiction(const World& world, const PracticeCounts& counts, std::vector<IndicatorValue>& values) {
  const LayerCounts inside = interior_layer(counts);
  const double transit = rate(counts.transit);
  const double port = rate(counts.port);
  const double between = rate(counts.between);
  const double interior = rate(inside);
  values.push_back({"P-1", "overall", 1 - (1 - transit) * (1 - port) * (1 - between) * (1 - interior)});
  values.push_back({"P-1", "transit", transit});
  values.push_back({"P-1", "border", 1 - (1 - port) * (1 - between)});
  values.push_back({"P-1", "interior", interior});
  values.push_back({"P-1:q_transit", "overall", transit});
  const std::array<std::tuple<const char*, const LayerCounts*, double>, 3> layers{
      {{"P-1:q_port", &counts.port, port},
       {"P-1:q_between", &counts.between, between},
       {"P-1:q_interior", &inside, interior}}};
  for (const auto& [name, layer, overall] : layers) {
    values.push_back({name, "overall", overall});
    for (const auto& [place, reached] : layer->reached.entries()) {
      values.push_back({name, world.jurisdictions[place.index()].id, ratio(layer->stopped.at(place), reached)});
    }
  }
  const double abroad = counts.transit.stopped.total();
  const double here = counts.port.stopped.total() + counts.between.stopped.total() + counts.arrests.total();
  values.push_back({"externalization", "overall", ratio(abroad, abroad + here)});
}

void add_detention(const PracticeCounts& counts, const IndicatorWeights& weights, std::vector<IndicatorValue>& values) {
  const double arrests = counts.arrests.total();
  const double held = counts.months > 0 ? counts.held / counts.months : 0;
  const double intake = ratio(counts.book_ins, counts.encounters + arrests);
  const double population = ratio(held, held + weights.funded_beds);
  // Length of stay by Little's law is population x days / book-ins; written so that people held without book-ins
  // give 1.
  const double held_days = held * counts.days;
  const double stay = ratio(held_days, held_days + weights.stay_days * counts.book_ins);
  values.push_back({"P-2", "overall", (intake + population + stay) / 3});
  values.push_back({"P-2:book_ins", "overall", intake});
  values.push_back({"P-2:book_ins", "border", ratio(counts.border_book_ins, counts.encounters)});
  values.push_back({"P-2:book_ins", "interior", ratio(counts.book_ins - counts.border_book_ins, arrests)});
  values.push_back({"P-2:population", "overall", population});
  values.push_back({"P-2:stay", "overall", stay});
}

void add_substance_gap(const World& world, const PracticeCounts& counts, std::vector<IndicatorValue>& values) {
  const double gap = ratio(counts.unconvicted.total(), counts.arrests.total());
  values.push_back({"P-2:without_conviction", "overall", gap});
  values.push_back({"substance_gap", "overall", gap});
  for (const auto& [area, arrests] : counts.arrests.entries()) {
    values.push_back(
        {"substance_gap", world.jurisdictions[area.index()].id, ratio(counts.unconvicted.at(area), arrests)});
  }
}

/// Arrest rate where local authorities hand people over, c, against places where they decline most requests, r: c / (c
/// + r).
void add_penetration(const PracticeCounts& counts, std::vector<IndicatorValue>& values) {
  std::array<double, 2> taken{};
  std::array<double, 2> residents{};
  for (const auto& [place, persons] : counts.residents.entries()) {
    const double asked = counts.handed.at(place) + counts.declined.at(place);
    if (asked <= 0) continue;
    const std::size_t refuses = counts.declined.at(place) > asked / 2 ? 1 : 0;
    taken[refuses] += counts.taken.at(place);
    residents[refuses] += persons;
  }
  if (residents[0] <= 0 || residents[1] <= 0) return;  // No contrast: the ratio is not defined, so no row is written.
  const double cooperating = taken[0] / residents[0];
  const double refusing = taken[1] / residents[1];
  if (cooperating + refusing > 0)
    values.push_back({"interior_penetration", "overall", cooperating / (cooperating + refusing)});
}

}  // namespace

std::vector<IndicatorValue> practice_indicators(const World& world, const PracticeCounts& window,
                                                const IndicatorWeights& weights) {
  std::vector<IndicatorValue> values;
  add_interdiction(world, window, values);
  add_detention(window, weights, values);
  add_substance_gap(world, window, values);
  add_penetration(window, values);
  return values;
}

std::optional<double> prosecuted_share(const PracticeCounts& window) {
  if (window.single_adults <= 0) return std::nullopt;
  return ratio(window.prosecuted, window.single_adults);
}

}  // namespace corridor
