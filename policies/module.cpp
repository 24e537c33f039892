// Where and when a part of a module holds, and what its parameters are on a day.
#include "policies/module.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <memory>
#include <utility>

#include "sim/input/errors.hpp"

namespace corridor {
namespace {

bool covers(const Window& window, Day day, const World& world, Id<Jurisdiction> where) {
  if (day < window.from || day >= window.to) return false;
  return std::any_of(window.where.begin(), window.where.end(),
                     [&](Id<Jurisdiction> outer) { return world.within(where, outer); });
}

const std::vector<Window>& of_part(const std::map<std::string, std::vector<Window>>& windows, const std::string& part) {
  static const std::vector<Window> none;
  const auto found = windows.find(part);
  return found == windows.end() ? none : found->second;
}

void add_days(const std::map<std::string, std::vector<Window>>& windows, std::vector<Day>& days) {
  for (const auto& [part, list] : windows) {
    for (const Window& window : list) {
      days.push_back(window.from);
      if (window.to != Day::max()) days.push_back(window.to);
    }
  }
}

/// A parameter on a day with its exceptions laid out for quick reading. Of those that match, the one written last wins.
struct Resolved {
  struct ByAttribute {
    Attribute attribute;
    std::uint16_t value;
    double number;
    std::size_t written;
  };
  struct AtPlace {
    double number;
    std::size_t written;  ///< 0: the general value.
  };
  std::vector<ByAttribute> by_attribute;
  std::vector<AtPlace> at_place;  ///< By jurisdiction.

  Resolved(const ParameterValue& value, Day day, const World& world) {
    std::vector<AtPlace> own(world.jurisdictions.size(), {value.on(day), 0});
    for (std::size_t i = 0; i < value.exceptions.size(); ++i) {
      const ParameterValue::Exception& exception = value.exceptions[i];
      const double number = exception.number.on(day);
      if (exception.attribute) {
        by_attribute.push_back({*exception.attribute, exception.value, number, i + 1});
      } else {
        own[exception.value] = {number, i + 1};
      }
    }
    at_place = own;
    for (std::size_t j = 0; j < own.size(); ++j) {
      world.any_above(Id<Jurisdiction>{j}, [&](Id<Jurisdiction> outer) {
        if (own[outer.index()].written > at_place[j].written) at_place[j] = own[outer.index()];
        return false;
      });
    }
  }

  double number(const PartyClass& party, Id<Jurisdiction> where) const {
    AtPlace last = at_place[where.index()];
    for (const ByAttribute& one : by_attribute) {
      if (one.written > last.written && party[one.attribute] == one.value) last = {one.number, one.written};
    }
    return last.number;
  }

  std::vector<double> by_place() const {
    std::vector<double> numbers;
    for (const AtPlace& one : at_place) numbers.push_back(one.number);
    return numbers;
  }
};

/// Those of some places that lie within no other of them, in the order given.
std::vector<Id<Jurisdiction>> topmost(const World& world, const std::vector<Id<Jurisdiction>>& places) {
  std::vector<Id<Jurisdiction>> top;
  std::copy_if(places.begin(), places.end(), std::back_inserter(top), [&](Id<Jurisdiction> place) {
    return std::none_of(places.begin(), places.end(),
                        [&](Id<Jurisdiction> other) { return other != place && world.within(place, other); });
  });
  return top;
}

}  // namespace

double ParameterValue::Steps::on(Day day) const {
  const auto next = steps.upper_bound(day);
  return next == steps.begin() ? value : std::prev(next)->second;
}

Amount product(const Amount& one, const Amount& other) { return made_of(std::multiplies<>{}, one, other); }

Amount sum(const Amount& one, const Amount& other) { return made_of(std::plus<>{}, one, other); }

Amount larger(const Amount& one, const Amount& other) {
  return made_of([](double a, double b) { return std::max(a, b); }, one, other);
}

Amount remainder(const Amount& share) {
  return made_of([](double taken) { return 1 - taken; }, share);
}

std::vector<Holding> ModuleSettings::holdings(const std::string& part, Day day, Id<Jurisdiction> where) const {
  std::vector<Holding> found;
  for (const Window& window : of_part(windows, part)) {
    if (!covers(window, day, *world_, where)) continue;
    Holding holding{&window, {}, 1};
    for (const Window& block : of_part(blocks, part)) {
      const bool stops = block.instrument.empty() || block.instrument == window.instrument;
      if (!stops || !covers(block, day, *world_, where)) continue;
      holding.blocks.push_back(&block);
      holding.left *= 1 - block.share;
    }
    found.push_back(std::move(holding));
  }
  return found;
}

double ModuleSettings::strength(const std::string& part, Day day, Id<Jurisdiction> where) const {
  double most = 0;
  for (const Holding& holding : holdings(part, day, where)) most = std::max(most, holding.left);
  return most;
}

Amount ModuleSettings::strength(const std::string& part, Day day) const {
  std::vector<double> by_place(world_->jurisdictions.size());
  bool open = false, blocked = false;
  std::vector<bool> named(by_place.size());
  for (const Window& window : of_part(windows, part)) {
    if (day < window.from || day >= window.to) continue;
    open = true;
    for (const Id<Jurisdiction> where : window.where) named[where.index()] = true;
  }
  for (const Window& block : of_part(blocks, part)) blocked = blocked || (day >= block.from && day < block.to);
  for (std::size_t j = 0; open && j < by_place.size(); ++j) {
    const Id<Jurisdiction> where{j};
    const bool held = world_->any_above(where, [&](Id<Jurisdiction> outer) { return named[outer.index()]; });
    if (held) by_place[j] = blocked ? strength(part, day, where) : 1;
  }
  return {std::move(by_place), {{part}, {}}};
}

std::vector<Id<Jurisdiction>> ModuleSettings::where(const std::string& part, Day day) const {
  std::vector<Id<Jurisdiction>> places;
  for (const Window& window : of_part(windows, part)) {
    if (day < window.from || day >= window.to) continue;
    for (const Id<Jurisdiction> place : window.where) {
      if (strength(part, day, place) > 0) places.push_back(place);
    }
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return topmost(*world_, places);
}

std::vector<Id<Jurisdiction>> ModuleSettings::where_any(const std::vector<std::string>& parts, Day day) const {
  std::vector<Id<Jurisdiction>> places;
  for (const std::string& part : parts) {
    for (const Id<Jurisdiction> place : where(part, day)) {
      if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
    }
  }
  return topmost(*world_, places);
}

const ParameterValue& ModuleSettings::parameter(const std::string& name) const {
  const auto found = parameters.find(name);
  if (found == parameters.end()) throw Defect("module " + name_ + " has no parameter " + name);
  return found->second;
}

Amount ModuleSettings::amount(const std::string& parameter, Day day) const {
  const ParameterValue& value = this->parameter(parameter);
  Basis basis{{}, {parameter}};
  if (value.exceptions.empty()) return Amount{value.on(day), std::move(basis)};
  const Resolved resolved(value, day, *world_);
  if (resolved.by_attribute.empty()) return {resolved.by_place(), std::move(basis)};
  ValuesApart apart;
  for (const Resolved::ByAttribute& one : resolved.by_attribute)
    apart.add(one.attribute, static_cast<std::uint16_t>(1U << one.value));
  return Amount{[resolved](const PartyClass& party, Id<Jurisdiction> where) { return resolved.number(party, where); },
                std::move(basis), apart};
}

Amount ModuleSettings::share(const std::string& part, const std::string& parameter, Day day) const {
  return product(amount(parameter, day), strength(part, day));
}

Amount ModuleSettings::factor(const std::string& part, const std::string& parameter, Day day) const {
  return made_of([](double held, double full) { return 1 + (full - 1) * held; }, strength(part, day),
                 amount(parameter, day));
}

std::vector<Day> ModuleSettings::changes() const {
  std::vector<Day> days;
  add_days(windows, days);
  add_days(blocks, days);
  for (const auto& [name, value] : parameters) {
    for (const auto& step : value.general.steps) days.push_back(step.first);
    for (const ParameterValue::Exception& exception : value.exceptions) {
      for (const auto& step : exception.number.steps) days.push_back(step.first);
    }
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

void Module::claim(const std::string& part, Day today, Gate gate, const Who& who, const Amount& share, Outcome outcome,
                   GateTables& gates, Room room) const {
  for (const Id<Jurisdiction> place : settings().where(part, today))
    gates.claim(gate, {.where = place, .who = who, .share = share, .outcome = outcome, .room = room});
}

Who Module::contiguous(bool is, Who who) const {
  for (std::size_t n = 0; n < world().nationalities.size(); ++n) {
    if (world().nationalities[n].contiguous == is) who.only(Attribute::kNationality, n);
  }
  return who;
}

}  // namespace corridor
