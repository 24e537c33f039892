// What somebody asks of `explain`, read against a world: a day, a place, a kind of party, and where its gates are met.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "analysis/scenario/scenario.hpp"
#include "sim/gates.hpp"

namespace corridor {

/// What is asked, as written on a command line.
struct ExplainRequest {
  std::string on;                ///< ISO date within the scenario's period.
  std::string at;                ///< Id or name of a place or jurisdiction.
  std::vector<std::string> who;  ///< "ATTRIBUTE=VALUE".
  std::string gate;              ///< One gate; empty: every gate that can be met there.
};

/// A place or jurisdiction that somebody names.
struct NamedPlace {
  std::string id, name;
  Id<Jurisdiction> jurisdiction;  ///< Itself, or the one that governs the place.
  Id<Place> town;                 ///< None when a jurisdiction is meant.
};

struct ExplainQuestion {
  Day on;
  NamedPlace at;
  PartyClass party;  ///< What is not given is as a new party of the engine has it.
  std::array<bool, kAttributes> given{};
  std::optional<Gate> gate;
};

/// Reads a request; every mistake lands in `problems`.
ExplainQuestion read_question(const Scenario& scenario, const ExplainRequest& request, Problems& problems);

/// The jurisdictions in which a party at this place can meet a gate, in the order of the tree. A town on the border
/// leads to sectors and ports across it; sectors, ports and localities to the area that takes custody; places of origin
/// and towns on the border to the root, where people decide to leave and to try again.
std::vector<Id<Jurisdiction>> where_met(const World& world, const NamedPlace& at, Gate gate);

}  // namespace corridor
