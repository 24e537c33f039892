// Where and when a part of a module holds, and what its parameters are on a day.
#include "policies/module.hpp"

#include <algorithm>
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
  struct ByPlace {
    double number;
    std::size_t written;
  };
  std::vector<ByAttribute> by_attribute;
  std::vector<ByPlace> by_place;  ///< By jurisdiction; at first the general value.

  Resolved(std::size_t jurisdictions, double general) : by_place(jurisdictions, {general, 0}) {}

  double number(const PartyClass& party, Id<Jurisdiction> where) const {
    ByPlace last = by_place[where.index()];
    for (const ByAttribute& one : by_attribute) {
      if (one.written > last.written && party[one.attribute] == one.value) last = {one.number, one.written};
    }
    return last.number;
  }
};

}  // namespace

double ParameterValue::Steps::on(Day day) const {
  const auto next = steps.upper_bound(day);
  return next == steps.begin() ? value : std::prev(next)->second;
}

Amount product(Amount one, Amount other) {
  Basis basis = joined(one.basis(), other.basis());
  return Amount{[one = std::move(one), other = std::move(other)](const PartyClass& party, Id<Jurisdiction> where) {
                  return one(party, where) * other(party, where);
                },
                std::move(basis)};
}

Amount larger(Amount one, Amount other) {
  Basis basis = joined(one.basis(), other.basis());
  return Amount{[one = std::move(one), other = std::move(other)](const PartyClass& party, Id<Jurisdiction> where) {
                  return std::max(one(party, where), other(party, where));
                },
                std::move(basis)};
}

Amount remainder(Amount share) {
  Basis basis = share.basis();
  return Amount{
      [share = std::move(share)](const PartyClass& party, Id<Jurisdiction> where) { return 1 - share(party, where); },
      std::move(basis)};
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
  std::vector<double> by_jurisdiction(world_->jurisdictions.size());
  const std::vector<Window>& all = of_part(windows, part);
  const bool open = std::any_of(all.begin(), all.end(), [day](const Window& w) { return day >= w.from && day < w.to; });
  for (std::size_t j = 0; open && j < by_jurisdiction.size(); ++j) {
    by_jurisdiction[j] = strength(part, day, Id<Jurisdiction>{j});
  }
  return Amount{[strengths = std::move(by_jurisdiction)](const PartyClass&, Id<Jurisdiction> where) {
                  return strengths[where.index()];
                },
                {{part}, {}}};
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
  std::vector<Id<Jurisdiction>> topmost;
  for (const Id<Jurisdiction> place : places) {
    const bool inside = std::any_of(places.begin(), places.end(), [&](Id<Jurisdiction> other) {
      return other != place && world_->within(place, other);
    });
    if (!inside) topmost.push_back(place);
  }
  return topmost;
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
  auto resolved = std::make_shared<Resolved>(world_->jurisdictions.size(), value.on(day));
  for (std::size_t i = 0; i < value.exceptions.size(); ++i) {
    const ParameterValue::Exception& exception = value.exceptions[i];
    const double number = exception.number.on(day);
    if (exception.attribute) {
      resolved->by_attribute.push_back({*exception.attribute, exception.value, number, i + 1});
      continue;
    }
    for (std::size_t j = 0; j < world_->jurisdictions.size(); ++j) {
      if (world_->within(Id<Jurisdiction>{j}, Id<Jurisdiction>{exception.value}))
        resolved->by_place[j] = {number, i + 1};
    }
  }
  return Amount{[resolved](const PartyClass& party, Id<Jurisdiction> where) { return resolved->number(party, where); },
                std::move(basis)};
}

Amount ModuleSettings::share(const std::string& part, const std::string& parameter, Day day) const {
  return product(amount(parameter, day), strength(part, day));
}

Amount ModuleSettings::factor(const std::string& part, const std::string& parameter, Day day) const {
  const Amount full = amount(parameter, day);
  const Amount held = strength(part, day);
  return Amount{[full, held](const PartyClass& party, Id<Jurisdiction> where) {
                  return 1 + (full(party, where) - 1) * held(party, where);
                },
                joined(held.basis(), full.basis())};
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

Who Module::contiguous(bool is, Who who) const {
  for (std::size_t n = 0; n < world().nationalities.size(); ++n) {
    if (world().nationalities[n].contiguous == is) who.only(Attribute::kNationality, n);
  }
  return who;
}

}  // namespace corridor
