// Gate tables: what the law of one day decides at each gate, for each jurisdiction and party class.
//
// Filters compose in two ways and no other. At *rate* gates (transit, crossing, contact) every policy adds a
// non-negative rate to an outcome or scales one; one draw decides, and the outcome is charged in proportion. At *claim*
// gates (all others) each policy claims a share of the eligible parties that earlier policies left; the rest flows on,
// at last to `base`. Policies are called in order of legal precedence; the base rates of the world come last.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "sim/policy.hpp"
#include "sim/who.hpp"
#include "sim/world.hpp"

namespace corridor {

constexpr bool is_rate_gate(Gate gate) {
  return gate == Gate::kTransit || gate == Gate::kCrossing || gate == Gate::kContact;
}

/// Scarce capacity. The engine settles requests for these in a fixed order (sim/rooms.hpp).
/// Rooms are settled in this order each day, so that a party declined in one can still ask for a later one.
enum class Room : std::uint8_t { kNone, kHearingsAbroad, kFamilyIntake, kBeds, kPortSlots, kCourtReleased };
inline constexpr std::array<std::string_view, 6> kRoomNames{"none", "hearings_abroad", "family_intake",
                                                            "beds", "port_slots",      "court_released"};

/// One link of a chain. At claim gates a chain is a row of doors: `amount` is the share of those whom earlier links
/// left, and each link has a draw of its own, so that a larger share takes a superset of the same parties and leaves
/// later links a subset. At rate gates `amount` is the rate, cumulated over the chain; one draw decides between all
/// links.
struct Link {
  double amount = 0;
  std::uint32_t luck =
      0;  ///< Claim gates: the address of the link's draw; the same for a policy's outcome under every law.
  Outcome outcome = Outcome::kPassed;
  PolicyIndex by = kBase;
  Room room =
      Room::kNone;  ///< Claims only: holds only while there is room; without room the party flows on to the next link.
};

/// A number that may depend on the party class and the jurisdiction: a constant, or a parameter with its exceptions.
class Amount {
 public:
  Amount(double constant) : constant_(constant) {}  // NOLINT: a plain number is an amount
  Amount(std::function<double(const PartyClass&, Id<Jurisdiction>)> function)
      : function_(std::move(function)) {}  // NOLINT
  double operator()(const PartyClass& party, Id<Jurisdiction> where) const {
    return function_ ? function_(party, where) : constant_;
  }

 private:
  double constant_ = 0;
  std::function<double(const PartyClass&, Id<Jurisdiction>)> function_;
};

/// A claim of a policy at a claim gate.
struct Claim {
  Id<Jurisdiction> where;  ///< Holds here and everywhere below.
  Who who;                 ///< Eligible parties.
  Amount share = 1;        ///< Of those eligible whom earlier policies left.
  Outcome outcome = Outcome::kReleased;
  Room room = Room::kNone;
};

/// A change of a rate at a rate gate: adds `add` (>= 0), then multiplies what the outcome has from base and earlier
/// policies by `scale`.
struct RateChange {
  Id<Jurisdiction> where;
  Who who;
  Outcome outcome = Outcome::kApprehended;
  Amount add = 0;  ///< Per day (crossing: per attempt).
  Amount scale =
      1;  ///< >= 0. Above 1 the growth is charged to this policy; below 1 every earlier charge shrinks alike.
};

/// Capacity of a room on a day at a jurisdiction: beds in all, or slots a day.
struct RoomSize {
  Room room = Room::kBeds;
  Id<Jurisdiction> where;
  double places = 0;
};

/// What each gate decides under the law of one day. Built by applying each policy in order, then `finish`.
class GateTables {
 public:
  GateTables(const World& world, Day today);

  Day today() const { return today_; }
  const World& world() const { return *world_; }

  // --- Written by policies ---------------------------------------------------------------------------------------
  void begin(PolicyIndex policy, const std::string& name);  ///< What follows is charged to this policy.
  void claim(Gate gate, const Claim& claim);  ///< Claim gates only. A share outside [0, 1] is a Defect when composed.
  void change_rate(Gate gate,
                   const RateChange& change);  ///< Rate gates only. A negative rate is a Defect when composed.
  void provide(const RoomSize& size);          ///< Sets the capacity of a room; the last policy to speak wins.

  /// Composes everything into chains. Call once, after the last policy.
  void finish();

  // --- Read by the engine ----------------------------------------------------------------------------------------
  /// The chain that a party of this class meets here. Empty when nothing can happen. Lives as long as the tables.
  std::span<const Link> chain(Gate gate, Id<Jurisdiction> where, const PartyClass& party) const;

  /// Places in a room at a jurisdiction (the nearest ancestor that has any); infinity when nobody limits it.
  double places(Room room, Id<Jurisdiction> where) const;

  const std::vector<RoomSize>& room_sizes() const { return sizes_; }

 private:
  struct PendingClaim {
    Claim claim;
    PolicyIndex by;
    std::uint32_t luck;
  };
  struct PendingRate {
    RateChange change;
    PolicyIndex by;
  };
  struct Row {
    std::uint32_t begin = 0;
    std::uint16_t size = 0;
  };
  struct Acting;  // What acts at one gate in one jurisdiction.

  void compose(Gate gate, Id<Jurisdiction> where);
  void compose_claims(const Acting& acting, const PartyClass& party, std::vector<Link>& chain) const;
  void compose_rates(const Acting& acting, const PartyClass& party, std::vector<Link>& chain) const;

  const World* world_;
  Day today_;
  PolicyIndex policy_ = kBase;
  std::uint32_t policy_luck_ = 0;
  std::array<std::vector<PendingClaim>, kGates> claims_;
  std::array<std::vector<PendingRate>, kGates> rates_;
  std::vector<RoomSize> sizes_;
  std::array<std::vector<Row>, kGates> rows_;  ///< By jurisdiction, then class.
  std::vector<Link> links_;
};

/// Index of a party class among the classes that a gate tells apart; in [0, classes_of(gate, world)).
std::size_t class_index(Gate gate, const PartyClass& party, std::size_t nationalities);
std::size_t classes_of(Gate gate, std::size_t nationalities);
PartyClass class_at(Gate gate, std::size_t index,
                    std::size_t nationalities);  ///< Inverse of class_index; unseen attributes are 0.

/// The outcomes that a gate can have, in a fixed order.
std::span<const Outcome> outcomes_of(Gate gate);
/// Where an outcome stands among those of its gate: the order of details in the tables.
std::size_t position_of(Gate gate, Outcome outcome);

/// The link of a rate chain on which a rate in [0, the chain's total) falls.
const Link& link_at(std::span<const Link> chain, PerDay rate);

/// What happens at a claim gate when neither a policy nor the base table decides.
Outcome default_outcome(Gate gate);

/// True when a gate can be met in this jurisdiction. Departure and return are met at the root; transit and transit
/// custody in the states of origin and transit countries; approach and crossing in sectors; port_of_entry at ports;
/// processing in both; detention, court and removal in areas; contact and transfer in localities.
bool gate_is_at(Gate gate, const World& world, Id<Jurisdiction> where);

}  // namespace corridor
