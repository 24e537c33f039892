// I-1, I-2 and I-3 from the register, and the rows of one replicate. Formulas: INDICATORS.md.
#include "analysis/indicators/indicators.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "policies/windows.hpp"

namespace corridor {
namespace {

bool is_executive(InstrumentKind kind) {
  using Kind = InstrumentKind;
  return kind == Kind::kExecutiveOrder || kind == Kind::kRegulation || kind == Kind::kPublicHealthOrder ||
         kind == Kind::kBilateral || kind == Kind::kAgencyMemo || kind == Kind::kPractice;
}

bool is_subnational(InstrumentKind kind) {
  return kind == InstrumentKind::kStateLaw || kind == InstrumentKind::kLocalRule;
}

bool holds(const RegisterInterval& interval, Day today) { return interval.from <= today && today < interval.to; }

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }

bool same_windows(const std::vector<Window>& one, const std::vector<Window>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](const Window& a, const Window& b) {
    return a.from == b.from && a.to == b.to && a.where == b.where && a.instrument == b.instrument && a.share == b.share;
  });
}

bool names_place(const RegisterInterval& interval, const World& world, Id<Jurisdiction> where) {
  return std::any_of(interval.where.begin(), interval.where.end(), [&](const std::string& id) {
    const Id<Jurisdiction> outer = world.find_jurisdiction(id);
    return outer && world.within(where, outer);
  });
}

/// Activity of an act at a place that it names; 0 when it names none that covers it.
double enacted_at(const Instrument& one, const World& world, Id<Jurisdiction> where, Day today) {
  const auto here = [&](const RegisterInterval& interval) {
    return holds(interval, today) && names_place(interval, world, where);
  };
  if (std::none_of(one.in_force.begin(), one.in_force.end(), here)) return 0;
  double left = 1;
  for (const RegisterInterval& block : one.blocked) {
    if (holds(block, today) && (block.where.empty() || names_place(block, world, where))) left *= 1 - block.share;
  }
  return left;
}

}  // namespace

InstitutionalIndicators::InstitutionalIndicators(const Register& shipped, const std::vector<std::string>& off,
                                                 IndicatorWeights weights)
    : weights_(std::move(weights)) {
  for (const Instrument& one : shipped.instruments) {
    if (std::find(off.begin(), off.end(), one.id) == off.end()) acts_.push_back(&one);
  }
}

void InstitutionalIndicators::follow(const Register& shipped, const std::vector<ModuleSettings>& settings) {
  redated_.clear();
  for (const ModuleSettings& one : settings) {
    const ModuleDescription* module = shipped.find_module(one.name());
    if (module == nullptr) continue;
    ModuleSettings enacted(one.world(), one.name());
    take_register_windows(shipped, *module, enacted);
    for (const PartDescription& part : module->parts) {
      const auto& windows = one.windows.at(part.name);
      const bool dated =
          std::any_of(windows.begin(), windows.end(), [](const Window& w) { return w.instrument.empty(); });
      if (!dated && same_windows(one.blocks.at(part.name), enacted.blocks.at(part.name))) continue;
      for (const std::string& id : part.instruments) redated_[id].push_back({&one, part.name});
    }
  }
}

double InstitutionalIndicators::activity(const Instrument& instrument, Day today) const {
  const auto redated = redated_.find(instrument.id);
  if (redated == redated_.end()) return instrument.activity(today);
  double most = 0;
  for (const SwitchedPart& switched : redated->second) {
    for (const Window& window : switched.settings->windows.at(switched.part)) {
      if (today < window.from || today >= window.to) continue;
      if (!window.instrument.empty() && window.instrument != instrument.id) continue;
      for (const Id<Jurisdiction> where : window.where) {
        most = std::max(most, switched.settings->strength(switched.part, today, where));
      }
    }
  }
  return most;
}

const Instrument* InstitutionalIndicators::act(const std::string& id) const {
  const auto found = std::find_if(acts_.begin(), acts_.end(), [&](const Instrument* one) { return one->id == id; });
  return found == acts_.end() ? nullptr : *found;
}

bool InstitutionalIndicators::in_layer(const Instrument& instrument, InstitutionRole::Layer layer) const {
  return std::any_of(instrument.institutions.begin(), instrument.institutions.end(), [&](const std::string& name) {
    const auto role = weights_.roles.find(name);
    return role != weights_.roles.end() && role->second.layer == layer;
  });
}

template <class Filter>
InstitutionalIndicators::Components InstitutionalIndicators::components(Day today, Text text, Filter counts) const {
  Components sums;
  for (const Instrument* one : acts_) {
    if (!counts(*one)) continue;
    const double weight = activity(*one, today) * weights_.rank.at(one->kind) * one->scope;
    if (one->direction == Direction::kProtective) sums.protective += weight;
    if (one->direction == Direction::kRestrictive) {
      sums.restrictive += text == Text::kStrict ? weight * weights_.framing.at(one->framing) : weight;
    }
  }
  return sums;
}

double InstitutionalIndicators::index(const Components& sums) const {
  return ratio(sums.restrictive, sums.restrictive + sums.protective + weights_.k);
}

void InstitutionalIndicators::add_legal_components(Day today, std::vector<IndicatorValue>& values) const {
  using Layer = InstitutionRole::Layer;
  const auto all = [](const Instrument&) { return true; };
  const Components strict = components(today, Text::kStrict, all);
  values.push_back({"I-1", "overall", index(strict)});
  for (const auto& [scope, layer] :
       {std::pair{"transit", Layer::kTransit}, {"border", Layer::kBorder}, {"interior", Layer::kInterior}}) {
    const auto here = [&, wanted = layer](const Instrument& one) { return in_layer(one, wanted); };
    values.push_back({"I-1", scope, index(components(today, Text::kStrict, here))});
  }
  values.push_back({"I-1:broad", "overall", index(components(today, Text::kBroad, all))});
  values.push_back({"I-1:restrictive_weight", "overall", ratio(strict.restrictive, strict.restrictive + weights_.k)});
  values.push_back({"I-1:protective_weight", "overall", ratio(strict.protective, strict.protective + weights_.k)});
  const auto national = [](const Instrument& one) { return !is_subnational(one.kind); };
  const auto subnational = [](const Instrument& one) { return is_subnational(one.kind); };
  values.push_back({"I-1:national", "overall", index(components(today, Text::kBroad, national))});
  values.push_back({"I-1:state_local", "overall", index(components(today, Text::kBroad, subnational))});
}

double InstitutionalIndicators::framed_share(Day today) const {
  double framed = 0;
  double all = 0;
  for (const Instrument* one : acts_) {
    if (!is_executive(one->kind)) continue;
    const double weight = activity(*one, today) * weights_.rank.at(one->kind);
    framed += weight * weights_.framing.at(one->framing);
    all += weight;
  }
  return ratio(framed, all);
}

std::optional<double> InstitutionalIndicators::not_exempt(Day today) const {
  if (weights_.not_exempt.empty()) return std::nullopt;
  double least = 1;  // Without priorities in force nobody is exempt.
  for (const auto& [id, share] : weights_.not_exempt) {
    const Instrument* one = act(id);
    if (one != nullptr) least = std::min(least, 1 - activity(*one, today) * (1 - share));
  }
  return least;
}

double InstitutionalIndicators::security_share(Day today) const {
  double security = 0;
  double service = 0;
  for (const Instrument* one : acts_) {
    const double active = activity(*one, today);
    for (const std::string& name : one->institutions) {
      const auto role = weights_.roles.find(name);
      if (role == weights_.roles.end()) continue;
      if (role->second.task == InstitutionRole::Task::kSecurity) security += active;
      if (role->second.task == InstitutionRole::Task::kService) service += active;
    }
  }
  return ratio(security, security + service);
}

std::optional<double> InstitutionalIndicators::troop_share(Day today) const {
  if (weights_.border_agents.empty()) return std::nullopt;
  double troops = 0;
  for (const auto& [id, persons] : weights_.troops) {
    const Instrument* order = act(id);
    if (order != nullptr) troops += count_on(persons, today, 0) * activity(*order, today);
  }
  return ratio(troops, troops + count_on(weights_.border_agents, today, weights_.border_agents.front().persons));
}

void InstitutionalIndicators::add_orientation(Day today, const OrientationInputs& inputs,
                                              std::vector<IndicatorValue>& values) const {
  const std::vector<std::pair<std::string, std::optional<double>>> parts{{"framed_acts", framed_share(today)},
                                                                         {"not_exempt", not_exempt(today)},
                                                                         {"prosecuted", inputs.prosecuted},
                                                                         {"troops", troop_share(today)},
                                                                         {"security_agencies", security_share(today)}};
  double sum = 0;
  double weights = 0;
  for (const auto& [name, value] : parts) {
    if (!value) continue;
    const double weight = weights_.orientation.at(name);
    sum += weight * *value;
    weights += weight;
    values.push_back({"I-2:" + name, "overall", *value});
  }
  values.push_back({"I-2", "overall", ratio(sum, weights)});
}

void InstitutionalIndicators::add_saliency(Day today, std::vector<IndicatorValue>& values) const {
  double framed = 0;
  double fresh = 0;
  for (const Instrument* one : acts_) {
    if (!is_executive(one->kind) || one->in_force.empty()) continue;
    const auto first = std::min_element(one->in_force.begin(), one->in_force.end(),
                                        [](const auto& a, const auto& b) { return a.from < b.from; });
    if (first->from > today) continue;
    const double age = static_cast<double>((today - first->from).count());
    const double weight = weights_.rank.at(one->kind) * std::exp2(-age / weights_.half_life_days);
    framed += weight * weights_.framing.at(one->framing);
    fresh += weight;
  }
  values.push_back({"I-3", "overall", framed / (fresh + 1)});
  values.push_back({"I-3:fresh_acts", "overall", fresh / (fresh + weights_.k)});
}

std::vector<IndicatorValue> InstitutionalIndicators::on(Day today, const OrientationInputs& inputs) const {
  std::vector<IndicatorValue> values;
  add_legal_components(today, values);
  add_orientation(today, inputs, values);
  add_saliency(today, values);
  return values;
}

std::vector<ActShare> InstitutionalIndicators::leave_one_out(Day today) const {
  const double with_all = index(components(today, Text::kStrict, [](const Instrument&) { return true; }));
  std::vector<ActShare> shares;
  for (const Instrument* left_out : acts_) {
    if (activity(*left_out, today) <= 0) continue;
    const auto others = [&](const Instrument& one) { return &one != left_out; };
    shares.push_back({left_out->id, with_all - index(components(today, Text::kStrict, others))});
  }
  std::stable_sort(shares.begin(), shares.end(),
                   [](const auto& a, const auto& b) { return a.difference > b.difference; });
  return shares;
}

double InstitutionalIndicators::activity_at(const World& world, const Instrument& one, Id<Jurisdiction> where,
                                            Day today) const {
  const auto redated = redated_.find(one.id);
  if (redated == redated_.end()) return enacted_at(one, world, where, today);
  const auto names = [&](const RegisterInterval& interval) { return names_place(interval, world, where); };
  if (std::none_of(one.in_force.begin(), one.in_force.end(), names)) return 0;
  double most = 0;
  for (const SwitchedPart& switched : redated->second) {
    most = std::max(most, switched.settings->strength(switched.part, today, where));
  }
  return most;
}

std::vector<IndicatorValue> InstitutionalIndicators::at_place(const World& world, Id<Jurisdiction> where,
                                                              Day today) const {
  Components sums;
  for (const Instrument* one : acts_) {
    const double weight = activity_at(world, *one, where, today) * weights_.rank.at(one->kind);
    if (one->direction == Direction::kRestrictive) sums.restrictive += weight;
    if (one->direction == Direction::kProtective) sums.protective += weight;
  }
  const std::string& id = world.jurisdictions[where.index()].id;
  return {{"I-1:broad", id, index(sums)},
          {"I-1:protective_weight", id, ratio(sums.protective, sums.protective + weights_.k)}};
}

std::vector<std::string> InstitutionalIndicators::places_named() const {
  std::set<std::string> names;
  for (const Instrument* one : acts_) {
    for (const RegisterInterval& interval : one->in_force) names.insert(interval.where.begin(), interval.where.end());
  }
  return {names.begin(), names.end()};
}

const std::vector<std::string>& indicator_names() {
  static const std::vector<std::string> names{
      "I-1", "I-2", "I-3", "P-1", "P-2", "externalization", "interior_penetration", "substance_gap"};
  return names;
}

}  // namespace corridor
