// The variables of results.nc from the shapes of series and indicators.
#include "analysis/tables/variables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <numeric>

#include "analysis/indicators/shapes.hpp"
#include "analysis/tables/forms.hpp"
#include "analysis/tables/series.hpp"
#include "sim/input/errors.hpp"
#include "sim/tally.hpp"

namespace corridor {
namespace {

using Labels = std::vector<std::string>;

/// Axes by name, so that variables share them.
class Axes {
 public:
  void add(Variable& variable, std::size_t column, const std::string& name, Labels labels) {
    std::shared_ptr<const Axis>& axis = known_[name];
    if (!axis)
      axis = std::make_shared<const Axis>(name, std::move(labels));
    else if (axis->labels() != labels)
      throw Defect("two axes of results.nc are called " + name);
    variable.axes.push_back(axis);
    variable.columns.push_back(column);
  }

 private:
  std::map<std::string, std::shared_ptr<const Axis>> known_;
};

/// What the names of axes call the kinds of places that series and indicators have.
std::string_view word_for(JurisdictionKind kind) {
  switch (kind) {
    case JurisdictionKind::kState:
      return "state";
    case JurisdictionKind::kSector:
      return "sector";
    case JurisdictionKind::kPort:
      return "port";
    case JurisdictionKind::kArea:
      return "area";
    default:
      throw Defect("no axis of results.nc is made of such jurisdictions");
  }
}

/// "place_port_or_sector".
std::string name_of_places(const SeriesShape& shape) {
  std::string name = "place_";
  for (const JurisdictionKind kind : shape.places)
    name += (name.back() == '_' ? "" : "_or_") + std::string(word_for(kind));
  return name;
}

Labels ids_of(const World& world, const std::vector<Id<Jurisdiction>>& places) {
  Labels ids;
  for (const Id<Jurisdiction> place : places) ids.push_back(world.jurisdictions[place.index()].id);
  return ids;
}

template <class Things>
Labels ids_of(const Things& things) {
  Labels ids;
  for (const auto& thing : things) ids.push_back(thing.id);
  return ids;
}

/// Details that are called alike share a label, as they share a row.
Labels each_once(const Labels& names) {
  Labels once;
  for (const std::string& name : names) {
    if (std::find(once.begin(), once.end(), name) == once.end()) once.push_back(name);
  }
  return once;
}

VariableTable observables(const World& world, Axes& axes) {
  VariableTable table{&observables_form(), 1, 2, 7, {}};
  const auto published = published_series(world);
  for (std::size_t s = 0; s < kSeriesCount; ++s) {
    const SeriesShape& shape = series_shapes()[s];
    Variable variable{published[s].name, published[s].name, published[s].name, {}, {}, false, shape.level};
    if (!shape.places.empty()) axes.add(variable, 3, name_of_places(shape), ids_of(world, series_places(world, shape)));
    if (shape.by_nationality) axes.add(variable, 4, "nationality", ids_of(world.nationalities));
    if (shape.by_party) axes.add(variable, 5, "party", {kPartyKindNames.begin(), kPartyKindNames.end()});
    if (!shape.split.empty())
      axes.add(variable, 6, fmt::format("detail_{}", shape.split), each_once(published[s].details));
    if (variable.width() > 0) table.variables.push_back(std::move(variable));  // else the world has no such place
  }
  return table;
}

VariableTable stocks(const World& world, Axes& axes) {
  Variable variable{"stocks", "", "persons in each state at the end of the month", {}, {}, false, true};
  axes.add(variable, 2, "state", {kStateNames.begin(), kStateNames.end()});
  axes.add(variable, 3, "jurisdiction", ids_of(world.jurisdictions));
  return {&stocks_form(), -1, 1, 4, {std::move(variable)}};
}

std::string_view word_for(Scopes scopes) {
  switch (scopes) {
    case Scopes::kOverall:
      return "overall";
    case Scopes::kLayers:
      return "layer";
    case Scopes::kPorts:
      return "port";
    case Scopes::kSectors:
      return "sector";
    case Scopes::kAreas:
      return "area";
    case Scopes::kNamed:
      return "named";
  }
  throw Defect("scopes without a word");
}

/// "P-1:q_transit" becomes "indicator_P_1_q_transit".
std::string indicator_variable(std::string_view indicator) {
  std::string name = fmt::format("indicator_{}", indicator);
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

VariableTable indicators(const World& world, const Register& shipped, Axes& axes) {
  VariableTable table{&indicators_form(), 2, 1, 4, {}};
  for (const IndicatorShape& shape : indicator_shapes()) {
    const std::string indicator{shape.name};
    Variable variable{indicator_variable(shape.name), indicator, indicator, {}, {}, true, false};
    axes.add(variable, 3, fmt::format("scope_{}", word_for(shape.scopes)), scope_names(world, shipped, shape.scopes));
    table.variables.push_back(std::move(variable));
  }
  return table;
}

}  // namespace

Axis::Axis(std::string name, std::vector<std::string> labels) : name_(std::move(name)), labels_(std::move(labels)) {
  for (std::size_t i = 0; i < labels_.size(); ++i) indices_.emplace(labels_[i], i);
}

std::size_t Axis::index(std::string_view label) const {
  const auto found = indices_.find(label);
  if (found == indices_.end()) throw Defect(fmt::format("'{}' is not on the axis {} of results.nc", label, name_));
  return found->second;
}

std::size_t Variable::width() const {
  return std::accumulate(axes.begin(), axes.end(), std::size_t{1},
                         [](std::size_t cells, const auto& axis) { return cells * axis->size(); });
}

std::vector<VariableTable> result_variables(const World& world, const Register& shipped) {
  Axes axes;
  return {observables(world, axes), stocks(world, axes), indicators(world, shipped, axes)};
}

}  // namespace corridor
