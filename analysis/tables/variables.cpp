// The variables of results.nc from the shapes of series and indicators.
#include "analysis/tables/variables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "analysis/indicators/shapes.hpp"
#include "analysis/tables/forms.hpp"
#include "analysis/tables/series.hpp"
#include "sim/input/errors.hpp"
#include "sim/tally.hpp"

namespace corridor {
namespace {

using Labels = std::vector<std::string>;

template <class Things>
Labels ids_of(const Things& things) {
  Labels ids;
  for (const auto& thing : things) ids.push_back(thing.id);
  return ids;
}

void add_once(const Code& code, Axis& axis) {
  if (std::find(axis.labels.begin(), axis.labels.end(), code.code) != axis.labels.end()) return;
  axis.labels.push_back(code.code);
  axis.names.push_back(code.name);
}

std::size_t position_in(const Labels& labels, const std::string& label) {
  return static_cast<std::size_t>(std::find(labels.begin(), labels.end(), label) - labels.begin());
}

/// Parts of a detail's key, between slashes.
Labels parts_of(const std::string& key) {
  Labels parts;
  for (std::size_t begin = 0; begin <= key.size();) {
    const std::size_t end = std::min(key.find('/', begin), key.size());
    parts.push_back(key.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

/// What the parts of a split tell apart; a split in one part is called by its own word.
Labels words_for_parts(const std::string& split) {
  static const std::map<std::string, Labels> kParts{{"arrest", {"method", "criminality"}},
                                                    {"removal", {"origin", "criminality"}},
                                                    {"completion", {"docket", "ending"}}};
  const auto found = kParts.find(split);
  return found == kParts.end() ? Labels{split} : found->second;
}

/// Axes by name, so that variables share them; codes tell what people call their labels.
class Axes {
 public:
  Axes(const World& world, const Register& shipped) : codes_(run_codes(world, shipped)) {
    for (const Code& code : codes_) names_.emplace(code.list + "\n" + code.code, code.name);
  }

  SharedAxis of(const std::string& name, const std::string& long_name, const std::string& list, const Labels& labels,
                const Labels& kinds = {}) {
    Labels names;
    for (const std::string& label : labels) names.push_back(name_of(list, label));
    return shared({name, long_name, labels, names, kinds});
  }
  SharedAxis shared(const Axis& made) {
    SharedAxis& axis = known_[made.name];
    if (axis && axis->labels != made.labels) throw Defect("two axes of results.nc are called " + made.name);
    if (!axis) axis = std::make_shared<const Axis>(made);
    return axis;
  }
  /// A split by one axis, all of whose labels it can have.
  Split split(std::size_t column, const SharedAxis& axis) const {
    Split split{column, {axis}, {}};
    for (std::size_t i = 0; i < axis->labels.size(); ++i) split.cells.emplace(axis->labels[i], i);
    return split;
  }
  const Code& code(const std::string& list, const std::string& code) const {
    return *std::find_if(codes_.begin(), codes_.end(),
                         [&](const Code& one) { return one.list == list && one.code == code; });
  }

 private:
  std::string name_of(const std::string& list, const std::string& label) const {
    for (const std::string& one : {list, std::string("place")}) {
      if (const auto found = names_.find(one + "\n" + label); found != names_.end()) return found->second;
    }
    throw Defect(fmt::format("nothing says what '{}' of the list {} means", label, list));
  }

  Codes codes_;
  std::map<std::string, std::string> names_;  ///< By list and code.
  std::map<std::string, SharedAxis> known_;
};

/// Jurisdictions above localities, on which everything is laid out; what is known of a locality stands at the one
/// above.
SharedAxis places(const World& world, Axes& axes) {
  Labels labels, kinds;
  for (const Jurisdiction& one : world.jurisdictions) {
    if (one.kind == JurisdictionKind::kLocality) continue;
    labels.push_back(one.id);
    kinds.emplace_back(name_of(one.kind));
  }
  return axes.of("place", "where: a jurisdiction, localities as part of the one above them", "place", labels, kinds);
}

Split split_by_place(const World& world, Axes& axes) {
  Split split = axes.split(3, places(world, axes));
  for (const Jurisdiction& one : world.jurisdictions) {  // parents come first
    if (one.kind == JurisdictionKind::kLocality)
      split.cells.emplace(one.id, split.cell(world.jurisdictions[one.parent.index()].id));
  }
  return split;
}

/// Details that are called alike share a label, as they share a row.
Split split_by_detail(const World& world, const SeriesShape& shape, const PublishedSeries& published, Axes& axes) {
  const Labels words = words_for_parts(std::string(shape.split));
  std::vector<Axis> axes_of_parts;
  for (const std::string& word : words) axes_of_parts.push_back({"detail_" + word, "detail: " + word, {}, {}});
  for (const std::string& key : shape.details) {
    const Labels parts = parts_of(key);
    if (parts.size() != words.size()) throw Defect(fmt::format("the detail {} has not the parts of its split", key));
    for (std::size_t p = 0; p < parts.size(); ++p) add_once(detail_part_code(world, parts[p]), axes_of_parts[p]);
  }
  Split split{6, {}, {}};
  for (const Axis& axis : axes_of_parts) split.axes.push_back(axes.shared(axis));
  for (std::size_t d = 0; d < shape.details.size(); ++d) {
    const Labels parts = parts_of(shape.details[d]);
    std::size_t cell = 0;
    for (std::size_t p = 0; p < parts.size(); ++p)
      cell =
          cell * axes_of_parts[p].labels.size() + position_in(axes_of_parts[p].labels, detail_label(world, parts[p]));
    split.cells.emplace(published.details[d], cell);
  }
  return split;
}

VariableTable observables(const World& world, Axes& axes) {
  VariableTable table{&observables_form(), 1, 2, 7, {}};
  const auto published = published_series(world);
  for (std::size_t s = 0; s < kSeriesCount; ++s) {
    const SeriesShape& shape = series_shapes()[s];
    const Code& code = axes.code("series", published[s].name);
    Variable variable{published[s].name, published[s].name, fmt::format("{}: {}", code.name, code.meaning), {}};
    variable.measure = code.measure;
    variable.time = time_of_series(shape.name);
    if (!shape.places.empty()) {
      variable.splits.push_back(axes.split(3, places(world, axes)));
      for (const Id<Jurisdiction> place : series_places(world, shape))
        variable.at.push_back(variable.splits.front().cell(world.jurisdictions[place.index()].id));
      if (variable.at.empty()) continue;  // the world has no such place
    }
    if (shape.by_nationality)
      variable.splits.push_back(
          axes.split(4, axes.of("nationality", "nationality", "nationality", ids_of(world.nationalities))));
    if (shape.by_party)
      variable.splits.push_back(axes.split(
          5, axes.of("party", "who travel together", "party", {kPartyKindNames.begin(), kPartyKindNames.end()})));
    if (!shape.split.empty()) variable.splits.push_back(split_by_detail(world, shape, published[s], axes));
    table.variables.push_back(std::move(variable));
  }
  return table;
}

VariableTable stocks(const World& world, Axes& axes) {
  Variable variable{"stocks", "", "Where everyone is: persons in each state at the end of the month", {}};
  variable.measure = Column::Measure::kStock;
  variable.time = SeriesTime::kAtEnd;
  variable.splits.push_back(split_by_place(world, axes));
  variable.splits.push_back(axes.split(2, axes.of("state", "what they are doing, or what became of them", "state",
                                                  {kStateNames.begin(), kStateNames.end()})));
  return {&stocks_form(), -1, 1, 4, {std::move(variable)}};
}

/// "P-1:q_transit" becomes "indicator_P_1_q_transit".
std::string indicator_variable(std::string_view indicator) {
  std::string name = fmt::format("indicator_{}", indicator);
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

/// All scopes that any indicator has: the layers, then places in the order of the world.
Labels all_scopes(const World& world, const Register& shipped) {
  std::set<std::string> needed;
  for (const IndicatorShape& shape : indicator_shapes()) {
    for (const std::string& scope : scope_names(world, shipped, shape.scopes)) needed.insert(scope);
  }
  Labels labels;
  for (const Meaning& layer : scope_meanings()) labels.emplace_back(layer.key);
  for (const Jurisdiction& place : world.jurisdictions) {
    if (needed.contains(place.id)) labels.push_back(place.id);
  }
  return labels;
}

VariableTable indicators(const World& world, const Register& shipped, Axes& axes) {
  VariableTable table{&indicators_form(), 2, 1, 4, {}};
  const SharedAxis scopes = axes.of("scope", "of what the indicator tells: everywhere, a layer, a place", "scope",
                                    all_scopes(world, shipped));
  for (const IndicatorShape& shape : indicator_shapes()) {
    const std::string indicator{shape.name};
    const Code& code = axes.code("indicator", indicator);
    Variable variable{indicator_variable(shape.name),
                      indicator,
                      fmt::format("{} {}: {}", indicator, code.name, code.meaning),
                      {axes.split(3, scopes)}};
    variable.measure = Column::Measure::kIndex;
    for (const std::string& scope : scope_names(world, shipped, shape.scopes))
      variable.at.push_back(variable.splits.front().cell(scope));
    std::sort(variable.at.begin(), variable.at.end());
    table.variables.push_back(std::move(variable));
  }
  return table;
}

}  // namespace

std::size_t Split::cell(std::string_view label) const {
  const auto found = cells.find(std::string(label));
  if (found == cells.end()) throw Defect(fmt::format("'{}' is not on the axis {} of results.nc", label, axes[0]->name));
  return found->second;
}

std::size_t Split::width() const {
  std::size_t cells_of_all = 1;
  for (const SharedAxis& axis : axes) cells_of_all *= axis->labels.size();
  return cells_of_all;
}

std::size_t Variable::firsts() const {
  if (!at.empty()) return at.size();
  return splits.empty() ? 1 : splits.front().axes.front()->labels.size();
}

std::size_t Variable::width() const {
  std::size_t cells = 1;
  for (const Split& split : splits) cells *= split.width();
  return splits.empty() ? 1 : cells / splits.front().axes.front()->labels.size();
}

std::vector<VariableTable> result_variables(const World& world, const Register& shipped) {
  Axes axes(world, shipped);
  return {observables(world, axes), stocks(world, axes), indicators(world, shipped, axes)};
}

}  // namespace corridor
