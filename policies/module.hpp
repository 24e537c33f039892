// What every policy module has in common: windows in force from the register, parameters with units and sources.
//
// A module is a mechanism at gates. Its descriptor is `NAME.yaml` beside `NAME.cpp` in the room of its corridor;
// legal instruments (`register/ID.yaml` there) switch its parts. A user's policy set overrides windows and parameters.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/gates.hpp"
#include "sim/policy.hpp"
#include "sim/units.hpp"
#include "sim/world.hpp"

namespace corridor {

/// A half-open interval [from, to) at some jurisdictions: an instrument in force, or a court order that blocks one.
struct Window {
  Day from, to;                         ///< `to` is Day::max() when open.
  std::vector<Id<Jurisdiction>> where;  ///< Never empty: the root stands for everywhere.
  std::string instrument;               ///< Whose window it is; empty for a user's own. A user's block stops all.
  std::string by;                       ///< Blocks only: court and case.
  double share = 1;                     ///< Blocks only: the share of the instrument that is stopped, in (0, 1].
  friend bool operator==(const Window&, const Window&) = default;
};

/// A number with its exceptions: by date (steps), then by attribute or jurisdiction. The most specific wins.
///   {value: 0.12, from: {2020-01-02: 0.2}, by: {nationality: {HND: 0.2}, place: {POE-SYS: {value: 0, from:
///   {2020-01-02: 0.5}}}}}
/// Exceptions of several attributes are tried in the order written; the last that matches wins. `place` matches a
/// jurisdiction and all below.
struct ParameterValue {
  /// A number that may change on given days.
  struct Steps {
    double value = 0;
    std::map<Day, double> steps;  ///< From this day on, in place of `value`.
    double on(Day day) const;
    friend bool operator==(const Steps&, const Steps&) = default;
  };
  struct Exception {
    std::optional<Attribute> attribute;  ///< Empty: `place`.
    std::string key;                     ///< As written: "HND", "family_unit", "POE-SYS".
    std::uint16_t value = 0;             ///< Index of the attribute value, or of the jurisdiction; set when resolved.
    Steps number;
    friend bool operator==(const Exception&, const Exception&) = default;
  };
  Steps general;
  std::vector<Exception> exceptions;

  double on(Day day) const { return general.on(day); }  ///< Without exceptions.
  friend bool operator==(const ParameterValue&, const ParameterValue&) = default;
};

/// A parameter as its descriptor declares it.
struct ParameterDescription {
  std::string name, unit, source, status;  ///< status: sourced, calibrated, judgement.
  std::string meaning;
  /// Whose number it is: it does nothing while none of these parts holds. Empty: a number of the whole module.
  std::vector<std::string> parts;
  double low = 0, high = 0;
  ParameterValue standard;  ///< The default.
};

/// A window that is open at a place on a day, and what courts leave of it there.
struct Holding {
  const Window* window = nullptr;
  std::vector<const Window*> blocks;  ///< Court orders that stop it there, wholly or in part.
  double left = 1;                    ///< The share that no court has stopped.
};

struct PartDescription {
  std::string name;  ///< "programme", "surge".
  std::vector<std::string>
      instruments;      ///< Whose windows are its default: named here, or by `switches` of the instrument.
  bool limits = false;  ///< Holds the other parts back: windows that a user gives to the whole module are not its own.
};

struct ModuleDescription {
  std::string name, title, summary;
  std::vector<Gate> gates;
  std::vector<PartDescription> parts;
  std::vector<ParameterDescription> parameters;
  std::vector<std::string> not_modelled;
};

// Amounts made of amounts; each knows the parts and parameters of all that it is made of.
/// The product of two, for example a share of a party kind and the acceptance of a nationality.
Amount product(const Amount& one, const Amount& other);
/// The sum of two.
Amount sum(const Amount& one, const Amount& other);
/// The larger of two.
Amount larger(const Amount& one, const Amount& other);
/// What a share leaves: 1 - share.
Amount remainder(const Amount& share);

/// What a run gives to a module: windows per part and parameters, after register, policy set, --set and --without.
class ModuleSettings {
 public:
  ModuleSettings(const World& world, std::string name) : world_(&world), name_(std::move(name)) {}

  const std::string& name() const { return name_; }
  const World& world() const { return *world_; }
  /// True when the module does the same under both, in worlds that are alike.
  bool same_as(const ModuleSettings& other) const {
    return name_ == other.name_ && windows == other.windows && blocks == other.blocks && parameters == other.parameters;
  }

  /// Where a part holds on a day: the topmost jurisdictions of its windows in force that no court has wholly stopped.
  /// None lies within another. Empty when the part does not hold.
  std::vector<Id<Jurisdiction>> where(const std::string& part, Day day) const;
  /// The same for several parts together: where any of them holds.
  std::vector<Id<Jurisdiction>> where_any(const std::vector<std::string>& parts, Day day) const;
  bool active(const std::string& part, Day day) const { return !where(part, day).empty(); }

  /// How much of a part holds in a jurisdiction on a day, in [0, 1]: 1 in force, less where courts stopped a share. Of
  /// several instruments that switch the part, the one that holds most counts.
  double strength(const std::string& part, Day day, Id<Jurisdiction> where) const;
  Amount strength(const std::string& part, Day day) const;  ///< The same as an amount, which knows each jurisdiction.
  /// The windows of a part that are open in a jurisdiction on a day, whatever courts leave of them: who asks why.
  std::vector<Holding> holdings(const std::string& part, Day day, Id<Jurisdiction> where) const;

  /// A parameter on a day, without exceptions. Throws Defect for a name that the descriptor does not declare.
  double number(const std::string& parameter, Day day) const { return this->parameter(parameter).on(day); }
  const ParameterValue& parameter(const std::string& name) const;

  /// A parameter on a day with all its exceptions, as gates want it. Depends on no lifetime but the world's.
  Amount amount(const std::string& parameter, Day day) const;
  /// The same, times the strength of a part: a share that a claim takes, or a rate that a policy adds.
  Amount share(const std::string& part, const std::string& parameter, Day day) const;
  /// A factor on a rate: the parameter where the part holds in full, 1 where it does not, in between where it holds in
  /// part.
  Amount factor(const std::string& part, const std::string& parameter, Day day) const;

  /// Every day on which a window opens or closes or a step begins.
  std::vector<Day> changes() const;

  std::map<std::string, std::vector<Window>> windows;  ///< By part.
  std::map<std::string, std::vector<Window>> blocks;   ///< By part.
  std::map<std::string, ParameterValue> parameters;    ///< By name; every declared one is here.

 private:
  const World* world_;
  std::string name_;
};

/// Base of all modules.
class Module : public Policy {
 public:
  explicit Module(ModuleSettings settings) : settings_(std::move(settings)) {}
  const std::string& name() const override { return settings_.name(); }
  std::vector<Day> changes() const override { return settings_.changes(); }

 protected:
  const ModuleSettings& settings() const { return settings_; }
  const World& world() const { return settings_.world(); }

  /// The same claim at each place where a part holds on a day.
  void claim(const std::string& part, Day today, Gate gate, const Who& who, const Amount& share, Outcome outcome,
             GateTables& gates, Room room = Room::kNone) const;

  /// Adds to `who` every nationality that is contiguous to the destination, or every one that is not.
  Who contiguous(bool is, Who who = {}) const;

 private:
  ModuleSettings settings_;
};

}  // namespace corridor
