// Gate tables: what the law of one day decides at each gate, for each jurisdiction and party class.
//
// Policies write claims and changes of rates; composing (sim/compose.hpp) turns them into chains. Policies are called
// in order of legal precedence; the base rates of the world come last. A version of the law shares with the version
// before it all that no policy has written anew.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "sim/compose.hpp"
#include "sim/gate_facts.hpp"
#include "sim/policy.hpp"
#include "sim/world.hpp"

namespace corridor {

struct GateBase;

/// Capacity of a room on a day at a jurisdiction: beds in all, or slots a day.
struct RoomSize {
  Room room = Room::kBeds;
  Id<Jurisdiction> where;
  double places = 0;
  PolicyIndex by = kBase;   ///< Set by the tables: who provides them.
  bool by_name = false;     ///< Places go to names in the order of a list: that of one who has left is used up.
  Id<Jurisdiction> pool{};  ///< All sizes that name the same pool share its places; unless told, each has its own.
  Id<Jurisdiction> provider() const { return pool ? pool : where; }
  friend bool operator==(const RoomSize&, const RoomSize&) = default;
};

/// What each gate decides under the law of one day. Built by applying policies in order, then `finish`.
class GateTables {
 public:
  /// The law of a day on which nothing has been written yet. `world` must outlive the tables.
  GateTables(const World& world, Day today);
  /// A new version of a finished law: a policy that `begin`s writes anew; what the others wrote stands.
  GateTables(const GateTables& before, Day today);

  Day today() const { return today_; }
  const World& world() const;

  // --- Written by policies ---------------------------------------------------------------------------------------
  void begin(PolicyIndex policy, const std::string& name);  ///< What follows is charged to this policy.
  /// Claim gates and outcomes of the gate only, else a Defect. A share outside [0, 1] is a Defect when composed.
  void claim(Gate gate, const Claim& claim);
  /// Rate gates and outcomes of the gate only, else a Defect. A negative rate is a Defect when composed.
  void change_rate(Gate gate, const RateChange& change);
  void provide(const RoomSize& size);  ///< Sets the capacity of a room; the last policy to speak wins.
  /// The same, but what an earlier policy set at that place stays, and so does what holds there where that is less.
  void limit(const RoomSize& size);

  /// Composes everything into chains. Call once, after the last policy.
  void finish();

  // --- Read by the engine ----------------------------------------------------------------------------------------
  /// The chain that a party of this class meets here. Empty when nothing can happen. Lives as long as the tables.
  std::span<const Link> chain(Gate gate, Id<Jurisdiction> where, const PartyClass& party) const;

  /// The same where the gate is known when the program is built: most of what happens in a run asks this.
  template <Gate gate>
  std::span<const Link> chain(Id<Jurisdiction> where, const PartyClass& party) const {
    const GateChains* here = chains_[index_of(gate)][where.index()].get();
    if (here == nullptr) return {};
    return here->of(class_index<gate>(party, nationalities_));
  }

  /// Places in a room at a jurisdiction (the nearest ancestor that has any); infinity when nobody limits it.
  double places(Room room, Id<Jurisdiction> where) const;
  /// Who sets them: the entry of `room_sizes` that holds there; null when nobody limits it.
  const RoomSize* size_of(Room room, Id<Jurisdiction> where) const;

  const std::vector<RoomSize>& room_sizes() const { return sizes_; }

  /// True when every party meets the same chains and rooms under both, finished laws of one world.
  bool decides_like(const GateTables& other) const;

  // --- Read by those who ask why ---------------------------------------------------------------------------------
  /// How the chain of a class comes about, step by step: policies in order of precedence and the base (first at rate
  /// gates, last at claim gates). A claim on everyone ends it.
  std::vector<ChainStep> account(Gate gate, Id<Jurisdiction> where, const PartyClass& party) const;

 private:
  struct Provision {
    RoomSize size;
    bool only_if_less;
  };
  /// All that one policy says of the day.
  struct Writing {
    PolicyIndex by = kBase;
    std::uint32_t luck = 0;
    std::array<std::vector<Written<Claim>>, kGates> claims;
    std::array<std::vector<Written<RateChange>>, kGates> rates;
    std::vector<Provision> sizes;
  };

  void write(Provision provision);
  void set_size(const Provision& provision);
  /// By jurisdiction: whether what policies say at a gate differs there from the version before.
  std::vector<bool> changed(std::size_t gate) const;
  struct Composing;
  void compose(Gate gate, Id<Jurisdiction> where, Composing& composing);
  Acting acting_at(Gate gate, Id<Jurisdiction> where) const;

  std::shared_ptr<const GateBase> base_;
  std::size_t nationalities_;
  Day today_;
  std::vector<std::shared_ptr<Writing>> writings_;  ///< In order of precedence; first what no policy wrote.
  std::shared_ptr<Writing> writing_;                ///< The one in hand.
  struct Renewal {
    std::shared_ptr<const Writing> now, before;  ///< `before`: none when the policy had not spoken.
  };
  std::vector<Renewal> anew_;  ///< Written for this version.
  std::vector<RoomSize> sizes_;
  std::array<std::vector<std::shared_ptr<const GateChains>>, kGates> chains_;  ///< By jurisdiction.
};

}  // namespace corridor
