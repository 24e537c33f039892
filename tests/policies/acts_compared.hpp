// Whether an act changes the law of some day: the tables of the modules that it touches, with it and without.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "policies/policy_set.hpp"
#include "sim/gates.hpp"
#include "sim/run.hpp"

namespace corridor::test {

/// A corridor as its acts are compared in it.
struct ActsCompared {
  const World& world;
  const PolicySetResult& enacted;
  Day begin, end;
  MonthResult full_month;  ///< A month in which many more came than usual: to which some policies answer.

  /// True when the law of some day of the period is another under `without`, a set that leaves out the act.
  bool changes_law(const Instrument& act, const PolicySetResult& without) const {
    for (const std::size_t module : touched(without)) {
      for (const Day day : days_to_compare(without, module, act)) {
        if (differ(*alone(enacted, module, day), *alone(without, module, day), register_of(world).modules[module]))
          return true;
      }
    }
    return false;
  }

  /// True when some class meets something else somewhere, or a room has another size.
  bool differ(const GateTables& one, const GateTables& other, const ModuleDescription& module) const {
    const auto same_room = [](const RoomSize& a, const RoomSize& b) {
      return a.room == b.room && a.where == b.where && a.places == b.places;
    };
    if (!std::ranges::equal(one.room_sizes(), other.room_sizes(), same_room)) return true;
    for (const Gate gate : module.gates) {
      for (std::size_t j = 0; j < world.jurisdictions.size(); ++j) {
        if (gate_is_at(gate, world, Id<Jurisdiction>{j}) && differ_at(one, other, gate, Id<Jurisdiction>{j}))
          return true;
      }
    }
    return false;
  }

  /// The tables of a module alone on a day after the full month.
  std::unique_ptr<GateTables> alone(const PolicySetResult& set, std::size_t module, Day day) const {
    auto tables = std::make_unique<GateTables>(world, day);
    tables->begin(static_cast<PolicyIndex>(module), set.policies[module]->name());
    const std::shared_ptr<const Policy> answer = set.policies[module]->after(full_month).policy;
    (answer ? answer : set.policies[module])->apply(day, *tables);
    tables->finish();
    return tables;
  }

 private:
  bool differ_at(const GateTables& one, const GateTables& other, Gate gate, Id<Jurisdiction> where) const {
    const auto same_link = [](const Link& a, const Link& b) {
      return a.outcome == b.outcome && a.by == b.by && a.amount == b.amount && a.room == b.room;
    };
    for (std::size_t c = 0; c < classes_of(gate, world.nationalities.size()); ++c) {
      const PartyClass party = class_at(gate, c, world.nationalities.size());
      if (!std::ranges::equal(one.chain(gate, where, party), other.chain(gate, where, party), same_link)) return true;
    }
    return false;
  }

  static std::vector<std::string> windows_of(const std::map<std::string, std::vector<Window>>& all) {
    std::vector<std::string> lines;
    for (const auto& [part, windows] : all) {
      for (const Window& one : windows) lines.push_back(part + one.instrument + to_string(one.from) + one.by);
    }
    return lines;
  }

  /// Modules in which something is said otherwise than as enacted: the only ones whose law can differ.
  std::vector<std::size_t> touched(const PolicySetResult& set) const {
    std::vector<std::size_t> modules;
    for (std::size_t m = 0; m < set.settings.size(); ++m) {
      if (windows_of(set.settings[m].windows) != windows_of(enacted.settings[m].windows) ||
          windows_of(set.settings[m].blocks) != windows_of(enacted.settings[m].blocks))
        modules.push_back(m);
    }
    return modules;
  }

  /// Days of the period on which a module's law changes under either set, those of the act itself first.
  std::vector<Day> days_to_compare(const PolicySetResult& set, std::size_t module, const Instrument& act) const {
    std::vector<Day> days;
    const auto add = [&](Day day) {
      if (day >= end || std::ranges::find(days, std::max(day, begin)) != days.end()) return;
      days.push_back(std::max(day, begin));
    };
    for (const RegisterInterval& interval : act.in_force) {
      add(interval.from);
      add(interval.to);
    }
    std::vector<Day> changes = set.policies[module]->changes();
    const std::vector<Day> before = enacted.policies[module]->changes();
    changes.insert(changes.end(), before.begin(), before.end());
    std::ranges::sort(changes);
    for (const Day day : changes) add(day);
    return days;
  }
};

}  // namespace corridor::test
