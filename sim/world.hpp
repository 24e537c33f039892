// A world is data: places, routes, jurisdictions, institutions, residents, departures, base rates. Nothing here knows
// a country, an agency or a law by name. Loaded by `load_world` (sim/world_loader.hpp) and then never changed.
#pragma once

#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sim/units.hpp"
#include "sim/who.hpp"

namespace corridor {

struct Jurisdiction;
struct Place;

enum class JurisdictionKind : std::uint8_t { kWorld, kCountry, kState, kSector, kPort, kArea, kLocality };

/// Who governs a place: a node of the tree world > country > state, area of responsibility, sector or port > locality.
/// Parents come before children, so a walk in index order sees every parent first.
struct Jurisdiction {
  std::string id;  ///< "US-TX", "SEC-RGV", "SNA", "MX-CHP".
  std::string name;
  JurisdictionKind kind = JurisdictionKind::kWorld;
  Id<Jurisdiction> parent;  ///< None for the root.
  Id<Jurisdiction> state;   ///< The state a locality lies in; none where that has no meaning.
};

enum class Side : std::uint8_t { kOrigin, kTransit, kDestination };  ///< Which country's authorities act here.

/// A node of the route network.
struct Place {
  std::string id;
  std::string name;
  Id<Jurisdiction> jurisdiction;  ///< The state, sector or port that governs it.
  std::string kind;  ///< origin_city, transit_city, crossing_formal, border_city, port, sector, destination, ...
  Side side = Side::kOrigin;
  double latitude = 0;   ///< Degrees north.
  double longitude = 0;  ///< Degrees east.
};

/// An undirected edge of the network. Parallel edges are deliberate: a foot path beside a road goes round a checkpoint.
struct Route {
  Id<Place> from, to;
  std::string mode;  ///< road, rail, remote, river, port, air, us_road.
  double km = 0;     ///< Length, kilometres.
  double days = 0;   ///< Usual travel time, days.
};

/// Persons who intend to leave in a month: exogenous, the same in every counterfactual.
struct Cohort {
  Month month;
  std::uint8_t nationality = 0;
  PartyKind kind = PartyKind::kSingleAdult;
  Persons persons = 0;
};

/// Persons who live in the destination without status when the period begins.
struct ResidentGroup {
  Id<Jurisdiction> locality;
  std::uint8_t nationality = 0;
  Criminality criminality = Criminality::kNone;
  Persons persons = 0;
  bool protected_status = false;  ///< Holds a reprieve from removal that a policy can respect.
};

/// A weighted choice, for example the places of origin of one nationality. Weights are >= 0 and sum to 1.
template <class Thing>
struct Weighted {
  Weighted() = default;
  Weighted(std::vector<Id<Thing>> its_choices, std::vector<double> their_weights)
      : choices(std::move(its_choices)), weights(std::move(their_weights)), up_to(weights.size()) {
    std::partial_sum(weights.begin(), weights.end(), up_to.begin());
  }
  std::vector<Id<Thing>> choices;
  std::vector<double> weights;
  std::vector<double> up_to;  ///< The weights of a choice and those before it, summed.
};

/// A base rate or share at a gate: one row of base_rates.csv. The last row that matches a party class wins for its
/// outcome.
struct BaseRate {
  Gate gate = Gate::kTransit;
  Outcome outcome = Outcome::kPassed;
  Id<Jurisdiction> where;  ///< Holds here and below.
  Who who;
  double value = 0;  ///< Competing-rate gates: per person and day (crossing: per attempt). Claim gates: share.
};

struct Nationality {
  std::string id;  ///< "HND".
  std::string name;
  bool contiguous =
      false;  ///< Of the transit country next to the destination; not subject to its own country's controls.
};

/// Scarce capacity that a policy or the world provides: units a day (slots) or a stock (beds).
struct RoomDescription {
  std::string id;       ///< "beds", "court_released", "port_slots".
  bool per_day = true;  ///< True: places per day; false: places occupied until left.
};

/// A number of the mechanism with its unit and source (parameters.yaml). Marked `calibrated` where it was fitted.
struct WorldParameter {
  double value = 0;
  std::string unit;
  double low = 0, high = 0;
  std::string source;
  std::string status;  ///< sourced, calibrated or judgement.
};

/// Position of a month of the year among those of all kinds of party.
constexpr std::size_t season_of(std::size_t kind, std::chrono::month month) {
  return kind * kMonthsOfYear + (unsigned{month} - 1);
}

/// Which share of a nationality goes to ports: in the year before anything is played, and where habit adds nothing.
struct PortUse {
  Share before = 0, usual = 0;
};

/// An institution that acts on migrants; the register of policies names these.
struct Institution {
  std::string id, name;
  Id<Jurisdiction> country;
  std::string role;  ///< security, welfare, adjudication, health or military.
};

struct World {
  std::string id, name;
  std::string directory;                    ///< Where it was read, for messages.
  std::string policies;                     ///< Which collection of policies is its own; empty where it names none.
  std::vector<Jurisdiction> jurisdictions;  ///< The tree; index 0 is the root.
  std::vector<Place> places;
  std::vector<Route> routes;
  std::vector<Nationality> nationalities;  ///< At most 16.
  std::vector<Cohort> cohorts;             ///< By month, nationality, kind.
  std::vector<ResidentGroup> residents;
  std::vector<Weighted<Place>> origins;                    ///< By nationality: where journeys begin.
  std::vector<Weighted<Jurisdiction>> destinations;        ///< By nationality: localities that people head for.
  std::vector<BaseRate> base_rates;                        ///< In file order.
  std::map<std::string, WorldParameter> parameters;        ///< By name.
  std::map<std::string, std::vector<double>> party_sizes;  ///< By kind: share of parties with 1, 2, 3, ... persons.
  std::map<std::string, std::string> labels;  ///< How published tables call things: "authority.expelled" = "title_42".

  /// How strongly a sector draws parties of a nationality and kind, as a utility: jurisdiction ->
  /// [group_of(nationality, kind)]. Empty: 0.
  std::unordered_map<std::uint16_t, std::vector<double>> pulls;
  double pull(Id<Jurisdiction> sector, std::size_t nationality, std::size_t kind) const {
    const auto found = pulls.find(sector.value);
    return found == pulls.end() ? 0.0 : found->second[group_of(nationality, kind)];
  }
  /// Persons a month of each nationality who went by a sector in the year before anything is played: what is known of
  /// ways at the start. Empty: nobody went.
  std::unordered_map<std::uint16_t, std::vector<double>> went_before;
  /// What a month of the year adds to the pull of a sector: jurisdiction -> [kind of party x 12 + month - 1]. Empty: 0.
  std::unordered_map<std::uint16_t, std::vector<double>> seasons;
  double season(Id<Jurisdiction> sector, std::size_t kind, Month month) const {
    const auto found = seasons.find(sector.value);
    return found == seasons.end() ? 0.0 : found->second[season_of(kind, month.month())];
  }
  /// How much likelier people before a sector go to its ports than elsewhere, as a utility. Sectors without: 0.
  std::unordered_map<std::uint16_t, double> port_draws;
  /// By nationality: the share that goes to ports, of all who come before the border. Empty: nobody hears of ports.
  std::vector<PortUse> port_use;
  /// Persons a day whom a port can take of those who ask for protection, by jurisdiction. Ports without: anybody.
  std::unordered_map<std::uint16_t, double> port_turns;
  std::vector<double> intents;  ///< [group_of(nationality, kind)]: share that seeks protection.
  /// By nationality: of those who meant to evade and are to be removed without a hearing, the share that states a fear
  /// then (8 U.S.C. 1225(b)(1)(A)(ii) asks everybody). Empty: nobody does.
  std::vector<double> late_fears;
  std::vector<double> bed_shares;  ///< By jurisdiction: the share of all detention beds that an area has; sums to 1.
                                   ///< Empty: beds are where people are.
  std::vector<Institution> institutions;
  std::unordered_map<std::uint16_t, Id<Jurisdiction>> custody_areas;  ///< Sector -> the area that takes custody there.
  /// The area of responsibility that takes custody for a sector or port; itself for an area, the parent for a locality.
  Id<Jurisdiction> area_of(Id<Jurisdiction> where) const;

  Id<Jurisdiction> find_jurisdiction(const std::string& id) const;  ///< None when unknown.
  Id<Place> find_place(const std::string& id) const;                ///< None when unknown.
  std::optional<std::uint8_t> find_nationality(const std::string& id) const;
  bool within(Id<Jurisdiction> inner,
              Id<Jurisdiction> outer) const;  ///< True when `outer` is `inner`, an ancestor, or its state.
  /// True when `holds` is true of `inner`, an ancestor, or its state: of something that it lies within.
  template <class Test>
  bool any_above(Id<Jurisdiction> inner, Test holds) const {
    if (const Id<Jurisdiction> state = jurisdictions[inner.index()].state; state && holds(state)) return true;
    for (Id<Jurisdiction> at = inner; at; at = jurisdictions[at.index()].parent) {
      if (holds(at)) return true;
    }
    return false;
  }
  Id<Jurisdiction> ancestor(Id<Jurisdiction> id,
                            JurisdictionKind kind) const;  ///< Itself or the nearest above; none if there is none.
  double parameter(const std::string& name) const;         ///< Throws Defect when the world has no such parameter.
  const std::string& label(const std::string& key) const;  ///< The label, or the key itself.
};

}  // namespace corridor
