// The numbers of the mechanism: parameters.yaml, what a scenario sets in their place, and the factors of base rates
// that name them.
#include <fmt/format.h>

#include <algorithm>

#include "sim/input/split.hpp"
#include "sim/input/yaml.hpp"
#include "sim/world_loader.hpp"
#include "sim/world_tables.hpp"

namespace corridor {
namespace {

std::vector<std::string> names_of(const std::map<std::string, WorldParameter>& parameters) {
  std::vector<std::string> names;
  for (const auto& [name, parameter] : parameters) names.push_back(name);
  return names;
}

WorldParameter read_parameter(YamlReader entry) {
  WorldParameter parameter;
  parameter.low = entry.number("low", -1e12, 1e12);
  parameter.high = entry.number("high", parameter.low, 1e12);
  parameter.value = entry.number("value", parameter.low, parameter.high);
  parameter.unit = entry.text("unit");
  parameter.source = entry.text("source");
  parameter.status = entry.choice("status", status_names());
  entry.finish();
  return parameter;
}

/// Puts the scenario's numbers in place of the world's own. What is wrong is reported where the scenario says it.
void set_parameters(WorldDraft& draft, const YamlTree& mechanism) {
  if (mechanism->kind == YamlNode::Kind::kNull)
    draft.problems.add(problem_at(*mechanism, "mechanism", "is empty", "take it away, or write {NAME: NUMBER}"));
  YamlReader set(mechanism, "mechanism", draft.problems);
  for (auto& [name, parameter] : draft.world.parameters) {
    if (!set.has(name)) continue;
    const double own = parameter.value;
    parameter.value = set.number(name, parameter.low, parameter.high);
    if (parameter.value != own)
      parameter.source = fmt::format("set by the scenario; the world's own is {}: {}", own, parameter.source);
  }
  for (const std::string& name : set.keys()) {
    if (draft.world.parameters.contains(name)) continue;
    set.child(name);
    set.complain_key(name, "the world has no such parameter", suggest_name(name, names_of(draft.world.parameters)));
  }
}

}  // namespace

const std::vector<std::string>& needed_parameters() {
  static const std::vector<std::string> names{"route_hop_cost",
                                              "route_day_cost",
                                              "route_km_cost",
                                              "route_risk_cost",
                                              "guided_risk",
                                              "pace_guided",
                                              "pace_unguided",
                                              "transit_custody_days",
                                              "prosecution_days",
                                              "shelter_days",
                                              "hearing_abroad_days",
                                              "detention_days_fast",
                                              "detention_days_screening",
                                              "detention_days_protection",
                                              "detention_days_interior",
                                              "detention_days_family",
                                              "detention_days_fast_contiguous",
                                              "custody_review_days",
                                              "release_from_fill",
                                              "release_full_fill",
                                              "beds_beyond_funded_fill",
                                              "retry_days",
                                              "restart_days",
                                              "wait_days",
                                              "port_patience_days",
                                              "longest_wait_days",
                                              "got_away_seen_share",
                                              "known_way_weight",
                                              "known_way_persons",
                                              "let_in_weight",
                                              "let_in_persons",
                                              "experience_memory",
                                              "risk_elasticity",
                                              "risk_memory",
                                              "risk_reference",
                                              "risk_reference_transit",
                                              "contact_bound",
                                              "conviction_share",
                                              "standing_order_share",
                                              "relocation_elasticity",
                                              "filing_share",
                                              "parole_filing_share",
                                              "filing_days",
                                              "reopened_share",
                                              "reopening_days",
                                              "court_completions_per_day",
                                              "court_backlog",
                                              "guided_share",
                                              "warm_up_months"};
  return names;
}

void read_parameters(WorldDraft& draft, const YamlTree& mechanism) {
  YamlReader reader(read_yaml(draft.file("parameters.yaml"), draft.problems), "", draft.problems,
                    {draft.file("parameters.yaml"), 0, 0});
  for (const std::string& name : reader.keys()) draft.world.parameters[name] = read_parameter(reader.map(name));
  reader.finish();
  for (const std::string& name : needed_parameters()) {
    if (draft.world.parameters.contains(name)) continue;
    std::string near = nearest_name(name, names_of(draft.world.parameters));
    if (std::ranges::count(needed_parameters(), near) > 0) near.clear();
    draft.problems.add({{draft.file("parameters.yaml")},
                        name,
                        "is missing",
                        near.empty() ? "add it, with value, unit, low, high, source and status"
                                     : fmt::format("is it what '{}' is meant to be?", near)});
  }
  if (mechanism) set_parameters(draft, mechanism);
}

double read_factor(const WorldDraft& draft, const CsvTable& table, std::size_t row) {
  const std::string& text = table.text(row, "factor");
  double factor = 1;
  if (text.empty()) return factor;
  for (const std::string& name : split(text, '*')) {
    const auto found = draft.world.parameters.find(name);
    if (found == draft.world.parameters.end()) {
      table.complain(row, "factor", fmt::format("unknown parameter '{}'", name),
                     suggest_name(name, names_of(draft.world.parameters)));
    } else if (found->second.low < 0) {
      table.complain(row, "factor", fmt::format("'{}' may be negative", name), "give it a 'low' of 0 or more");
    } else {
      factor *= found->second.value;
    }
  }
  return factor;
}

}  // namespace corridor
