// Why people meet what they meet: for a day, a place and a kind of party, the chain at each gate, step by step, and the
// law behind each step. The steps are told by the code that composes the chains for a run (`GateTables::account`).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/explain/question.hpp"
#include "analysis/scenario/scenario.hpp"
#include "sim/gates.hpp"

namespace corridor {

/// An instrument on which a step rests: a window that is open there on the day, and what courts leave of it.
struct Provision {
  std::string part;                       ///< Of the policy module.
  std::string instrument;                 ///< Id in the register; empty for a window that the scenario itself sets.
  std::string title = {}, citation = {};  ///< Of the instrument.
  Day from = {}, to = {};                 ///< `to` is Day::max() when open.
  std::vector<std::string> ended_by =
      {};                             ///< Acts of this run that had ended it at `to`: what is told is what they leave.
  std::vector<const Window*> orders;  ///< Court orders that stop it there, wholly or in part.
  double left = 1;                    ///< The share that no court has stopped.
  friend bool operator==(const Provision&, const Provision&);  ///< Orders by what they say.
};

/// A parameter of the module that enters a step, as it is for this party, place and day.
struct ParameterUsed {
  std::string name, unit;
  double value = 0;
  friend bool operator==(const ParameterUsed&, const ParameterUsed&) = default;
};

/// Places in the room that an outcome needs.
struct RoomNeeded {
  Room room = Room::kNone;
  double places = 0;  ///< Infinity: nobody limits it.
  bool per_day = true;
  std::string by = {}, where = {};  ///< Who sets it and for which jurisdiction; empty when nobody does.
  friend bool operator==(const RoomNeeded&, const RoomNeeded&) = default;
};

/// What the base, or one claim or change of a policy, puts into the chain.
struct ExplainedStep {
  ChainStep step;
  std::string by = {}, title = {};  ///< Module and its title; "base".
  Share reach = 1;                  ///< Claim gates: of those who come to the gate, the share that comes to this step.
  Share taken = 0;       ///< Claim gates: of those who come to the gate, the share that it takes if there is room.
  RoomNeeded room = {};  ///< `kNone`: needs none.
  std::vector<ParameterUsed> parameters = {};
  std::vector<Provision> provisions = {};
  friend bool operator==(const ExplainedStep&, const ExplainedStep&);
};

/// An outcome and whom it is charged to.
struct OutcomeShare {
  Outcome outcome = Outcome::kPassed;
  std::string by;
  double rate = 0;  ///< Rate gates: per day, or per attempt.
  Share share = 0;  ///< Of those who come to the gate; at rate gates of those exposed for `Exposure`.
  friend bool operator==(const OutcomeShare&, const OutcomeShare&) = default;
};

/// An attribute of the party that the gate looks at.
struct SeenValue {
  enum class From { kGiven, kPlace, kAssumed };
  Attribute attribute = Attribute::kNationality;
  std::string value;
  From from = From::kAssumed;
  std::vector<std::string> would_change;  ///< Other values with which the chain would be another.
  friend bool operator==(const SeenValue&, const SeenValue&) = default;
};

/// The chain at one gate, in one place or in several that are alike.
struct ExplainedGate {
  Gate gate = Gate::kTransit;
  std::vector<Id<Jurisdiction>> where;
  PartyClass party;
  std::vector<SeenValue> sees;
  std::vector<ExplainedStep> steps;
  std::vector<OutcomeShare> outcomes;
  Share nothing = 0;  ///< Rate gates: nothing happens to these.
  struct Stopped {
    std::string by;
    Provision provision;
    friend bool operator==(const Stopped&, const Stopped&) = default;
  };
  std::vector<Stopped> stopped;  ///< In force there, but wholly stopped by courts.
};

/// True when a reader is told the same of both, wherever they are met.
bool told_alike(const ExplainedGate& one, const ExplainedGate& other);

/// How long a party is exposed for the shares of a rate gate: a day on the way, an attempt to cross, a year of living.
struct Exposure {
  double length = 1;
  std::string_view rate_unit, unit;
};
Exposure exposure_at(Gate gate);

struct Explanation {
  Day on;
  std::string at, name;
  std::vector<std::string> who;  ///< As asked.
  std::vector<ExplainedGate> gates;
};

/// Answers the question. Throws ConfigError with every mistake in it.
Explanation explain(const Scenario& scenario, const ExplainRequest& request);

}  // namespace corridor
